"""The resources of an organisation, as the provider's export names and nests them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.estates.chance import Chance

Body = Mapping[str, Any]
"""Arguments by name. A list of mappings stands for blocks, a Json for what jsonencode is given."""


@dataclass(frozen=True)
class Json:
    """A value that the provider wants as JSON text."""

    value: Mapping[str, Any]


@dataclass(frozen=True)
class Exported:
    """One resource."""

    type: str
    name: str
    body: Body

    @property
    def reference(self) -> str:
        """How another resource refers to it."""
        return f"${{{self.type}.{self.name}.id}}"


def organisation(seed: int, purpose: str) -> Iterator[Exported]:
    """Resources without end, in groups in which one refers to another."""
    number = 0
    while True:
        chance = Chance(seed, f"{purpose}/{number}")
        for one in _group(chance, number):
            yield Exported(one.type, one.name, chance.mixed(one.body))
        number += 1


def _group(chance: Chance, number: int) -> Iterator[Exported]:
    flow = Exported("genesyscloud_flow", _name(chance, "Flow", number), _flow(chance))
    role = Exported("genesyscloud_auth_role", _name(chance, "Role", number), _role(chance))
    skill = Exported("genesyscloud_routing_skill", f"Skill_{number}", {"name": f"Skill {number}"})
    kind = "genesyscloud_integration"
    integration = Exported(kind, _name(chance, "Data", number), _integration(chance))
    yield from (flow, role, skill, integration)
    users = [
        Exported("genesyscloud_user", f"u{number}-{one}_northwind_example", _user(chance, skill))
        for one in range(6)
    ]
    yield from users
    for one in range(3):
        name = _name(chance, f"Queue_{one}", number)
        yield Exported("genesyscloud_routing_queue", name, _queue(chance, flow, users))
    for one in range(2):
        name = _name(chance, f"Action_{one}", number)
        yield Exported("genesyscloud_integration_action", name, _action(chance, integration))
    name = _name(chance, "Client", number)
    yield Exported("genesyscloud_oauth_client", name, _client(chance, role, number))


def _name(chance: Chance, word: str, number: int) -> str:
    """A label as the export makes one: the name with a hash behind it."""
    return f"{word}_-_{chance.words(1)}_{number}-{chance.number(10**8, 10**9)}"


def _flow(chance: Chance) -> Body:
    return {
        "filepath": f"./architect_flows/inboundcall-{chance.words(1)}-{chance.guid()}.txt",
        "substitutions": None,
        "force_unlock": None,
    }


def _role(chance: Chance) -> Body:
    entities = (("routing", "queue"), ("quality", "evaluation"), ("externalContacts", "contact"))
    return {
        "description": f"For {chance.words(2)}",
        "default_role_id": None,
        "name": f"Role {chance.words(1)} {chance.number(1, 10**6)}",
        "permissions": None,
        "permission_policies": [
            {"entity_name": entity, "action_set": ["view", "edit"], "domain": domain}
            for domain, entity in entities
        ],
    }


def _integration(chance: Chance) -> Body:
    config = {
        "properties": Json({}),
        "notes": f"Exported from {chance.words(1)}",
        "advanced": Json({}),
        "name": f"Data {chance.words(2)}",
        "credentials": {"pureCloudOAuthClient": chance.guid()},
    }
    kind = "purecloud-data-actions"
    return {"integration_type": kind, "config": [config], "intended_state": "ENABLED"}


def _user(chance: Chance, skill: Exported) -> Body:
    number = f"+44{chance.number(10**9, 10**10 - 1)}"
    phone = {"extension": None, "media_type": "PHONE", "number": number, "type": "WORK"}
    return {
        "email": f"{chance.guid()}@northwind.example",
        "addresses": [{"other_emails": [], "phone_numbers": [phone]}],
        "division_id": chance.guid(),
        "state": "active",
        "department": chance.words(1),
        "manager": None,
        "acd_auto_answer": True,
        "name": chance.words(2),
        "routing_skills": [{"proficiency": chance.number(1, 5), "skill_id": skill.reference}],
        "title": "Agent",
    }


def _queue(chance: Chance, flow: Exported, users: list[Exported]) -> Body:
    media = {
        f"media_settings_{kind}": [
            {
                "service_level_duration_ms": chance.number(10, 60) * 1000,
                "alerting_timeout_sec": chance.number(8, 30),
                "service_level_percentage": 0.8,
                "enable_auto_answer": False,
            }
        ]
        for kind in ("callback", "call", "chat", "email", "message")
    }
    return {
        "queue_flow_id": flow.reference,
        "acw_timeout_ms": chance.number(10, 60) * 1000,
        **media,
        "description": f"Calls from {chance.words(3)}",
        "acw_wrapup_prompt": "MANDATORY_TIMEOUT",
        "members": [{"ring_num": 1, "user_id": one.reference} for one in users],
        "name": f"Queue {chance.words(2)} {chance.number(1, 10**6)}",
        "skill_evaluation_method": "BEST",
        "division_id": chance.guid(),
        "enable_transcription": True,
        "calling_party_number": None,
        "wrapup_codes": [chance.guid() for _ in range(3)],
    }


def _client(chance: Chance, role: Exported, number: int) -> Body:
    """A client; the tokens of one in twenty live too long."""
    return {
        "access_token_validity_seconds": 259200 if number % 20 == 3 else 86400,
        "roles": [{"role_id": role.reference, "division_id": chance.guid()}],
        "authorized_grant_type": "CLIENT-CREDENTIALS",
        "name": f"Client {chance.words(2)}",
        "state": "active",
        "description": f"Serves {chance.words(1)}",
        "registered_redirect_uris": None,
    }


def _action(chance: Chance, integration: Exported) -> Body:
    names = ("queueId", "mediaType", "since", "until", "customerNumber")
    return {
        "config_timeout_seconds": None,
        "contract_input": Json(_contract(chance, names)),
        "config_response": [
            {
                "translation_map": {"total": "$.totalHits"},
                "success_template": '{"total": $${total}}',
                "translation_map_defaults": {"total": "0"},
            }
        ],
        "integration_id": integration.reference,
        "name": f"Count {chance.words(2)} {chance.number(1, 10**6)}",
        "config_request": [
            {
                "request_type": "POST",
                "request_url_template": "/api/v2/analytics/conversations/details/query",
                "headers": {"Content-Type": "application/json"},
                "request_template": _template(names),
            }
        ],
        "category": f"Data {chance.words(2)}",
        "secure": False,
        "contract_output": Json(_contract(chance, ("total",), "integer")),
    }


def _template(names: tuple[str, ...]) -> str:
    """A request template, with the dollars that Terraform would take for its own written twice."""
    fields = (f'"{name}": "$esc.jsonString($${{input.{name}}})"' for name in names)
    return "{" + ", ".join(fields) + "}"


def _contract(chance: Chance, names: tuple[str, ...], kind: str = "string") -> Mapping[str, Any]:
    told = {name: {"type": kind, "description": f"{name} of {chance.words(3)}"} for name in names}
    return {"additionalProperties": True, "properties": told, "title": "", "type": "object"}
