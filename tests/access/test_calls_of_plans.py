"""What a load plan's requests are told as, and where."""

from __future__ import annotations

from datetime import date

import pytest

from linter import bundled
from linter.loader import load_policies
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies")])
PLAN = """<jmeterTestPlan><hashTree><TestPlan testname="Load"/><hashTree>
<ThreadGroup testname="Users"/><hashTree>
{more}
<HTTPSamplerProxy testname="Call">
<stringProp name="HTTPSampler.domain">{host}</stringProp>
<stringProp name="HTTPSampler.path">{path}</stringProp>
<stringProp name="HTTPSampler.method">{method}</stringProp>
</HTTPSamplerProxy><hashTree/>
</hashTree></hashTree></hashTree></jmeterTestPlan>"""
API = "api.mypurecloud.ie"
VARIABLES = """<Arguments><collectionProp name="Arguments.arguments"><elementProp name="{0}">
<stringProp name="Argument.name">{0}</stringProp><stringProp name="Argument.value">{1}</stringProp>
</elementProp></collectionProp></Arguments><hashTree/>"""


def found(path: str, host: str = API, method: str = "GET", more: str = "") -> list[str]:
    """The policies that a plan with one request breaks."""
    text = PLAN.format(host=host, path=path, method=method, more=more)
    report = run(
        Job(
            tree=MemoryTree({"plan.jmx": text}),
            wanted=frozenset({"plan.jmx"}),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(only=("access",)),
            today=date(2026, 1, 1),
        )
    )
    assert not report.crashed
    assert {text[one.span.start : one.span.end] for one in report.findings} <= {path, method}
    return [one.policy for one in report.findings]


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/api/v2/recordings/conversations", API),
        ("api/v2/recordings/conversations", API),
        ("/api/v2/recordings/conversations?pageSize=${n}", API),
        ("https://api.mypurecloud.ie/api/v2/recordings/conversations", "acme.example"),
        ("https://api.mypurecloud.ie/api/v2/quality/bulk/${id}", "acme.example"),
        ("/api/v2/quality/evaluations/${id}/bulk/${__UUID}", API),
        ("/api/v2/recordings/conversations", "${__P(host,api.mypurecloud.ie)}"),
        ("/api/v2/recordings/conversations", "https://api.mypurecloud.ie/"),
    ],
)
def test_an_unpublished_path_is_told(path: str, host: str) -> None:
    assert "unknown-operation" in found(path, host)


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/api/v2/recordings/conversations", ""),
        ("/api/v2/recordings/conversations", "${host}"),
        ("/api/v2/recordings/conversations", "${__P(host)}"),
        ("/api/v2/recordings/conversations", "staging.acme.example"),
        ("https://${host}/api/v2/recordings/conversations", API),
        ("https://staging.acme.example/api/v2/recordings/${id}", API),
        ("${path}", API),
        ("/api/v2/${rest}", API),
        ("/api/v2/${kind}/conversations", API),
        ("/api/v2/conversations/${id}/recordings", API),
        ("/oauth/token", "login.mypurecloud.ie"),
    ],
)
def test_nothing_is_told_of_what_is_unknown_or_right(path: str, host: str) -> None:
    assert found(path, host) == []


def test_a_variable_of_the_plan_is_part_of_the_path() -> None:
    variable = VARIABLES.format("area", "quality/evaluations")
    assert "unknown-operation" in found("/api/v2/${area}/${id}/bulk", more=variable)


@pytest.mark.parametrize(("method", "policies"), [("PUT", ["wrong-method"]), ("${m}", [])])
def test_a_method_that_a_path_has_not_is_told(method: str, policies: list[str]) -> None:
    assert found("/api/v2/users/me", method=method) == policies


def test_a_request_without_a_method_is_a_get() -> None:
    assert found("/api/v2/users/me", method="") == []


def test_what_a_variable_grows_to_is_bounded() -> None:
    variable = VARIABLES.format("long", "x" * 5_000)
    assert found("/api/v2/" + "${long}" * 1_000, more=variable) == []


def test_a_reported_path_is_known_with_an_id_written_into_it() -> None:
    path = "/api/v2/messaging/organizations/8d3c6e0a-5a0d-4d7e-9f57-0a1f0d6c2b11/conversations"
    assert found(path, method="POST") == ["reported-requirement", "unknown-operation"]
