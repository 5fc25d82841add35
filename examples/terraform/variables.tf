variable "crm_api_key" {
  description = "Key for the customer database"
  type        = string
}

variable "servicenow_instance" {
  description = "The part before .service-now.com"
  type        = string
  default     = "northwindcare"
}

variable "keep_calls_days" {
  description = "How long recorded calls are kept"
  type        = number
  default     = 365
}

locals {
  prefix = "Northwind"
}
