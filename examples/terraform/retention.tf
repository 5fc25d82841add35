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
            days           = 90
            storage_medium = "CLOUDARCHIVE"
          }
          delete_retention {
            days = var.keep_calls_days
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

# gclint: ignore[indefinite-retention] claims must be kept while a case is open, see LEG-214
resource "genesyscloud_recording_media_retention_policy" "claims" {
  name    = "${local.prefix} claims"
  order   = 2
  enabled = true
  media_policies {
    call_policy {
      actions {
        retain_recording = true
      }
      conditions {
        for_queue_ids = ["7f1a0f6e-5f1b-4a58-9a3b-1c8f0d3f2b11"]
      }
    }
  }
}
