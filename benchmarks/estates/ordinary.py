"""Estates as teams write them: modules of about ten files, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.estates.core import core
from benchmarks.estates.desk import desk

_PART = 10
"""Files that belong together; an estate has one file or a multiple of this."""

_SMALL = """\
terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = "~> 1.84"
    }
  }
}

resource "genesyscloud_routing_queue" "orders" {
  name                    = "Orders"
  description             = "Calls about orders"
  acw_wrapup_prompt       = "MANDATORY_TIMEOUT"
  acw_timeout_ms          = 30000
  skill_evaluation_method = "BEST"
  media_settings_call {
    alerting_timeout_sec      = 12
    service_level_percentage  = 0.8
    service_level_duration_ms = 20000
  }
}

resource "genesyscloud_oauth_client" "wallboard" {
  name                          = "Wallboard"
  description                   = "Shows the queues on the wall"
  authorized_grant_type         = "CODE"
  access_token_validity_seconds = 28800
  scopes                        = ["routing:readonly", "analytics:readonly"]
  registered_redirect_uris      = ["https://wallboard.northwind.example/signed-in"]
}
"""


def ordinary(seed: int, files: int) -> Mapping[str, str]:
    """An estate of so many files, by path; one of more files begins with those of the smaller."""
    if files == 1:
        return {"main.tf": _SMALL}
    if files % _PART:
        raise ValueError(f"an estate has 1 file or a multiple of {_PART}, not {files}")
    return dict(_parts(seed, files // _PART))


def _parts(seed: int, count: int) -> Iterator[tuple[str, str]]:
    for part in range(count):
        team, second = divmod(part, 2)
        yield from (desk if second else core)(seed, team).items()
