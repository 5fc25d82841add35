"""How lines of a text report are cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.reporters import style

_TEXT = st.text(st.sampled_from("ab-é \u00a0\u2028\t\n\r\x0b\x1b"), max_size=12)


@given(
    text=_TEXT | st.text(max_size=8),
    width=st.integers(1, 14),
    lead=st.integers(0, 6),
    indent=st.integers(0, 3),
)
def test_what_fits_is_the_same_uncut(text: str, width: int, lead: int, indent: int) -> None:
    cut = style._cut(text, width, lead, indent)  # noqa: SLF001 - what takes longer
    assert style.PLAIN.wrapped(text, width, lead, indent) == list(cut)
