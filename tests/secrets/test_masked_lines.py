"""Lines are masked as if a key were looked for at each of their characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import secret
from linter.secret import masked

_ANYWHERE = re.compile(
    r"""(?P<key>["']?[\w.-]*["']?)\s*(?:=>|[=:])\s*(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote)).)+)"""
)
_PIECES = st.sampled_from(
    ["token", "api_key", "name", '"', "'", "=", ":", "=>", " ", ".", "-", "\\", "x9Kq27", ",", "{"]
)


@settings(max_examples=2_000)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_nothing_else_is_masked(line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret, "_ASSIGNMENT", _ANYWHERE)
        wanted = masked(line)
    assert masked(line) == wanted


def test_something_is() -> None:
    assert masked('my.api_key = "x9Kq27"') == 'my.api_key = "******"'
