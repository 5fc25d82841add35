resource "genesyscloud_integration" "platform" {
  intended_state   = "ENABLED"
  integration_type = "purecloud-data-actions"
  config {
    name = "${local.prefix} platform"
    credentials = {
      pureCloudOAuthClient = genesyscloud_integration_credential.platform.id
    }
  }
}

resource "genesyscloud_integration_credential" "platform" {
  name                 = "${local.prefix} platform"
  credential_type_name = "pureCloudOAuthClient"
  fields = {
    clientId     = genesyscloud_oauth_client.crm_sync.id
    clientSecret = "9bT2rq-7Qx4LkZ0vJw1n"
  }
}

resource "genesyscloud_integration_action" "move_to_queue" {
  name           = "Move a conversation to another queue"
  category       = "${local.prefix} platform"
  integration_id = genesyscloud_integration.platform.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      conversationId = { type = "string" }
      target = {
        type = "object"
        properties = {
          queueId = { type = "string" }
        }
      }
    }
  })
  contract_output = jsonencode({
    type       = "object"
    properties = {}
  })
  config_request {
    request_url_template = "/api/v2/conversations/calls/$${input.conversationId}/participants"
    request_type         = "POST"
    request_template     = "$${input.rawRequest}"
  }
  config_response {
    success_template = "$${rawResult}"
  }
}

resource "genesyscloud_integration" "servicenow" {
  intended_state   = "ENABLED"
  integration_type = "custom-rest-actions"
  config {
    name = "${local.prefix} ServiceNow"
  }
}

resource "genesyscloud_integration_action" "open_incident" {
  name           = "Open an incident"
  category       = "${local.prefix} ServiceNow"
  integration_id = genesyscloud_integration.servicenow.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      summary = { type = "string" }
      channel = { type = "string" }
    }
  })
  contract_output = jsonencode({
    type = "object"
    properties = {
      number = { type = "string" }
    }
  })
  config_request {
    request_url_template = "https://${var.servicenow_instance}.service-now.com/api/now/table/incident"
    request_type         = "POST"
    headers = {
      Content-Type = "application/json"
    }
    request_template = <<-EOT
      {
        "short_description": "$esc.jsonString($${input.summary})",
        "u_call": {
          "u_channel": "$esc.jsonString($${input.channel})"
        }
      }
    EOT
  }
  config_response {
    translation_map = {
      number = "$.result.number"
    }
    translation_map_defaults = {
      number = "\"\""
    }
    success_template = "{\"number\": $${number}}"
  }
}
