"""Input of every kind that is made to cost: one clear finding, and little time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ONCE = Path(__file__).parents[2] / "benchmarks" / "once.py"
"""A process takes over the peak of memory of the one that starts it; this one has next to none."""
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?>\n<!DOCTYPE l [<!ENTITY l0 "l">{ENTITIES}]>\n<jmeterTestPlan>&l9;'
REQUEST = '<HTTPSamplerProxy testname="a"><stringProp name="HTTPSampler.path"/></HTTPSamplerProxy>'
ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
WORKFLOW = "on: push\njobs: {}\nx: terraform apply\na0: &a0 [x, x]\n" + ALIASES
LOCATION = "http { server { location / { proxy_pass https://api.mypurecloud.ie; } "
CASES: dict[str, tuple[dict[str, str], str]] = {
    "bomb": ({"plan.jmx": BOMB}, "declares a document type"),
    "large plan": (
        {"plan.jmx": f"<jmeterTestPlan>{REQUEST * 243_000}</jmeterTestPlan>"},
        "a test plan of 20 MiB",
    ),
    "many elements": (
        {"plan.jmx": f"<jmeterTestPlan>{'<ThreadGroup/>' * 200_000}"},
        "elements, the most",
    ),
    "open brace": ({"nginx.conf": LOCATION}, "is not closed"),
    "open brace in a script": (
        {"config.js": "export default {\n  provisioningInfo: {"},
        "is not closed",
    ),
    "endless include": (
        {"nginx.conf": "http { include a.conf; }", "a.conf": "limit_req zone=a; include a.conf;"},
        "this include never ends: a.conf to a.conf",
    ),
    "includes that double": (
        {
            "nginx.conf": "http { include a0.conf; }",
            **{f"a{n}.conf": f"limit_req zone=a; include a{n + 1}.conf;" * 2 for n in range(60)},
        },
        "larger than gclint reads",
    ),
    "a billion aliases": (
        {"m.yaml": f"grantType: CODE\na0: &a0 [x, x]\n{ALIASES}calls: *a9\n"},
        "aliases stand for too much",
    ),
    "a billion aliases in a workflow": (
        {".github/workflows/a.yml": WORKFLOW},
        "aliases stand for too much",
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="wait4 is not there")
@pytest.mark.parametrize(("files", "told"), CASES.values(), ids=CASES.keys())
def test_it_costs_one_finding_and_little_else(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    told_in = tmp_path / "findings"
    once = [sys.executable, "-I", "-S", str(ONCE), "60", str(told_in)]
    command = [sys.executable, "-m", "linter", "check", ".", "--root", ".", "--format", "concise"]
    ran = subprocess.run([*once, *command], cwd=tmp_path, capture_output=True, text=True)
    status, _, spent, held, *_ = map(float, ran.stdout.split())
    (finding,) = told_in.read_text("utf-8").splitlines()
    assert status == 1
    assert "unreadable-file" in finding
    assert told in finding
    # A quarter of a second as a rule; much more where the modules have to be compiled first.
    assert spent < 5
    assert held < 200 * 2**20
