"""The second ten files of a team: people, queues, flows, recordings, exports and an app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.estates.action import export
from benchmarks.estates.chance import TRADES, Chance

_QUEUE = """\
resource "genesyscloud_routing_queue" "{name}" {{
  name                     = "${{var.prefix}} {name}"
  division_id              = data.genesyscloud_auth_division_home.home.id
  description              = "Calls about {name} from {city}"
  acw_wrapup_prompt        = "MANDATORY_TIMEOUT"
  acw_timeout_ms           = {acw}
  skill_evaluation_method  = "BEST"
  queue_flow_id            = genesyscloud_flow.in_queue.id
  auto_answer_only         = true
  enable_transcription     = true
  enable_manual_assignment = true
  wrapup_codes             = [module.codes.ids["{code}"]]

  media_settings_call {{
    alerting_timeout_sec      = {alerting}
    service_level_percentage  = 0.8
    service_level_duration_ms = 20000
  }}
  routing_rules {{
    operator     = "MEETS_THRESHOLD"
    threshold    = 9
    wait_seconds = {wait}
  }}
}}
"""

_CODES = """\
module "codes" {{
  source   = "./modules/codes"
  division = data.genesyscloud_auth_division_home.home.id
  names    = {{ {code} = "{city}", other = "Other" }}
}}

"""

_USER = """\
resource "genesyscloud_user" "agent_{number}" {{
  email           = "agent{number}.${{lower(replace(var.prefix, " ", "-"))}}@northwind.example"
  name            = "{city}"
  division_id     = data.genesyscloud_auth_division_home.home.id
  state           = "active"
  department      = local.title
  title           = "Agent"
  acd_auto_answer = true
  routing_skills {{
    skill_id    = genesyscloud_routing_skill.shared.id
    proficiency = {proficiency}
  }}
  routing_utilization {{
    call {{
      maximum_capacity = 1
      include_non_acd  = true
    }}
    email {{
      maximum_capacity          = 2
      include_non_acd           = false
      interruptible_media_types = ["call", "chat"]
    }}
  }}
}}
"""

_FLOWS = """\
resource "genesyscloud_routing_skill" "shared" {{
  name = "${{local.title}} shared"
}}

resource "genesyscloud_flow" "in_queue" {{
  filepath = "${{path.module}}/flows/in-queue.txt"
  substitutions = {{
    flow_name          = "${{var.prefix}} in queue"
    default_language   = "en-us"
    home_division_name = data.genesyscloud_auth_division_home.home.name
    greeting           = "Thank you for calling {city}"
  }}
}}
"""

_RETENTION = """\
resource "genesyscloud_recording_media_retention_policy" "calls" {{
  name        = "${{var.prefix}} calls"
  order       = {order}
  description = "Calls of {city}"
  enabled     = true
  media_policies {{
    call_policy {{
      actions {{
        retain_recording = true
        delete_recording = false
        always_delete    = false
        retention_duration {{
          archive_retention {{
            days           = 30
            storage_medium = "CLOUDARCHIVE"
          }}
{delete}        }}
      }}
      conditions {{
        for_queue_ids = [{queues}]
        directions    = ["INBOUND"]
      }}
    }}
  }}
}}
"""

_DELETE = """\
          delete_retention {{
            days = {days}
          }}
"""

_MODULE = {
    "main.tf": """\
resource "genesyscloud_routing_wrapupcode" "code" {
  for_each    = var.names
  name        = each.value
  division_id = var.division
}
""",
    "variables.tf": """\
variable "names" {
  description = "The codes, by a short name for each"
  type        = map(string)
}

variable "division" {
  type = string
}
""",
    "outputs.tf": """\
output "ids" {
  value = { for key, code in genesyscloud_routing_wrapupcode.code : key => code.id }
}
""",
}

_APP = """\
app:
  name: {city} board
  vendor: Northwind
  integrationType: premium-app-northwind-board
grantType: CODE
scopes: [users:readonly, {scope}]
calls:
  - {{ method: GET, path: "/api/v2/users/{{userId}}" }}
  - {{ method: GET, path: "/api/v2/routing/queues/{{queueId}}" }}
organizations:
  - name: northwind-eu
    region: eu-west-1
    loginHost: login.mypurecloud.ie
    authorized: true
rateLimit: {{ requestsPerMinute: {rate}, per: token }}
retry: {{ on: [429], honorRetryAfter: true, backoff: exponential }}
"""


def desk(seed: int, number: int) -> Mapping[str, str]:
    """Ten more files of the team with this number, which need its first ten.

    Of five teams one keeps recordings for ever, one leaves an input of a data action unescaped, and
    one has an app that lacks a scope.
    """
    place = f"teams/team-{number:04}"
    chance = Chance(seed, f"{place}/desk")
    queues = sorted({chance.one_of(TRADES) for _ in range(3)})
    code = chance.one_of(("sold", "solved", "moved"))
    return {
        f"{place}/queues.tf": _CODES.format(code=code, city=chance.words(1))
        + "\n".join(_queues(chance, queues, code)),
        f"{place}/users.tf": "\n".join(_users(chance)),
        f"{place}/flows.tf": _FLOWS.format(city=chance.words(1)),
        f"{place}/retention.tf": _retention(chance, number, queues),
        **{f"{place}/modules/codes/{name}": text for name, text in _MODULE.items()},
        **{f"{place}/exports/{name}": text for name, text in _exports(chance, number)},
        f"apps/board-{number:04}.yaml": _APP.format(
            city=chance.words(1),
            scope="presence" if number % 5 == 4 else "routing:readonly",
            rate=chance.number(60, 240),
        ),
    }


def _queues(chance: Chance, names: list[str], code: str) -> Iterator[str]:
    for name in names:
        yield _QUEUE.format(
            name=name,
            city=chance.words(2),
            code=code,
            acw=chance.number(10, 60) * 1000,
            alerting=chance.number(8, 30),
            wait=chance.number(30, 300),
        )


def _users(chance: Chance) -> Iterator[str]:
    for number in range(3):
        told = {"number": number, "city": chance.words(2), "proficiency": chance.number(1, 5)}
        yield _USER.format(**told)


def _retention(chance: Chance, number: int, queues: list[str]) -> str:
    days = chance.one_of((90, 180, 365, 730))
    return _RETENTION.format(
        order=number + 1,
        city=chance.words(2),
        delete="" if number % 5 == 2 else _DELETE.format(days=days),
        queues=", ".join(f"genesyscloud_routing_queue.{name}.id" for name in queues),
    )


def _exports(chance: Chance, number: int) -> Iterator[tuple[str, str]]:
    yield "count-waiting.custom.json", export(chance, f"Count waiting {number}")
    escaped = "{}" if number % 5 == 3 else "$esc.jsonString({})"
    yield "count-talking.custom.json", export(chance, f"Count talking {number}", escaped=escaped)
