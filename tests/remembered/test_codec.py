"""What came of a unit is the same once it was written down and read again."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import Severity, Unknown
from linter.remembered.codec import decoded, encoded
from linter.units.unit import Judged

_TEXTS = st.text(st.characters(), max_size=4)  # with surrogates, as names of files may have
_NUMBERS = st.integers(0, 9)
_PLAIN: Mapping[Any, st.SearchStrategy] = {
    str: _TEXTS,
    int: _NUMBERS,
    date: st.dates(),
    range: st.builds(range, _NUMBERS, _NUMBERS),
    Severity: st.sampled_from(Severity),
    type(None): st.none(),
    Unknown: st.deferred(lambda: _made(Unknown)),
}


def _any(hint: Any) -> st.SearchStrategy:
    """Values of a type; whatever fields a class has, they are found here."""
    inner = get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(map(_any, inner))
    if get_origin(hint) is tuple:
        return st.lists(_any(inner[0]), max_size=2).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(_any(inner[0]), _any(inner[1]), max_size=2)
    return _made(hint)


def _made(kind: Any) -> st.SearchStrategy:
    assert is_dataclass(kind) or issubclass(kind, tuple)
    return st.builds(kind, **{name: _any(hint) for name, hint in get_type_hints(kind).items()})


_FIELDS = get_type_hints(Judged)


@settings(max_examples=150)
@given(st.one_of([st.builds(Judged, **{name: _any(_FIELDS[name])}) for name in _FIELDS]))
def test_nothing_is_lost(judged: Judged) -> None:
    assert decoded(json.loads(json.dumps(encoded(judged)))) == judged
