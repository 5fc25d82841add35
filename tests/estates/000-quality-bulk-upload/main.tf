terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
  }
}

# The "service account" of the report: a client-credentials client.
resource "genesyscloud_oauth_client" "servicenow" {
  name                          = "ServiceNow quality sync"
  authorized_grant_type         = "CLIENT-CREDENTIALS"
  access_token_validity_seconds = 86400
  scopes                        = ["quality:evaluations:write", "quality:bulk:write"]
  roles {
    role_id = genesyscloud_auth_role.quality_admin.id
  }
}

resource "genesyscloud_auth_role" "quality_admin" {
  name        = "Quality Admin (restricted)"
  description = "Evaluations from ServiceNow"
  permission_policies {
    domain      = "quality"
    entity_name = "evaluation"
    action_set  = ["view"]
  }
  permission_policies {
    domain      = "quality"
    entity_name = "evaluations"
    action_set  = ["write"]
  }
}

resource "genesyscloud_integration_credential" "quality" {
  name                 = "ServiceNow quality sync"
  credential_type_name = "pureCloudOAuthClient"
  fields = {
    clientId     = genesyscloud_oauth_client.servicenow.id
    clientSecret = var.quality_client_secret
  }
}

variable "quality_client_secret" {
  type      = string
  sensitive = true
}

resource "genesyscloud_integration" "quality" {
  intended_state   = "ENABLED"
  integration_type = "purecloud-data-actions"
  config {
    name = "Quality sync"
    credentials = {
      pureCloudOAuthClient = genesyscloud_integration_credential.quality.id
    }
  }
}

resource "genesyscloud_integration_action" "bulk_upload" {
  name           = "Upload evaluations in bulk"
  category       = "Quality sync"
  integration_id = genesyscloud_integration.quality.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      evaluations = {
        type  = "array"
        items = { type = "object" }
      }
    }
  })
  contract_output = jsonencode({
    type       = "object"
    properties = {}
  })
  config_request {
    request_url_template = "/api/v2/quality/evaluations/bulk"
    request_type         = "POST"
    request_template     = "$${input.rawRequest}"
    headers = {
      Content-Type = "application/json"
    }
  }
  config_response {
    success_template = "$${rawResult}"
  }
}

resource "genesyscloud_integration_action" "evaluate" {
  name           = "Create one evaluation"
  category       = "Quality sync"
  integration_id = genesyscloud_integration.quality.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      conversationId = { type = "string" }
    }
  })
  contract_output = jsonencode({
    type       = "object"
    properties = {}
  })
  config_request {
    request_url_template = "/api/v2/quality/conversations/$esc.url($${input.conversationId})/evaluations"
    request_type         = "POST"
    request_template     = "$${input.rawRequest}"
  }
  config_response {
    success_template = "$${rawResult}"
  }
}
