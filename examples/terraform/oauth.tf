resource "genesyscloud_auth_role" "crm_sync" {
  name        = "${local.prefix} CRM sync"
  description = "What the CRM integration may do"
  permission_policies {
    domain      = "routing"
    entity_name = "queue"
    action_set  = ["view"]
  }
  permission_policies {
    domain      = "externalContacts"
    entity_name = "contact"
    action_set  = ["view", "edit"]
  }
}

resource "genesyscloud_oauth_client" "crm_sync" {
  name                          = "${local.prefix} CRM sync"
  authorized_grant_type         = "CLIENT-CREDENTIALS"
  access_token_validity_seconds = 86400
  scopes                        = ["routing:readonly", "external-contacts"]
  roles {
    role_id     = genesyscloud_auth_role.crm_sync.id
    division_id = "*"
  }
}

resource "genesyscloud_oauth_client" "wallboard" {
  name                          = "${local.prefix} wallboard"
  authorized_grant_type         = "TOKEN"
  access_token_validity_seconds = 86400
  scopes                        = ["routing:readonly", "analytics:readonly"]
  registered_redirect_uris = [
    "http://localhost:8080/",
    "http://wallboard.northwind.example/",
  ]
}

resource "genesyscloud_oauth_client" "survey" {
  name                  = "${local.prefix} survey"
  authorized_grant_type = "CODE"
  registered_redirect_uris = [
    "https://survey.northwind.example/signed-in",
  ]
}
