"""The collector runs seldom in a run, and as often as before after it."""

import gc

import pytest

from linter.collector import ALLOCATIONS, seldom_collecting


def test_a_run_raises_the_threshold_and_puts_it_back() -> None:
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold() == (ALLOCATIONS, *before[1:])
    assert gc.get_threshold() == before


def test_it_is_put_back_after_an_error_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), seldom_collecting():
        raise ValueError("broken")
    assert gc.get_threshold() == before
