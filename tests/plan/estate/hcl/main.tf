terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.80"
    }
  }
}

provider "genesyscloud" {
  token_pool_size      = 5
  max_concurrent_pages = 20
}

variable "archive_days" {
  default = 90
}

variable "crm_password" {
  description = "Signs in to the CRM"
  default     = "uQ7-kfR2wPz9sLd4"
}

variable "widgets" {
  default = {
    chat  = "http://chat.northwind.example/"
    video = "https://video.northwind.example/"
  }
}

locals {
  prefix = "Northwind"
}

module "roles" {
  source = "./roles"
  name   = "${local.prefix} CRM"
}

resource "genesyscloud_oauth_client" "crm" {
  name                          = "${local.prefix} CRM"
  authorized_grant_type         = "CLIENT-CREDENTIALS"
  access_token_validity_seconds = 86400
  scopes                        = ["routing", "analytics"]
  roles {
    role_id     = module.roles.id
    division_id = "*"
  }
}

resource "genesyscloud_oauth_client" "widget" {
  for_each                 = var.widgets
  name                     = "${local.prefix} ${each.key}"
  authorized_grant_type    = "TOKEN"
  scopes                   = ["users:readonly", "conversations"]
  registered_redirect_uris = [each.value]
}

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
    clientId     = genesyscloud_oauth_client.crm.id
    clientSecret = "9bT2rq-7Qx4LkZ0vJw1n"
  }
}

resource "genesyscloud_integration_credential" "crm" {
  name                 = "${local.prefix} CRM"
  credential_type_name = "basicAuth"
  fields = {
    userName = "northwind"
    password = var.crm_password
  }
}

resource "genesyscloud_integration_action" "transfer" {
  name           = "Transfer"
  category       = "${local.prefix} platform"
  integration_id = genesyscloud_integration.platform.id
  contract_input = jsonencode({
    type = "object"
    properties = {
      conversationId = { type = "string" }
      target         = { type = "object", properties = { queueId = { type = "string" } } }
    }
  })
  contract_output = jsonencode({ type = "object", properties = {} })
  config_request {
    request_url_template = "/api/v2/conversations/calls/$${input.conversationId}/participants"
    request_type         = "POST"
    request_template     = "$${input.rawRequest}"
  }
  config_response {
    success_template = "$${rawResult}"
  }
}

resource "genesyscloud_recording_media_retention_policy" "service" {
  name    = "${local.prefix} service"
  order   = 1
  enabled = true
  media_policies {
    call_policy {
      actions {
        retain_recording = true
        retention_duration {
          archive_retention {
            days           = var.archive_days
            storage_medium = "CLOUDARCHIVE"
          }
          delete_retention {
            days = 30
          }
        }
      }
      conditions {}
    }
    message_policy {
      actions {
        retain_recording = true
      }
      conditions {}
    }
  }
}

data "aws_iam_policy_document" "export" {
  dynamic "statement" {
    for_each = ["s3:GetBucketLocation", "s3:PutObject"]
    content {
      actions   = [statement.value]
      resources = ["arn:aws:s3:::northwind-recordings/*"]
    }
  }
}

resource "aws_iam_policy" "export" {
  name   = "export"
  policy = data.aws_iam_policy_document.export.json
}
