"""The lines of a report hide every secret, however the secrets lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Span
from linter.report import Places

TEXT = st.text("ab \n", max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 25)), max_size=8)


@given(text=TEXT, spans=SPANS)
def test_every_character_of_a_secret_is_hidden_and_no_other(
    text: str, spans: list[tuple[int, int]]
) -> None:
    secrets = [Span("f", start, start + length) for start, length in spans]
    hidden = {at for span in secrets for at in range(span.start, span.end)}
    shown = "".join("*" if at in hidden and char != "\n" else char for at, char in enumerate(text))
    places = Places(lambda _: text, [*secrets, Span("other", 0, 100)])
    lines = [places.line("f", number) for number in range(1, text.count("\n") + 2)]
    assert lines == shown.split("\n")
