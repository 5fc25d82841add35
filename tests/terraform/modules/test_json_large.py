"""What large .tf.json files are read into without syntax trees is what these come to."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import Resource, TrailLost
from linter.readers import json_index
from linter.terraform import Assembled
from linter.terraform.modules import json_nodes
from linter.terraform.modules.late_spans import LateSpans

Assemble = Callable[..., Assembled]
PlacesOf = Callable[[Resource], list[tuple[Any, ...]]]


class Schema:
    """Knows some nested blocks."""

    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        return path[-1] in ("roles", "terms", "lifecycle", "validation") if kind != "t_c" else None

    def attributes(self, kind: str) -> Collection[str] | None:
        return ("id", "name", "roles") if kind == "t_a" else None


NAMES = ("x", "y", "z-1")
REFERENCES = (
    *(
        f"t_{kind}.{name}.{last}"
        for kind in "ab"
        for name in NAMES
        for last in ("id", "id", "name")
    ),
    *("data.t_a.x.id", "t_b.x", "t_a.y.id.more", "t_a.x.roles", "local.text", "local.nothing"),
    *(
        "local.list",
        "local.encoded",
        "var.given",
        "var.open",
        "module.m.out",
        "self.id",
        "each.key",
    ),
    *(
        "true",
        "if.x",
        "path.module",
        "t_a.x[0].id",
        "upper(t_a.x.id)",
        "a .b",
        "t_a.gone.id",
        "é.id",
    ),
)
PIECES = (
    *("a", " ", "\n", '"', "\\", "\t", "/", "<", "$", "%", "{", "}", "é", "e\u0301", "\u0327"),
    *("\u2028", "😀", "\x7f", "\x01", "$$", "%%", "$${", "%%{", "${", "%{", "~}", "c", "#", "//"),
    *("${t_a.x.id}", "%{ if true }", "${jsonencode({})}", '"${t_b.y.id}"', "$$${", "%$${"),
)
NUMBERS = st.one_of(
    st.integers(-9, 9999),
    st.sampled_from([0.5, 1.0, -0.25, 1e-7, 2.5e30, 0.1 + 0.2, 10**200, -(2**600), 1e300, -0.0]),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
KEYS = st.one_of(st.sampled_from(("a", "b", "name", "é", "e\u0301", "//", "${x}")), TEXTS)


def nested(leaves: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    def inner(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.lists(parts, max_size=3) | st.dictionaries(keys, parts, max_size=3)

    return st.recursive(leaves, inner, max_leaves=8)


SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
PLAIN = nested(st.none() | st.booleans() | st.integers(-9, 99) | st.sampled_from(["", "a"]), KEYS)
DUMPED = st.builds(
    lambda data, separators, ascii_only, indent: json.dumps(
        data, separators=separators, ensure_ascii=ascii_only, indent=indent
    ),
    nested(SCALARS, KEYS) | PLAIN,
    st.sampled_from([(",", ":"), (", ", ": "), (" ,", " :")]),
    st.booleans(),
    st.sampled_from([None, None, None, 1]),
)
"""JSON as it may stand in a call of jsonencode()."""


@st.composite
def encoded(draw: st.DrawFn) -> str:
    text = damaged(draw, draw(DUMPED), 1)
    return (
        draw(st.sampled_from(["${jsonencode(%s)}"] * 5 + ["${jsonencode( %s )}", "${[%s]}"])) % text
    )


def damaged(draw: st.DrawFn, text: str, most: int) -> str:
    for _ in range(draw(st.sampled_from([0] * 5 + [most]))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 3))
        text = text[:start] + draw(st.sampled_from([*PIECES, "", ":", ",", "[", "]"])) + text[end:]
    return text


STRINGS = st.one_of(TEXTS, st.sampled_from(REFERENCES).map("${{{}}}".format), encoded())
VALUES = nested(SCALARS | STRINGS, KEYS)


def blocks(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    block = st.dictionaries(st.sampled_from(("a", "b", "terms")), inner, max_size=3)
    return st.one_of(block, st.lists(block, max_size=3), inner)


META: dict[str, st.SearchStrategy[Any]] = {
    "count": st.integers(0, 2),
    "for_each": st.just({"k": "v"}),
    "depends_on": st.just(["t_a.x"]),
    "provider": st.just("t.west"),
    "lifecycle": st.just({"ignore_changes": ["name"]}),
    "dynamic": st.just({"roles": {"for_each": ["a"], "content": {"n": "${roles.value}"}}}),
    "id": st.just("given"),
    "//": st.just("by hand"),
    "validation": blocks(VALUES),
}
PARTS = {"name": VALUES, "roles": blocks(VALUES), "b": VALUES, "config": VALUES, "c": VALUES}
RESOURCE = st.one_of(
    st.fixed_dictionaries({}, optional=PARTS),
    st.fixed_dictionaries({}, optional=PARTS),
    st.fixed_dictionaries({}, optional={"name": VALUES, **META, **PARTS}),
)
NAMED = st.dictionaries(st.sampled_from((*NAMES, "//", 'q"\n')), RESOURCE | VALUES, max_size=3)
RESOURCES = st.dictionaries(
    st.sampled_from(("t_a", "t_b", "t_c", "aws_iam_policy_document", "//")),
    NAMED | NAMED | VALUES,
    max_size=3,
)
REST: dict[str, Any] = {
    "locals": {"text": "t", "nothing": None, "list": ["a"], "encoded": "${jsonencode({})}"},
    "variable": {"given": {"default": 5}, "open": {}},
    "terraform": {"required_providers": {"t": {"source": "a/t"}}},
    "unheard": {"of": ["${x}"]},
    "//": {"by": "hand"},
}


@st.composite
def estates(draw: st.DrawFn) -> str:
    configuration = {
        "terraform": REST["terraform"],
        "resource": draw(RESOURCES),
        "data": draw(RESOURCES),
        **draw(st.sampled_from([REST, {}, {"locals": REST["locals"]}])),
    }
    text = json.dumps(
        configuration,
        indent=draw(st.sampled_from([None, 2])),
        ensure_ascii=draw(st.booleans()),
    )
    if draw(st.integers(0, 3)) == 0:
        text = text.replace("$", "\\u0024", draw(st.integers(1, 3)))
    return damaged(draw, text, 2)


@settings(max_examples=200)
@given(text=estates())
def test_a_large_file_is_read_as_its_trees_are(
    text: str, assembled: Assemble, places_of: PlacesOf
) -> None:
    estate = f"=== main.tf.json\n{text}"
    small = assembled(estate, schema=Schema())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_index, "LARGE", 0)
        large = assembled(estate, schema=Schema())
        assert told(large, places_of) == told(small, places_of)


def told(found: Assembled, places_of: PlacesOf) -> list[Any]:
    """All that comes of an estate. Of values their representation, which has types and order."""
    return [
        repr([(one.type, one.name, one.address, one.body) for one in found.resources]),
        *map(places_of, found.resources),
        found.faults,
        found.unresolved,
        [(one.declared, one.references) for one in found.modules.values()],
    ]


EXPORTED = {
    "resource": {
        "t_a": {
            "x": {"name": "A", "gone": None, "roles": [{"a": 0.5}, {"a": 2.0}]},
            "y": {"name": "B", "config": {"z": True, "a": ["${t_a.x.id}", None]}},
        },
        "t_b": {
            "action": {
                "b": '${jsonencode({"type": "object", "title": null})}',
                "roles": [{"terms": {"a": "say $${input.a}", "b": "${t_a.y.id}"}}],
                "config": {"inner": ["${jsonencode({})}"]},
            }
        },
    }
}


def test_what_an_export_holds_takes_no_tree(
    assembled: Assemble, places_of: PlacesOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    estate = f"=== main.tf.json\n{json.dumps(EXPORTED, indent=2)}"
    small = assembled(estate, schema=Schema())
    monkeypatch.setattr(json_index, "LARGE", 0)
    with monkeypatch.context() as patched:
        patched.setattr(json_nodes.Nodes, "expression", None)
        large = assembled(estate, schema=Schema())
    kinds = [type(one.spans) for one in large.resources]
    assert kinds == [LateSpans, LateSpans, LateSpans]
    assert told(large, places_of) == told(small, places_of)


def test_what_another_process_is_sent_has_its_structures(
    assembled: Assemble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_index, "LARGE", 0)
    (*_, found) = assembled(f"=== main.tf.json\n{json.dumps(EXPORTED)}", schema=Schema()).resources
    spans = deepcopy(found.spans)  # by what pickling takes
    assert spans.at(()) == found.spans.at(())
    structure, places = spans.encoded(("b",))
    assert structure == {"type": "object"}
    assert spans.encoded(("config",)) is None
    with pytest.raises(TrailLost):
        places.at(("type",))


BESIDE = """
=== main.tf.json
{"resource": {
  "t_a": {"x": {"name": "A", "b": "${var.open}"},
          "y": {"name": "${t_a.x.name}", "b": "${t_a.x.id}"}},
  "t_b": {"x": {"b": "${t_b.y.id}"}, "y": {"b": "${t_b.x.id}"}, "z": {"b": "${t_b.z.id}"}}
}}
=== main_override.tf.json
{"resource": {"t_a": {"y": {"name": "over ${t_a.x.id}"}}}}
=== other.tf
variable "open" {}
resource "t_a" "x" {
  name = "written twice"
}
resource "t_c" "native" {
  b = t_a.x.b
}
module "m" {
  source   = "./m"
  for_each = toset(["a", "b"])
  given    = each.key
}
=== m/main.tf.json
{"variable": {"given": {}}, "resource": {"t_a": {"in": {"name": "${var.given}", "b": [1]}}}}
"""


def test_large_files_beside_others(
    assembled: Assemble, places_of: PlacesOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = assembled(BESIDE, schema=Schema())
    monkeypatch.setattr(json_index, "LARGE", 0)
    large = assembled(BESIDE, schema=Schema())
    assert told(large, places_of) == told(small, places_of)
    late = [one.address for one in large.resources if isinstance(one.spans, LateSpans)]
    assert "t_a.x" not in late
