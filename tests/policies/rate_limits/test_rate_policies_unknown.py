"""What examples cannot show: unknown values, and bodies of any shape."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import bundled
from linter.loader import load_policies
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies")])
OWN = {one.id for one in POLICIES if one.folder == "rate-limits"}
SAMPLER = """<HTTPSamplerProxy testname="Users">
  <stringProp name="HTTPSampler.domain">{host}</stringProp>
  <stringProp name="HTTPSampler.path">/api/v2/users</stringProp>
</HTTPSamplerProxy><hashTree/>"""
PLAN = """<jmeterTestPlan><hashTree><TestPlan testname="Load"/><hashTree>
{before}
<ThreadGroup testname="Users">
  <stringProp name="ThreadGroup.num_threads">{threads}</stringProp>
  <stringProp name="ThreadGroup.ramp_time">120</stringProp>
</ThreadGroup><hashTree>
<ConstantThroughputTimer testname="Pace">
  <intProp name="calcMode">{mode}</intProp>
  <stringProp name="throughput">{throughput}</stringProp>
</ConstantThroughputTimer><hashTree/>
{sampler}
</hashTree></hashTree></hashTree></jmeterTestPlan>"""


def judged(files: dict[str, str]) -> Report:
    return run(
        Job(
            tree=MemoryTree(files),
            wanted=frozenset(files),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(only=("rate-limits",)),
            today=date(2026, 1, 1),
        )
    )


def found(report: Report) -> set[str]:
    return {one.policy for one in report.findings}


def plan(
    threads: str = "20",
    mode: str = "1",
    throughput: str = "240",
    host: str = "api.mypurecloud.ie",
    before: str = "",
) -> dict[str, str]:
    sampler = SAMPLER.format(host=host)
    told = PLAN.format(
        threads=threads, mode=mode, throughput=throughput, sampler=sampler, before=before
    )
    return {"load.jmx": told}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (plan(), set()),
        (plan(throughput="301"), {"rate-above-limit"}),
        (plan(throughput="${__P(rate,600)}"), {"rate-above-limit", "throughput-unit"}),
        (plan(throughput="${rate}"), set()),
        (plan(throughput="20", mode="0"), {"rate-above-limit"}),
        (plan(throughput="20", mode="0", threads="${__P(threads)}"), set()),
        (plan(throughput="900", host="api.acme.example"), set()),
        (plan(throughput="${__property(rate,,301)}", host="${host}"), {"rate-above-limit"}),
    ],
)
def test_a_plan_is_judged_by_what_is_known(files, expected) -> None:
    assert found(judged(files)) == expected


def test_what_is_unknown_is_counted() -> None:
    report = judged(plan(throughput="${rate}"))
    assert {one.policy for one in report.unjudged} >= {"absent-rate-limit", "throughput-unit"}


def test_variables_of_the_plan_are_followed() -> None:
    defined = """<Arguments testname="Variables"><collectionProp name="Arguments.arguments">
      <elementProp name="rate" elementType="Argument">
        <stringProp name="Argument.name">rate</stringProp>
        <stringProp name="Argument.value">${__P(rate,2941)}</stringProp>
      </elementProp></collectionProp></Arguments><hashTree/>"""
    report = judged(plan(throughput="${rate}", before=defined))
    assert found(report) == {"rate-above-limit"}


def test_a_rate_in_the_settings_counts() -> None:
    files = plan(throughput="480")
    job = Job(
        tree=MemoryTree(files),
        wanted=frozenset(files),
        named=frozenset(),
        policies=POLICIES,
        settings=Settings(only=("rate-limits",), limits={"token.rate.per.minute": 600}),
        today=date(2026, 1, 1),
    )
    assert found(run(job)) == set()


VALUES = st.sampled_from(["", "0", "-1", "1e999", "nan", "abc", "${a}", "${__P(x,${a})}", "7"])


@given(VALUES, VALUES, VALUES, VALUES)
def test_no_value_crashes_a_plan(threads: str, mode: str, throughput: str, host: str) -> None:
    report = judged(plan(threads, mode, throughput, host))
    assert not report.crashed


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "60", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["requestsPerMinute", "requestsPerSecond", "per", "on", "honorRetryAfter", "path"]
            ),
            inner,
        )
    ),
    max_leaves=6,
)


@given(JSON, JSON, JSON)
def test_no_manifest_crashes_a_check(calls: object, limit: object, retry: object) -> None:
    import json

    document = {"app": "a", "calls": calls, "rateLimit": limit, "retry": retry}
    report = judged({"app.json": json.dumps(document)})
    assert not report.crashed


NGINX = st.lists(
    st.sampled_from(
        [
            "limit_req_zone $a zone=z:1m rate=5r/s;",
            "limit_req_zone;",
            "limit_req zone=z burst=x nodelay;",
            "limit_req;",
            "limit_req_status;",
            "limit_req_dry_run on;",
            "proxy_pass https://api.mypurecloud.ie;",
            "proxy_pass;",
            "proxy_pass $x;",
            "set $x https://api.mypurecloud.de;",
            "server {",
            "location /a {",
            "upstream api.mypurecloud.ie {",
            "}",
        ]
    ),
    max_size=12,
)


@given(NGINX)
def test_no_proxy_crashes_a_check(lines: list[str]) -> None:
    opened = sum(one.endswith("{") for one in lines) - lines.count("}")
    text = "\n".join([*lines, *["}"] * opened])
    assert not judged({"nginx.conf": text}).crashed


def test_every_policy_of_the_folder_is_there() -> None:
    assert {
        "absent-rate-limit",
        "rate-above-limit",
        "ignored-retry-after",
        "oversized-batch",
        "unapplied-limit-zone",
        "rate-limit-not-429",
        "throughput-unit",
        "unbounded-concurrency",
    } <= OWN
