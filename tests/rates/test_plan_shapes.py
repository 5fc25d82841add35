"""What a JMeter plan's controllers, modules, variables and groups come to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from linter import bundled
from linter.catalogue import catalogue_at
from linter.estate import read_estate
from linter.loader import load_policies
from linter.model import Unknown, View
from linter.rates.pace import Pace
from linter.rates.plan import whole_pace
from linter.run import Job, run
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

CATALOGUE = catalogue_at(None)
POLICIES = load_policies([bundled.folder("policies")])


def element(kind: str, inner: str = "", **settings: object) -> str:
    """A test element with its properties and its hash tree."""
    name, enabled = settings.pop("testname", kind), settings.pop("enabled", "true")
    told = "".join(
        value if str(value).startswith("<") else f'<stringProp name="{key}">{value}</stringProp>'
        for key, value in settings.items()
    )
    head = f'<{kind} testname="{name}" enabled="{enabled}">{told}</{kind}>'
    return f"{head}<hashTree>{inner}</hashTree>"


def call(path: str = "/api/v2/users", inner: str = "", host: str = "api.mypurecloud.ie") -> str:
    return element(
        "HTTPSamplerProxy",
        inner,
        **{"HTTPSampler.domain": host, "HTTPSampler.path": path, "HTTPSampler.method": "GET"},
    )


def wait(milliseconds: object) -> str:
    return element("ConstantTimer", **{"ConstantTimer.delay": milliseconds})


def throughput(rate: object, mode: int = 1) -> str:
    return element("ConstantThroughputTimer", throughput=rate, calcMode=mode)


def looping(count: int, inner: str) -> str:
    return element("LoopController", inner, **{"LoopController.loops": count})


def variables(**values: str) -> str:
    rows = "".join(
        f'<elementProp name="{key}"><stringProp name="Argument.name">{key}</stringProp>'
        f'<stringProp name="Argument.value">{value}</stringProp></elementProp>'
        for key, value in values.items()
    )
    return element(
        "Arguments", rows=f'<collectionProp name="Arguments.arguments">{rows}</collectionProp>'
    )


def group(inner: str, threads: object = 10, loops: object = -1, **more: object) -> str:
    loop = (
        '<elementProp name="ThreadGroup.main_controller">'
        f'<stringProp name="LoopController.loops">{loops}</stringProp></elementProp>'
    )
    return element(
        "ThreadGroup", inner, **{"ThreadGroup.num_threads": threads, "loop": loop, **more}
    )


def document(inner: str, **settings: object) -> str:
    plan = element("TestPlan", inner, **settings)
    return f"<jmeterTestPlan><hashTree>{plan}</hashTree></jmeterTestPlan>"


def view(text: str) -> View:
    reading = read_estate(MemoryTree({"plan.jmx": text}), (), VariableInputs(), CATALOGUE)
    (found,) = reading.estate.views_of("load_plan")
    return found


def pace(text: str) -> Pace | None:
    return whole_pace(view(text), CATALOGUE.regions)


def samplers(text: str) -> list[dict[str, Any]]:
    return view(text).body["groups"][0]["samplers"]


def test_waits_in_a_loop_count_as_often_as_they_run() -> None:
    # In each round 5 requests that wait 1 s each, and one that does not: 6 requests in 5 s.
    found = pace(document(group(looping(5, call(inner=wait(1000))) + call())))
    assert found is not None
    assert found.per_minute == pytest.approx(10 * 60 / 5 * 6)


def test_a_loop_without_waits_speeds_up_what_a_round_makes() -> None:
    found = pace(document(group(looping(50, call()) + call(inner=wait(1000)))))
    assert found is not None
    assert found.per_minute == pytest.approx(10 * 60 * 51)


@pytest.mark.parametrize(
    "kind",
    ["IfController", "ThroughputController", "InterleaveControl", "RandomController"],
)
def test_how_often_a_choosing_controller_runs_is_unknown(kind: str) -> None:
    found = pace(document(group(element(kind, call(inner=wait(10))))))
    assert found is not None
    assert found.per_minute is None
    assert found.unknown is not None
    assert kind in found.unknown.reason


@pytest.mark.parametrize("kind", ["TransactionController", "GenericController", "RandomOrder"])
def test_other_controllers_change_nothing(kind: str) -> None:
    found = pace(document(group(element(kind, call(inner=wait(1000))))))
    assert found is not None
    assert found.per_minute == pytest.approx(600)


def test_what_runs_once_adds_to_no_round() -> None:
    once = element("OnceOnlyController", call("/api/v2/tokens/me"))
    found = pace(document(group(once + call(inner=wait(1000)))))
    assert found is not None
    assert found.per_minute == pytest.approx(600)
    assert pace(document(group(once))) is None


def test_a_token_request_is_no_call_of_the_api() -> None:
    assert pace(document(group(call("/oauth/token", host="login.mypurecloud.ie")))) is None


@pytest.mark.parametrize(("path", "paced"), [("/api/v2/users", 1), ("/api/v2/tickets.json", 0)])
def test_without_a_host_the_path_tells_whose_it_is(path: str, paced: int) -> None:
    assert (pace(document(group(call(path, host="${__P(host)}")))) is not None) == paced


FRAGMENT = element(
    "TestFragmentController", element("GenericController", call(inner=wait(1000)), testname="M")
)


def module(*names: str) -> str:
    cells = "".join(f"<stringProp>{name}</stringProp>" for name in names)
    path = f'<collectionProp name="ModuleController.node_path">{cells}</collectionProp>'
    return element("ModuleController", path=path)


def test_a_module_runs_where_it_is_named() -> None:
    way = ("WorkBench", "TestPlan", "TestFragmentController", "M")
    found = pace(document(FRAGMENT + group(module(*way))))
    assert found is not None
    assert found.per_minute == pytest.approx(600)


def test_a_disabled_module_can_be_run_by_name() -> None:
    off = element("TestFragmentController", call(inner=wait(1000)), testname="F", enabled="false")
    found = pace(document(off + group(module("WorkBench", "TestPlan", "F"))))
    assert found is not None
    assert found.per_minute == pytest.approx(600)


@pytest.mark.parametrize(
    "inner",
    [
        module("WorkBench", "TestPlan", "No such"),
        module("WorkBench", "TestPlan", "ThreadGroup"),
        element("IncludeController", **{"IncludeController.includepath": "part.jmx"}),
        element("IncludeController", **{"IncludeController.includepath": "${__P(f)}"}),
        element("IncludeController"),
    ],
)
def test_what_a_module_holds_may_pace_the_group(inner: str) -> None:
    text = document(group(call() + inner))
    found = pace(text)
    assert found is not None
    assert found.per_minute is None
    assert isinstance(found.unknown, Unknown)
    assert "absent-rate-limit" not in policies_found({"plan.jmx": text})


def test_modules_that_multiply_are_cut_short() -> None:
    def fragment(number: int) -> str:
        twice = module("", "TestPlan", f"F{number + 1}") * 2
        return element("TestFragmentController", call() + twice, testname=f"F{number}")

    text = document("".join(map(fragment, range(40))) + group(module("", "TestPlan", "F0")))
    assert len(samplers(text)) < 60_000


def test_variables_hold_wherever_they_are_defined() -> None:
    text = document(variables(rate="240") + group(call() + throughput("${rate}")))
    found = pace(text)
    assert found is not None
    assert found.per_minute == 240


@pytest.mark.parametrize(
    "again",
    [
        variables(rate="12"),
        element("CSVDataSet", variableNames="id,rate"),
        element("RegexExtractor", **{"RegexExtractor.refname": "rate"}),
        element("CounterConfig", **{"CounterConfig.name": "rate"}),
        element("JSR223PreProcessor", script='vars.put("rate", "1")'),
        element(
            "UserParameters",
            names='<collectionProp name="UserParameters.names"><stringProp>rate</stringProp>'
            "</collectionProp>",
        ),
    ],
)
def test_a_variable_that_is_set_again_is_unknown(again: str) -> None:
    text = document(variables(rate="2400") + again + group(call() + throughput("${rate}")))
    assert "rate-above-limit" not in policies_found({"plan.jmx": text})
    found = pace(text)
    assert found is not None
    assert found.per_minute is None


def test_groups_that_follow_each_other_do_not_add_up() -> None:
    groups = group(call() + throughput(200, 2)) * 2
    together, serial = pace(document(groups)), pace(document(groups, serial=SERIAL))
    assert together is not None
    assert serial is not None
    assert together.per_minute == 400
    assert serial.per_minute == 200


SERIAL = '<boolProp name="TestPlan.serialize_threadgroups">true</boolProp>'


def test_groups_that_start_later_need_not_add_up() -> None:
    one = group(call() + throughput(200, 2))
    later = {"ThreadGroup.scheduler": "true", "ThreadGroup.delay": 600}
    found = pace(document(one + group(call() + throughput(250, 2), **later)))
    assert found is not None
    assert found.per_minute == 250


def test_an_open_model_is_not_said_to_be_without_pace() -> None:
    text = document(element("OpenModelThreadGroup", call(), schedule="rate(2/min)"))
    assert "absent-rate-limit" not in policies_found({"plan.jmx": text})


@pytest.mark.parametrize(
    ("rows", "threads"),
    [
        ([(10, 0, 0, 60, 0), (20, 60, 0, 60, 0)], 20),
        ([(10, 0, 0, 60, 0), (20, 30, 10, 60, 0)], 30),
        ([(10, 0, 10, 10, 10), (10, 20, 10, 10, 10)], 10),
        ([(100, 0, 0, 0, 0)], 0),
    ],
)
def test_threads_of_an_ultimate_group_are_the_most_at_once(rows, threads: int) -> None:
    cells = "".join(
        "<collectionProp>"
        + "".join(f"<stringProp>{one}</stringProp>" for one in row)
        + "</collectionProp>"
        for row in rows
    )
    told = f'<collectionProp name="ultimatethreadgroupdata">{cells}</collectionProp>'
    body = view(document(element("kg.apc.jmeter.threads.UltimateThreadGroup", call(), d=told))).body
    assert body["groups"][0]["threads"] == threads


def test_what_a_crowd_of_timers_comes_to_is_unknown() -> None:
    text = document(group(wait(1) * 300 + call()))
    assert isinstance(samplers(text)[0]["host"], Unknown)
    assert not policies_found({"plan.jmx": text}) & {"absent-rate-limit", "rate-above-limit"}


def policies_found(files: dict[str, str]) -> set[str]:
    report = run(
        Job(
            tree=MemoryTree(files),
            wanted=frozenset(files),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(only=("rate-limits",)),
            today=date(2026, 1, 1),
        )
    )
    assert not report.crashed
    return {one.policy for one in report.findings}
