"""A check that is in no doubt about a resource would have nothing to say of it."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import catalogue_at
from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks import find
from linter.checks.context import Context
from linter.checks.terraform import expected, judged
from linter.checks.terraform.versions import shown
from linter.model import Estate, Resource, Span, Spans, Unknown
from linter.settings import Settings

CATALOGUE = catalogue_at(None)
PROVIDER = CATALOGUE.provider
CHECKS = [
    expected.COMPATIBLE,
    expected.COUNTED,
    expected.CURRENT,
    expected.KEPT,
    expected.KNOWN,
    expected.REQUIRED,
    expected.VALID,
    expected.WRITABLE,
]
CHANGED = sorted({change.version for name in PROVIDER.types for change in PROVIDER.changes(name)})
VERSIONS = st.sampled_from([(1, 1, 0), *CHANGED, (1, 60, 0), (1, 84, 0), (9, 0, 0)])
U = Unknown("known only after apply")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 100_000)
    | st.floats()
    | st.sampled_from(["", "a", "5", "true", "-0x1", Decimal(3)])
    | st.just(U)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


class _Anywhere(Spans):
    """Takes some lists for nested blocks and others for arguments."""

    def __init__(self, assigned: frozenset[str]) -> None:
        self._assigned = assigned

    def at(self, path):
        return Span("main.tf", len(path) if self._assigned & {*path} else 0, 9)

    def key(self, path):
        return Span("main.tf", 100, 109) if self._assigned & {*path} else self.at(path)


def fitting(attribute: Attribute) -> st.SearchStrategy:
    """Values of the attribute's type, whatever the provider may say of their number or size."""
    if attribute.attributes or attribute.is_block:
        return st.lists(bodies(attribute.attributes), max_size=3)
    match attribute.type:
        case "list" | "set":
            elements = st.sampled_from(attribute.element_enum or ("a", 1, True, None))
            return st.lists(elements, max_size=3)
        case "map" | "object":
            return st.dictionaries(st.sampled_from("ab"), st.text(max_size=2), max_size=2)
        case "number":
            return st.integers(-1, 100) | st.sampled_from([*filter(None, attribute.range), 4])
        case "bool":
            return st.booleans()
    return st.sampled_from(attribute.enum or ("a", "a longer text", ""))


@st.composite
def bodies(draw, attributes):
    """Bodies with what is required, mostly, and some of the rest; few of their values are odd."""
    body = {}
    for name, attribute in attributes.items():
        often = attribute.mode == "required"
        if draw(st.sampled_from([often, often, often, True, False])):
            odd = draw(st.integers(0, 9)) == 0
            body[name] = draw(ANYTHING if odd else fitting(attribute))
    if draw(st.integers(0, 9)) == 0:
        body[draw(st.sampled_from(["no_such_name", "count", "lifecycle", "alias"]))] = draw(
            ANYTHING
        )
    return body


@st.composite
def resources(draw):
    kind = draw(st.sampled_from(PROVIDER.types))
    attributes = PROVIDER.get(kind).attributes
    past = [change.attribute for change in PROVIDER.changes(kind)]
    body = draw(bodies(attributes))
    if past and draw(st.booleans()):
        body[draw(st.sampled_from(past))] = draw(ANYTHING)
    assigned = draw(st.frozensets(st.sampled_from([*attributes, "no_such_name"]), max_size=1))
    path = draw(st.sampled_from(["main.tf", "main.tf", "plan.json"]))
    return Resource(kind, "it", f"{kind}.it", path, body, _Anywhere(assigned))


TYPES = [
    *("string", "number", "bool", "list", "set", "map", "object", "any"),
    *("block", "block_list", "block_set"),
]
ENDS = st.none() | st.integers(0, 3)
NAMES = ("a", "b", "c", "d")
PATHS = st.lists(st.sampled_from([*NAMES, "a.0.b"]), max_size=1).map(tuple)


def _made_up(inner):
    """Attributes of any type with any limits, by name."""
    plain = {
        "element": st.sampled_from([None, "string", "number", "bool", "object", "map"]),
        "mode": st.sampled_from(["required", "optional", "optional", "optional", "computed"]),
        "enum": st.sampled_from([(), (), (), ("a", "5")]),
        "element_enum": st.sampled_from([(), (), (), ("a",)]),
        "range": st.just((None, None)) | st.tuples(ENDS, ENDS),
        "length": st.sampled_from([None, None, (1, 2)]),
        "min_items": ENDS,
        "max_items": ENDS,
        "conflicts_with": PATHS,
        "at_least_one_of": PATHS,
        "required_with": PATHS,
        "deprecated": st.sampled_from([False, False, False, True]),
        "attributes": st.just({}) | inner,
    }
    made = st.builds(Attribute, st.just(""), st.sampled_from(TYPES), **plain)
    named = {name: made.map(lambda one, name=name: one._replace(name=name)) for name in NAMES}
    return st.fixed_dictionaries({}, optional=named)


SCHEMAS = st.recursive(st.just({}), _made_up, max_leaves=3)
HISTORIES = st.lists(
    st.builds(
        Change,
        st.just("genesyscloud_made_up"),
        st.sampled_from([*NAMES, "gone"]),
        st.sampled_from([(1, 2, 0), (1, 50, 0)]),
        st.sampled_from(["required", "optional", "computed", "deprecated", "removed"]),
    ),
    max_size=2,
)


class _MadeUp:
    """A catalogue of one type."""

    def __init__(self, known, changes):
        self.provider = self
        self.version = "1.84.0"
        self.get = {known.name: known}.get
        self.changes = lambda _: changes


@settings(max_examples=600)
@given(SCHEMAS, HISTORIES, st.data())
def test_whatever_a_schema_may_ask(attributes, changes, data):
    kind = "genesyscloud_made_up"
    catalogue = _MadeUp(TerraformType(kind, attributes), tuple(sorted(changes)))
    spans = _Anywhere(data.draw(st.frozensets(st.sampled_from(NAMES), max_size=1)))
    body = data.draw(bodies(attributes))
    if changes and data.draw(st.booleans()):
        body["gone"] = data.draw(SCALARS)
    resource = Resource(kind, "it", "it", "main.tf", body, spans)
    version = data.draw(st.sampled_from([(1, 1, 0), (1, 2, 0), (1, 84, 0)]))
    _assert_alike(resource, version, catalogue)


LIMITS = [
    {},
    {"enum": ("a", "5")},
    {"element_enum": ("a",)},
    {"range": (1, 3)},
    {"length": (2, 3)},
    {"min_items": 2},
    {"max_items": 1},
    {"attributes": {"a": Attribute("a", "string", None, "optional", {})}},
]
VALUES = [
    *(None, "a", "aa", "5", "aaaa", 0, 1, 2, 4, 1.5, True, Decimal(2), U),
    *([], ["a"], ["a", "a"], ["a", "b"], [1, U], [None], [["a"]], [{}], [{}, {"a": "a"}]),
    *({}, {"a": "a"}, {"a": U}, {"a": ["a"]}, [{"a": 1}, U]),
]


@pytest.mark.parametrize("element", [None, "string", "number", "bool", "object", "map"])
@pytest.mark.parametrize("type_", TYPES)
def test_each_limit_on_each_type(type_, element):
    for limit in LIMITS:
        attribute = Attribute("a", type_, element, "optional", limit.get("attributes", {}))
        known = TerraformType("genesyscloud_made_up", {"a": attribute._replace(**limit)})
        for value in VALUES:
            for assigned in (frozenset(), frozenset("a")):
                spans = _Anywhere(assigned)
                resource = Resource(known.name, "it", "it", "main.tf", {"a": value}, spans)
                _assert_alike(resource, (1, 84, 0), _MadeUp(known, ()))


def _assert_alike(resource, version, catalogue=CATALOGUE):
    quickly = _said(resource, version, catalogue)
    with patch.object(judged, "doubts", lambda *_: frozenset(CHECKS)):
        assert _said(resource, version, catalogue) == quickly


def _context(version, catalogue, *resources):
    demand = {"source": "mypurecloud/genesyscloud", "version": shown(version)}
    body = {"required_providers": [{"genesyscloud": demand}]}
    block = Resource("terraform", "", "terraform", "main.tf", body, _Anywhere(frozenset()))
    return Context(Estate([block, *resources]), Settings(), catalogue)


def _said(resource, version, catalogue=CATALOGUE):
    context = _context(version, catalogue, resource)
    return {name: list(find(name)(resource, context, {})) for name in CHECKS}


@settings(max_examples=600)
@given(resources(), VERSIONS)
def test_what_is_not_in_doubt_is_silent(resource, version):
    _assert_alike(resource, version)


@pytest.mark.parametrize("version", [CHANGED[0], (1, 84, 0)])
@pytest.mark.parametrize("kind", PROVIDER.types)
def test_each_attribute_alone_and_each_kind_of_value(kind, version):
    attributes = PROVIDER.get(kind).attributes
    past = {change.attribute for change in PROVIDER.changes(kind)}
    values = [
        None,
        "a",
        1,
        1.5,
        True,
        [],
        ["a"],
        [1, None],
        [{}],
        [{}, {}],
        {},
        {"a": 1},
        Unknown(""),
    ]
    for name in [*attributes, *past, "no_such_name"]:
        for value in values:
            resource = Resource(kind, "it", "it", "main.tf", {name: value}, _Anywhere(frozenset()))
            _assert_alike(resource, version)


def test_a_common_resource_is_in_no_doubt():
    body = {
        "name": "Orders",
        "division_id": U,
        "acw_timeout_ms": 30000,
        "skill_groups": ["a", U],
        "media_settings_call": [{"alerting_timeout_sec": 12, "service_level_percentage": 0.8}],
        "lifecycle": [{"prevent_destroy": True}],
    }
    kind = "genesyscloud_routing_queue"
    resource = Resource(kind, "it", f"{kind}.it", "main.tf", body, _Anywhere(frozenset()))
    found = judged.judged(resource, _context((1, 84, 0), CATALOGUE, resource))
    assert found.doubts == frozenset()
