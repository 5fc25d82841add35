"""Which requests for a token name scopes to no effect."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from linter import bundled
from linter.loader import load_policies
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies")])
PLAN = """<jmeterTestPlan><hashTree><TestPlan testname="Load"/><hashTree>
<ThreadGroup testname="Users"/><hashTree><HTTPSamplerProxy testname="Token">
<elementProp name="HTTPsampler.Arguments"><collectionProp name="Arguments.arguments">{rows}
</collectionProp></elementProp>
<stringProp name="HTTPSampler.domain">{host}</stringProp>
<stringProp name="HTTPSampler.path">{path}</stringProp>
</HTTPSamplerProxy><hashTree/></hashTree></hashTree></hashTree></jmeterTestPlan>"""
BODY = '{"grant_type": "client_credentials", "scope": "a b"}'


def found(rows: dict[str, str], host: str = "login.mypurecloud.ie", path: str = "/oauth/token"):
    told = "".join(
        f'<elementProp name="x"><stringProp name="Argument.name">{name}</stringProp>'
        f'<stringProp name="Argument.value">{escape(value)}</stringProp></elementProp>'
        for name, value in rows.items()
    )
    text = PLAN.format(rows=told, host=host, path=path)
    report = run(
        Job(
            tree=MemoryTree({"plan.jmx": text}),
            wanted=frozenset({"plan.jmx"}),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(only=("scope-in-token-request",)),
            today=date(2026, 1, 1),
        )
    )
    assert not report.crashed
    return len(report.findings)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ({"grant_type": "client_credentials", "scope": "users"}, 1),
        ({"scope": "${scopes}", "grant_type": "client_credentials"}, 1),
        ({"": BODY}, 1),
        ({"": "scope=a+b&grant_type=client_credentials"}, 1),
        ({"grant_type": "client_credentials"}, 0),
        ({"grant_type": "client_credentials", "scope": ""}, 0),
        ({"grant_type": "${grant}", "scope": "users"}, 0),
        ({"scope": "users"}, 0),
        ({"": "grant_type=client_credentials&myscope=a"}, 0),
        ({"": "grant_type=client_credentials&scope="}, 0),
        ({"": "grant_type=${g}&scope=a"}, 0),
        ({}, 0),
    ],
)
def test_scopes_under_client_credentials_are_told(rows: dict[str, str], count: int) -> None:
    assert found(rows) == count


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("login.acme.example", "/oauth/token"),
        ("${host}", "/oauth/token"),
        ("api.mypurecloud.ie", "/oauth/token"),
        ("login.mypurecloud.ie", "/oauth/authorize"),
    ],
)
def test_other_services_may_want_scopes(host: str, path: str) -> None:
    assert found({"": BODY}, host, path) == 0
