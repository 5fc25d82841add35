"""Options of the test run."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import settings

from linter.remembered.place import VARIABLE

_NUMBERS = count()

settings.register_profile("gclint", deadline=None, max_examples=80, derandomize=True)
settings.register_profile("search", settings.get_profile("gclint"), derandomize=False)
settings.load_profile("gclint")  # the same commit is tested with the same examples


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-expected",
        action="store_true",
        help="write tests/estates/*/expected.txt anew from what gclint says",
    )


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the user's own runs remember, nor another test's."""
    folder = tmp_path_factory.getbasetemp() / f"remembered-{next(_NUMBERS)}"
    monkeypatch.setenv(VARIABLE, str(folder))
