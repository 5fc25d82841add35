terraform {
  required_version = ">= 1.9"
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "genesyscloud" {
  token_pool_size      = 10
  max_concurrent_pages = 5
}
