"""The policies of oauth/ on the bench."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def make(bench):
    return bench("oauth").make


@pytest.fixture(scope="session")
def seen(bench):
    return bench("oauth").seen


@pytest.fixture(scope="session")
def verdicts(bench):
    return bench("oauth").verdicts


@pytest.fixture(scope="session")
def report(bench):
    return bench("oauth").report
