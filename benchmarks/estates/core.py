"""The first ten files of a team: a root module, the module that it calls, and an export."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.estates.action import action_module, export
from benchmarks.estates.chance import TRADES, Chance

_VERSIONS = """\
terraform {
  required_version = ">= 1.9"
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
  }
}

provider "genesyscloud" {
  token_pool_size      = 10
  max_concurrent_pages = 5
}
"""

_VARIABLES = """\
variable "prefix" {
  description = "What the names of everything here begin with"
  type        = string
}

variable "client_secret" {
  description = "The secret of the client that the data actions use"
  type        = string
  sensitive   = true
}

variable "divisions" {
  description = "The divisions that the team works in, by their names"
  type        = map(string)
  default     = {}
}

locals {
  title = "${var.prefix} service"
  tags = {
    team = lower(var.prefix)
    kind = "contact-centre"
  }
}
"""

_MAIN = """\
data "genesyscloud_auth_division_home" "home" {{}}

module "lookup" {{
  source          = "./modules/lookup"
  action_name     = "${{var.prefix}} look up a customer"
  action_category = genesyscloud_integration.platform.config[0].name
  integration_id  = genesyscloud_integration.platform.id
}}

module "callback" {{
  source          = "./modules/lookup"
  action_name     = "${{var.prefix}} look up before a callback"
  action_category = genesyscloud_integration.platform.config[0].name
  integration_id  = genesyscloud_integration.platform.id
}}

resource "genesyscloud_routing_skill" "{trade}" {{
  name = "${{local.title}} {trade}"
}}

output "lookup_ids" {{
  value = [module.lookup.action_id, module.callback.action_id]
}}
"""

_ACCESS = """\
resource "genesyscloud_auth_role" "data_actions" {{
  name        = "${{var.prefix}} data actions"
  description = "What the data actions of {city} may do"
  permission_policies {{
    domain      = "externalContacts"
    entity_name = "contact"
    action_set  = ["view", "edit"]
  }}
  permission_policies {{
    domain      = "routing"
    entity_name = "queue"
    action_set  = ["view"]
  }}
  permission_policies {{
    domain      = "conversation"
    entity_name = "communication"
    action_set  = ["view"]
  }}
}}

resource "genesyscloud_oauth_client" "data_actions" {{
  name                          = "${{var.prefix}} data actions"
  description                   = "Calls the platform for the flows of {city}"
  authorized_grant_type         = "CLIENT-CREDENTIALS"
  access_token_validity_seconds = {validity}
  roles {{
    role_id     = genesyscloud_auth_role.data_actions.id
    division_id = data.genesyscloud_auth_division_home.home.id
  }}
}}

resource "genesyscloud_oauth_client" "wallboard" {{
  name                          = "${{var.prefix}} wallboard"
  authorized_grant_type         = "CODE"
  access_token_validity_seconds = 28800
  scopes                        = ["routing:readonly", "analytics:readonly", "users:readonly"]
  registered_redirect_uris      = ["https://wallboard.northwind.example/{trade}/signed-in"]
}}
"""

_INTEGRATIONS = """\
resource "genesyscloud_integration_credential" "platform" {{
  name                 = "${{var.prefix}} platform"
  credential_type_name = "pureCloudOAuthClient"
  fields = {{
    clientId     = genesyscloud_oauth_client.data_actions.id
    clientSecret = var.client_secret
  }}
}}

resource "genesyscloud_integration" "platform" {{
  intended_state   = "ENABLED"
  integration_type = "purecloud-data-actions"
  config {{
    name       = "${{var.prefix}} platform"
    notes      = "Data actions of the {trade} team in {city}"
    properties = jsonencode({{}})
    advanced   = jsonencode({{}})
    credentials = {{
      pureCloudOAuthClient = genesyscloud_integration_credential.platform.id
    }}
  }}
}}
"""


def core(seed: int, number: int) -> Mapping[str, str]:
    """Ten files of the team with this number; each fifth team has a token that lives too long."""
    place = f"teams/team-{number:04}"
    chance = Chance(seed, place)
    trade, city = chance.one_of(TRADES), chance.words(2)
    told = {
        "trade": trade,
        "city": city,
        "validity": 259200 if number % 5 == 1 else chance.one_of((3600, 28800, 86400)),
    }
    return {
        f"{place}/versions.tf": _VERSIONS,
        f"{place}/variables.tf": _VARIABLES,
        f"{place}/terraform.tfvars": f'prefix = "{city} {trade}"\n',
        f"{place}/main.tf": _MAIN.format(**told),
        f"{place}/access.tf": _ACCESS.format(**told),
        f"{place}/integrations.tf": _INTEGRATIONS.format(**told),
        **{f"{place}/modules/lookup/{name}": text for name, text in action_module(chance).items()},
        f"{place}/exports/find-{trade}.custom.json": export(chance, f"Find {trade} of {city}"),
    }
