"""Where the characters of a computed string were written."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Span
from linter.terraform.functions.json_reading import read_json
from linter.terraform.text import place
from linter.terraform.types import STRING
from linter.terraform.value import Value, Written

SPANS = st.builds(
    lambda path, start, length: Span(path, start, start + length),
    st.sampled_from("aab"),
    st.integers(0, 9),
    st.integers(0, 4),
)
PIECES = st.lists(st.builds(Written, st.integers(0, 3), SPANS), max_size=6).map(tuple)


def plainly(written: tuple[Written, ...], start: int, end: int) -> Span | None:
    """What `place` returns, by going through all pieces."""
    found: list[Span] = []
    at = 0
    for piece in written:
        if (at < end and start < at + piece.length) or start == end == at:
            span = piece.span
            if span.end - span.start == piece.length:
                first, last = max(start - at, 0), min(end - at, piece.length)
                span = Span(span.path, span.start + first, span.start + last)
            found.append(span)
        at += piece.length
    if not found or len({span.path for span in found}) > 1 or found[0].start > found[-1].end:
        return None
    return Span(found[0].path, found[0].start, found[-1].end)


@given(written=PIECES, start=st.integers(0, 20), length=st.integers(0, 8))
def test_a_place_is_that_of_the_pieces_in_it(
    written: tuple[Written, ...], start: int, length: int
) -> None:
    assert place(written, start, start + length) == plainly(written, start, start + length)


def steps(entries: int) -> int:
    """Lines of Python run to decode a JSON object of so many entries, each a piece of its own."""
    texts = ["{", *(f'"k{n}": {n},' for n in range(entries)), '"last": 0}']
    written = tuple(
        Written(len(text), Span("a", 10 * n, 10 * n + 1)) for n, text in enumerate(texts)
    )
    text = Value("".join(texts), STRING, Span("a", 0, 1), written=written)
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        read_json(text, Span("a", 0, entries))
    finally:
        sys.settrace(before)
    return count


def test_decoding_takes_four_times_the_work_for_four_times_the_pieces() -> None:
    assert steps(800) < 4.2 * steps(200)
