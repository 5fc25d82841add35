variable "name" {}

resource "genesyscloud_auth_role" "it" {
  name        = var.name
  permissions = ["routing:queue:*"]
  permission_policies {
    domain      = "externalContacts"
    entity_name = "contact"
    action_set  = ["view", "edit"]
  }
  permission_policies {
    domain      = "analytics"
    entity_name = "*"
    action_set  = ["view"]
  }
}

output "id" {
  value = genesyscloud_auth_role.it.id
}
