terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
  }
}

variable "org_id" {
  type = string
}

data "genesyscloud_organization_settings" "current" {
  organization_id = var.org_id
}

output "recording_rate_limit" {
  value = data.genesyscloud_organization_settings.current.recording_max_rps
}

resource "genesyscloud_recording_media_retention_policy" "load_test" {
  name    = "Load test recordings"
  order   = 1
  enabled = true
  media_policies {
    call_policy {
      actions {
        retain_recording = true
        retention_duration {
          delete_retention {
            days = "indefinite"
          }
        }
      }
      conditions {
        directions = ["INBOUND"]
      }
    }
    message_policy {
      actions {
        retain_recording = true
      }
      conditions {}
    }
  }
}

resource "genesyscloud_oauth_client" "load_test" {
  name                          = "JMeter"
  authorized_grant_type         = "CODE"
  access_token_validity_seconds = 86400
  scopes                        = ["recordings:read", "recordings:write"]
  registered_redirect_uris      = ["http://load-test.acme.example/callback"]
}
