"""YAML texts for the tests of this folder."""

from typing import Any

import yaml
from hypothesis import strategies as st

from linter.readers.yaml_scalar import resolve

STRINGS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
).filter(lambda text: isinstance(resolve(text), str))
"""Strings that the dumper, which follows YAML 1.1, writes so that 1.2 reads them as strings too.

It writes the line breaks of 1.1 such that not even its own loader reads them back.
"""

PRINTED = st.text(st.sampled_from("ab #:'\"-é\U0001f600,[]{}&*!|>%@`?~0.\\")).filter(
    lambda text: isinstance(resolve(text), str)
)
"""Strings of one line, made of the characters that mean something in YAML."""

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)


def values(strings: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values of any shape around the given strings."""
    return st.recursive(
        SCALARS | strings,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(strings, inner, max_size=4),
        max_leaves=15,
    )


@st.composite
def texts(draw: st.DrawFn, strings: st.SearchStrategy[str] = STRINGS) -> tuple[str, Any]:
    """A YAML text in one of many layouts, and its value."""
    value = draw(values(strings))
    text = yaml.safe_dump(
        value,
        default_flow_style=draw(st.sampled_from([None, False, True])),
        indent=draw(st.sampled_from([None, 3, 4])),
        width=draw(st.sampled_from([20, 80, 10**6])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        sort_keys=False,
    )
    return text, value
