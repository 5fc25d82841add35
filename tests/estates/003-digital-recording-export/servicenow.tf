terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
  }
}

resource "genesyscloud_integration" "servicenow" {
  intended_state   = "ENABLED"
  integration_type = "custom-rest-actions"
  config {
    name = "ServiceNow"
    credentials = {
      basicAuth = genesyscloud_integration_credential.servicenow.id
    }
  }
}

resource "genesyscloud_integration_credential" "servicenow" {
  name                 = "ServiceNow"
  credential_type_name = "basicAuth"
  fields = {
    userName = "genesys"
    password = var.servicenow_password
  }
}

variable "servicenow_password" {
  type      = string
  sensitive = true
}

resource "genesyscloud_integration_action" "legal_hold_incident" {
  name           = "Open a legal hold incident"
  category       = "ServiceNow"
  integration_id = genesyscloud_integration.servicenow.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      channel = { type = "string" }
    }
  })
  contract_output = jsonencode({
    type       = "object"
    properties = {}
  })
  config_request {
    request_url_template = "https://acme.service-now.com/api/now/table/incident"
    request_type         = "POST"
    headers = {
      Content-Type = "application/json"
    }
    request_template = <<-EOT
      {
        "number": "{{trigger.id}}",
        "short_description": "WhatsApp Export {{trigger.channel}}",
        "metadata": {
          "u_legal_hold": {{trigger.legal_hold}}
        }
      }
    EOT
  }
  config_response {
    success_template = "$${rawResult}"
  }
}
