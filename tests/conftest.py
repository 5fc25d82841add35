"""Options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("gclint", deadline=None, max_examples=80)
settings.load_profile("gclint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-expected",
        action="store_true",
        help="write tests/estates/*/expected.txt anew from what gclint says",
    )
