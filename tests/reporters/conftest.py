"""Reports to render: of real estates, of a hostile one, of a large one, of one with modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from linter import bundled
from linter.cli.job import Request, build_job
from linter.loader import load_policies
from linter.model import CallSite, Finding, Flow, Policy, Severity, Span
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

ROOT = Path(__file__).parents[2]
ESTATES = [ROOT / "examples", *sorted((ROOT / "tests" / "estates").glob("*/"))]
HOSTILE = (
    "a %0A::error::b\n::warning file=x::c\r\n\x1b[31m`d` | <b>e</b> [f](https://g.example) ]]>&\x00"
)
"""A message that tries each format's own tricks."""

MODULES = {
    "main.tf": 'module "crm" {\n  source = "./crm"\n}\nmodule "erp" {\n  source = "./crm"\n}\n',
    "crm/main.tf": 'module "widget" {\n  source = "./widget"\n}\n',
    "crm/widget/main.tf": (
        'resource "genesyscloud_oauth_client" "w" {\n'
        '  name                  = "Widget"\n'
        '  authorized_grant_type = "TOKEN"\n'
        "}\n"
    ),
}

CHAIN = {
    "terraform.tfvars": 'grant = "PASSWORD"\n',
    "main.tf": (
        'variable "grant" {}\n'
        'module "crm" {\n  source = "./crm"\n  grant  = var.grant\n}\n'
        'module "erp" {\n  source = "./crm"\n  grant  = "PASSWORD"\n}\n'
    ),
    "crm/main.tf": (
        'variable "grant" {}\n'
        "locals {\n  client = { grant = var.grant }\n}\n"
        'module "widget" {\n  source = "./widget"\n  client = local.client\n}\n'
    ),
    "crm/widget/main.tf": (
        'variable "client" {}\n'
        'resource "genesyscloud_oauth_client" "w" {\n'
        '  name                  = "Widget"\n'
        "  authorized_grant_type = var.client.grant\n"
        "}\n"
    ),
}
"""A value on its way through two calls, twice."""


@cache
def policies() -> tuple[Policy, ...]:
    return load_policies([bundled.folder("policies")])


@cache
def report_on(estate: Path) -> Report:
    return run(build_job(Request(paths=(estate,), root=estate, select=("all",))))


def report_of(files: Mapping[str, str], **settings: object) -> Report:
    tree = MemoryTree(files)
    wanted = frozenset(tree.paths())
    job = Job(tree, wanted, frozenset(), policies(), Settings(**settings), date(2026, 1, 1))
    return run(job)


def finding(number: int = 0, severity: Severity = Severity.ERROR, **changed: object) -> Finding:
    told = {
        "policy": "implicit-oauth-grant",
        "severity": severity,
        "message": f"fault {number}",
        "span": Span("main.tf", number * 2, number * 2 + 1),
        "address": f"genesyscloud_oauth_client.c{number}",
        "source": "platform",
        "remediation": "Mend it.",
    }
    return Finding(**{**told, **changed})


def made(*findings: Finding, text: str | None = None, **changed: object) -> Report:
    length = max((one.span.end for one in findings), default=0)
    written = "x\n" * (length // 2 + 1) if text is None else text
    known = {
        "findings": findings,
        "unjudged": (),
        "files": 1,
        "text": lambda path: written,
        "passed_over": {},
        "policies": policies(),
    }
    return Report(**{**known, **changed})


@pytest.fixture(params=ESTATES, ids=lambda path: path.name)
def estate_report(request: pytest.FixtureRequest) -> Report:
    return report_on(request.param)


@pytest.fixture
def module_report() -> Report:
    return report_of(MODULES, only=("implicit-oauth-grant",))


@pytest.fixture
def chain_report() -> Report:
    return report_of(CHAIN, only=("password-oauth-grant",))


@pytest.fixture
def hostile_report() -> Report:
    path = "a,b:c%0A::error::\n|`<i>[x](y)\x1b[2J ü.tf"
    call = CallSite('module.x["\n::error::"]', Span(path, 0, 1))
    one = finding(message=HOSTILE, span=Span(path, 0, 4), address="a\n::b", flows=(Flow((call,)),))
    return made(one, text="::error::`|<script>\x1b[31m\x00\n")


@pytest.fixture
def large_report() -> Report:
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    return made(*(finding(number, order[number % 3]) for number in range(26_000)))


@pytest.fixture
def make() -> Callable[..., Report]:
    return made


@pytest.fixture
def fault() -> Callable[..., Finding]:
    return finding
