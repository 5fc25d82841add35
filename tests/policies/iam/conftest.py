"""The policies of iam/ on the bench."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def make(bench):
    return bench("iam").make


@pytest.fixture(scope="session")
def verdicts(bench):
    return bench("iam").verdicts


@pytest.fixture(scope="session")
def report(bench):
    return bench("iam").report
