"""Data actions: as a Terraform module, and as the platform exports them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from benchmarks.estates.chance import Chance

_DRAFT = "http://json-schema.org/draft-04/schema#"

_MODULE = """\
resource "genesyscloud_integration_action" "action" {{
  name           = var.action_name
  category       = var.action_category
  integration_id = var.integration_id
  secure         = var.secure
  contract_input = jsonencode({{
    "$schema"  = "http://json-schema.org/draft-04/schema#"
    "type"     = "object"
    "required" = ["number"]
    "properties" = {{
      "number" = {{
        "type"        = "string"
        "description" = "The number that the customer called from, as {example}"
      }}
      "limit" = {{
        "type"    = "integer"
        "default" = {limit}
      }}
    }}
  }})
  contract_output = jsonencode({{
    "type" = "object"
    "properties" = {{
      "contactId" = {{ "type" = "string" }}
      "firstName" = {{ "type" = "string" }}
      "lastName"  = {{ "type" = "string" }}
    }}
  }})
  config_request {{
    request_url_template = "/api/v2/externalcontacts/contacts?q=$esc.url($${{input.number}})&pageSize=$${{input.limit}}"
    request_type         = "GET"
    headers = {{
      UserAgent = "PureCloudIntegrations/1.0"
    }}
  }}
  config_response {{
    translation_map = {{
      id    = "$.entities[*].id"
      first = "$.entities[*].firstName"
      last  = "$.entities[*].lastName"
    }}
    translation_map_defaults = {{
      id    = "[\\"\\"]"
      first = "[\\"\\"]"
      last  = "[\\"\\"]"
    }}
    success_template = "{{\\"contactId\\": $${{successTemplateUtils.firstFromArray(\\"$${{id}}\\", \\"$esc.quote$esc.quote\\")}}, \\"firstName\\": $${{successTemplateUtils.firstFromArray(\\"$${{first}}\\", \\"$esc.quote$esc.quote\\")}}, \\"lastName\\": $${{successTemplateUtils.firstFromArray(\\"$${{last}}\\", \\"$esc.quote$esc.quote\\")}}}}"
  }}
}}
"""  # noqa: E501

_VARIABLES = """\
variable "action_name" {
  type = string
}

variable "action_category" {
  type = string
}

variable "integration_id" {
  description = "The integration that the action belongs to"
  type        = string
}

variable "secure" {
  type    = bool
  default = false
}
"""

_OUTPUTS = """\
output "action_id" {
  value = genesyscloud_integration_action.action.id
}
"""


def action_module(chance: Chance) -> Mapping[str, str]:
    """A module of three files with one data action."""
    told = {"example": f"+44{chance.number(10**9, 10**10 - 1)}", "limit": chance.number(1, 25)}
    return {
        "main.tf": _MODULE.format(**told),
        "variables.tf": _VARIABLES,
        "outputs.tf": _OUTPUTS,
    }


def export(chance: Chance, name: str, *, escaped: str = "$esc.jsonString({})") -> str:
    """A data action as the platform exports it, which searches conversations.

    `escaped` is how its request template writes a text: `{}` for one that is not escaped.
    """
    inputs = {key: f"The {key} of {chance.words(2)}" for key in ("queueId", "mediaType", "since")}
    body = {
        "interval": escaped.format("${input.since}"),
        "segmentFilters": [
            {"type": "and", "predicates": [_predicate(one, escaped) for one in list(inputs)[:2]]}
        ],
    }
    document = {
        "name": name,
        "integrationType": "purecloud-data-actions",
        "actionType": "custom",
        "config": {"request": _request(body), "response": _RESPONSE},
        "contract": {
            "input": {"inputSchema": _schema(inputs, list(inputs))},
            "output": {"successSchema": _schema({"total": "How many were found"}, [])},
        },
        "secure": False,
    }
    return json.dumps(document, indent=2)


def _predicate(name: str, escaped: str) -> Mapping[str, str]:
    return {"dimension": name, "value": escaped.format("${input." + name + "}")}


def _request(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "requestUrlTemplate": "/api/v2/analytics/conversations/details/query",
        "requestType": "POST",
        "headers": {"Content-Type": "application/json", "UserAgent": "PureCloudIntegrations/1.0"},
        "requestTemplate": json.dumps(body),
    }


_RESPONSE = {
    "translationMap": {"total": "$.totalHits"},
    "translationMapDefaults": {"total": '"0"'},
    "successTemplate": '{"total": ${total}}',
}


def _schema(properties: Mapping[str, str], required: list[str]) -> Mapping[str, Any]:
    return {
        "$schema": _DRAFT,
        "type": "object",
        "required": required,
        "properties": {
            name: {"type": "string", "description": told} for name, told in properties.items()
        },
        "additionalProperties": True,
    }
