"""The policies of retention/ on the bench."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def make(bench):
    return bench("retention").make


@pytest.fixture(scope="session")
def seen(bench):
    return bench("retention").seen


@pytest.fixture(scope="session")
def verdicts(bench):
    return bench("retention").verdicts


@pytest.fixture(scope="session")
def report(bench):
    return bench("retention").report
