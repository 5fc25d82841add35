"""What is told to be silent would have said nothing."""

from __future__ import annotations

import pytest

from linter import bundled, engine
from linter.catalogue import catalogue_at
from linter.checks import find
from linter.checks.context import Context
from linter.checks.registry import silence_of
from linter.engine import judge
from linter.estate import read_estate
from linter.loader import load_policies
from linter.settings import Settings
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

POLICIES = [
    (policy, policy.severity)
    for policy in load_policies([bundled.folder("policies")])
    if policy.folder == "terraform"
]


@pytest.mark.parametrize("policy", [one for one, _ in POLICIES], ids=lambda policy: policy.id)
def test_nothing_is_lost_of_any_example(policy, monkeypatch: pytest.MonkeyPatch) -> None:
    for example in (*policy.good, *policy.bad):
        tree = MemoryTree(example.files)
        estate = read_estate(tree, tree.paths(), VariableInputs(), catalogue_at(None)).estate
        context = Context(estate, Settings(), catalogue_at(None))
        found = list(judge(POLICIES, context))
        with monkeypatch.context() as patched:
            patched.setattr(engine, "silence_of", lambda _name: None)
            assert list(judge(POLICIES, context)) == found


def test_several_checks_have_one() -> None:
    checks = [policy.check for policy, _ in POLICIES if policy.check and find(policy.check)]
    assert len([name for name in checks if silence_of(name)]) > 5
