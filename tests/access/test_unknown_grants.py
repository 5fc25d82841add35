"""Where grants are not known there is no finding, and what could not be known is said once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from linter.model import Estate, Fault, Resource, Unknown

EVALUATE = ("POST", "/api/v2/quality/conversations/${input.id}/evaluations")
UUID = "5ffbd3a9-4a5b-4a9d-8d0a-2d0f4c1f3a11"


def _with(resource: Resource, **more: Any) -> Resource:
    return replace(resource, body={**resource.body, **more})


def _judged(judge: Any, made: Estate, check: str = "sufficient-permissions") -> list[Any]:
    judged: list[Any] = judge(check, made, "data_action")
    return judged


@pytest.mark.parametrize(
    "roles",
    [
        [{"role_id": UUID}],
        [{"role_id": Unknown("var.role has no default")}],
        [{"role_id": Unknown("known after apply", refers_to=("data.genesyscloud_auth_role.x",))}],
        Unknown("a dynamic block"),
        [Unknown("a dynamic block")],
    ],
)
def test_a_role_that_is_not_known(roles: Any, build: Any, judge: Any) -> None:
    client = _with(build.client("CLIENT-CREDENTIALS"), roles=roles)
    (judgement,) = _judged(judge, build.estate(client, *build.chain(), build.action(*EVALUATE)))
    assert isinstance(judgement, Unknown)


@pytest.mark.parametrize(
    "more",
    [
        {"default_role_id": "employee"},
        {"default_role_id": Unknown("var.default has no default")},
        {"permissions": ["admin"]},
        {"permissions": Unknown("var.permissions has no default")},
        {"permission_policies": Unknown("a dynamic block")},
        {"permission_policies": [{"domain": Unknown("var.domain has no default")}]},
    ],
)
def test_a_role_that_is_known_in_part(more: Any, build: Any, judge: Any) -> None:
    role = build.role(["quality:evaluation:view"], **more)
    client = build.client("CLIENT-CREDENTIALS")
    made = build.estate(role, client, *build.chain(), build.action(*EVALUATE))
    (judgement,) = _judged(judge, made)
    assert isinstance(judgement, Unknown)


def test_what_is_known_to_be_held_suffices_beside_what_is_not(build: Any, judge: Any) -> None:
    role = build.role(["quality:evaluation:add"], permissions=[Unknown("var.more has no default")])
    client = build.client("CLIENT-CREDENTIALS")
    made = build.estate(role, client, *build.chain(), build.action(*EVALUATE))
    assert _judged(judge, made) == []


@pytest.mark.parametrize("missing", range(4))
def test_a_broken_chain_leaves_the_client_unknown(missing: int, build: Any, judge: Any) -> None:
    links = [build.client("CLIENT-CREDENTIALS"), *build.chain()]
    if missing < len(links):
        links.pop(missing)
    else:
        links[1] = _with(links[1], fields=Unknown("var.fields has no default"))
    made = build.estate(build.role([]), *links, build.action(*EVALUATE))
    (judgement,) = _judged(judge, made)
    assert isinstance(judgement, Unknown)
    assert _judged(judge, made, "sufficient-scopes") == []


@pytest.mark.parametrize("grant", [Unknown("var.grant has no default"), "SOMETHING-NEW"])
def test_a_grant_that_is_not_known(grant: Any, build: Any, judge: Any) -> None:
    client = _with(build.client("CLIENT-CREDENTIALS"), authorized_grant_type=grant)
    made = build.estate(build.role([]), client, *build.chain(), build.action(*EVALUATE))
    for check in ("sufficient-permissions", "sufficient-scopes"):
        (judgement,) = _judged(judge, made, check)
        assert isinstance(judgement, Unknown)


def test_scopes_of_client_credentials_count_for_nothing(build: Any, judge: Any) -> None:
    client = _with(build.client("CLIENT-CREDENTIALS"), scopes=["quality"])
    made = build.estate(build.role([]), client, *build.chain(), build.action(*EVALUATE))
    assert _judged(judge, made, "sufficient-scopes") == []
    (fault,) = _judged(judge, made)
    assert isinstance(fault, Fault)


def test_a_data_source_leads_to_the_role_of_its_name(build: Any, judge: Any) -> None:
    asked = build.resource("data.genesyscloud_auth_role", "caller", {"name": "Caller"})
    reference = Unknown("known after apply", refers_to=(asked.address,))
    client = _with(build.client("CLIENT-CREDENTIALS"), roles=[{"role_id": reference}])
    made = build.estate(build.role([]), asked, client, *build.chain(), build.action(*EVALUATE))
    (fault,) = _judged(judge, made)
    assert isinstance(fault, Fault)


def test_two_roles_of_a_name_are_neither(build: Any, judge: Any) -> None:
    asked = build.resource("data.genesyscloud_auth_role", "caller", {"name": "Caller"})
    reference = Unknown("known after apply", refers_to=(asked.address,))
    client = _with(build.client("CLIENT-CREDENTIALS"), roles=[{"role_id": reference}])
    twin = replace(build.role([]), address="genesyscloud_auth_role.twin")
    made = build.estate(
        build.role([]), twin, asked, client, *build.chain(), build.action(*EVALUATE)
    )
    (judgement,) = _judged(judge, made)
    assert isinstance(judgement, Unknown)


def test_a_role_in_one_division_only_is_no_fault(build: Any, judge: Any) -> None:
    role = {"role_id": build.reference("genesyscloud_auth_role"), "division_id": UUID}
    client = _with(build.client("CLIENT-CREDENTIALS"), roles=[role])
    role_itself = build.role(["quality:evaluation:add"])
    made = build.estate(role_itself, client, *build.chain(), build.action(*EVALUATE))
    assert _judged(judge, made) == []


def test_an_exported_action_says_nothing_of_its_caller(build: Any, judge: Any) -> None:
    request = {"requestUrlTemplate": EVALUATE[1], "requestType": "POST"}
    exported = {
        "name": "Evaluate",
        "integrationType": "purecloud-data-actions",
        "config": {"request": request},
    }
    made = build.estate(build.resource("data-action", "evaluate", exported, "evaluate.json"))
    (judgement,) = _judged(judge, made)
    assert isinstance(judgement, Unknown)
    assert "which OAuth client" in judgement.reason


@pytest.mark.parametrize("kind", ["custom-rest-actions", "zendesk-data-actions"])
def test_other_integrations_call_without_such_a_client(kind: str, build: Any, judge: Any) -> None:
    credential, integration = build.chain()
    other = _with(integration, integration_type=kind)
    client = build.client("CLIENT-CREDENTIALS")
    made = build.estate(build.role([]), client, credential, other, build.action(*EVALUATE))
    for check in ("sufficient-permissions", "published-operation", "published-method"):
        assert _judged(judge, made, check) == []


def test_an_unknown_call_is_not_told_as_unpublished(build: Any, judge: Any) -> None:
    call = build.action("POST", "${input.base}/api/v2/routing/queues")
    role, client = build.role(["routing:queue:add"]), build.client("CLIENT-CREDENTIALS")
    made = build.estate(role, client, *build.chain(), call)
    (judgement,) = judge("used-permission", made, "genesys_role")
    assert isinstance(judgement, Unknown)
    assert "not published" not in judgement.reason


def test_a_manifest_that_tells_nothing_of_its_client(build: Any, judge: Any) -> None:
    method, path = EVALUATE
    body = {
        "app": "Northwind",
        "grantType": "CLIENT-CREDENTIALS",
        "calls": [{"method": method, "path": path}],
    }
    made = build.estate(build.resource("app-manifest", "northwind", body))
    (judgement,) = judge("sufficient-permissions", made, "app_manifest")
    assert judgement == Unknown("nothing says which roles or permissions Northwind has")
