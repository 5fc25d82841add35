"""Load plans among the callers: what their requests call, and what that needs."""

from __future__ import annotations

import json
from html import escape

import pytest

from linter.access.caller import Caller, Kind
from linter.access.callers import callers
from linter.access.directory import directory_of
from linter.catalogue import Catalogue
from linter.estate import read_estate
from linter.reporters.access import json_report, mermaid, svg, terraform, text
from linter.reporters.explain import explain
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

PLAN = """<?xml version="1.0" encoding="UTF-8"?>
<jmeterTestPlan version="1.2"><hashTree>
<TestPlan testclass="TestPlan" testname="Peak"/><hashTree>
<ThreadGroup testclass="ThreadGroup" testname="Group"><stringProp name="ThreadGroup.num_threads">1
</stringProp></ThreadGroup><hashTree>{}</hashTree></hashTree></hashTree></jmeterTestPlan>
"""
SAMPLER = (
    '<HTTPSamplerProxy testclass="HTTPSamplerProxy" testname="Request">'
    '<stringProp name="HTTPSampler.domain">{host}</stringProp>'
    '<stringProp name="HTTPSampler.path">{path}</stringProp>'
    '<stringProp name="HTTPSampler.method">{method}</stringProp></HTTPSamplerProxy><hashTree/>'
)
API = "api.mypurecloud.com"


def _sampler(path: str, method: str = "GET", host: str = API) -> str:
    return SAMPLER.format(host=escape(host), path=escape(path), method=method)


def _found(catalogue: Catalogue, *samplers: str) -> tuple[Caller, ...]:
    tree = MemoryTree({"plan.jmx": PLAN.format("".join(samplers))})
    wanted = frozenset(tree.paths())
    estate = read_estate(tree, wanted, VariableInputs(), catalogue).estate
    return tuple(callers(directory_of(estate), Settings(), catalogue, wanted))


@pytest.mark.parametrize(
    ("sampler", "called"),
    [
        (_sampler("/api/v2/users"), "GET /api/v2/users"),
        (_sampler("api/v2/users/?pageSize=1"), "GET /api/v2/users"),
        (_sampler("/api/v2/users", ""), "GET /api/v2/users"),
        (_sampler("/api/v2/users", "POST"), "POST /api/v2/users"),
        (_sampler("/api/v2/users/${id}"), "GET /api/v2/users/{userId}"),
        (_sampler("/api/v2/users/${__P(id)}/queues"), "GET /api/v2/users/{userId}/queues"),
        (_sampler("/api/v2/users/${__P(id,me)}"), "GET /api/v2/users/me"),
        (_sampler("/api/v2/users", host="api.euw2.pure.cloud"), "GET /api/v2/users"),
        (_sampler("/api/v2/users", host="api.${__P(region)}"), "GET /api/v2/users"),
        (_sampler(f"https://{API}/api/v2/users", host=""), "GET /api/v2/users"),
    ],
)
def test_a_request_is_a_call(sampler: str, called: str, catalogue: Catalogue) -> None:
    (plan,) = _found(catalogue, sampler)
    assert (plan.kind, plan.name) == (Kind.PLAN, "load plan Peak")
    assert [one.name for one in plan.operations] == [called]


@pytest.mark.parametrize(
    "sampler",
    [
        _sampler("/api/v2/users", host="shop.example"),
        _sampler("/oauth/token", "POST", "login.mypurecloud.com"),
        _sampler("/checkout", host="${__P(host)}"),
        _sampler("${__P(path)}", host="${__P(host)}"),
        _sampler("/login"),
    ],
)
def test_a_request_to_others_is_none(sampler: str, catalogue: Catalogue) -> None:
    assert _found(catalogue, sampler) == ()


@pytest.mark.parametrize("host", ["${__P(host)}", ""])
def test_a_host_that_is_not_known_leaves_the_call_open(host: str, catalogue: Catalogue) -> None:
    (plan,) = _found(catalogue, _sampler("/api/v2/users", host=host))
    assert plan.operations == ()
    assert plan.uses[0].flaw.startswith("not known: ")
    assert not plan.complete


def test_requests_that_are_alike_are_told_once(catalogue: Catalogue) -> None:
    (plan,) = _found(catalogue, *[_sampler("/api/v2/users")] * 3)
    assert len(plan.uses) == 1


def test_what_a_plan_needs_is_told_in_every_format(catalogue: Catalogue) -> None:
    found = _found(
        catalogue,
        _sampler("/api/v2/routing/queues/${id}"),
        _sampler("/api/v2/recordings/conversations"),
    )
    told = text.render(found)
    assert "suffices  permissions: routing:queue:view" in told
    assert "suffices  scopes, under a user grant: routing:readonly" in told
    assert "no file tells whose token it sends" in told
    (plan,) = json.loads(json_report.render(found))["callers"]
    assert plan["kind"] == "load-plan"
    assert plan["missing"] == {"permissions": None, "scopes": None}
    assert "load plan Peak" in mermaid.render(found)
    assert "load plan Peak" in svg.render(found)
    assert '"genesyscloud_auth_role" "load_plan_peak"' in terraform.render(found)


def test_explaining_does_not_ask_what_a_plan_holds(catalogue: Catalogue) -> None:
    found = _found(catalogue, _sampler("/api/v2/routing/queues/${id}"))
    page = explain("GET /api/v2/routing/queues/{queueId}", catalogue, found)
    assert page is not None
    assert "load plan" not in page
    page = explain("routing:queue:view", catalogue, found)
    assert page is not None
    assert "load plan Peak, for Request" in page
