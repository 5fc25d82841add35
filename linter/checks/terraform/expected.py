"""What bodies of a type may hold in one version of the provider without anyone minding.

Worked out once for all resources of a type from what each check asks. It is narrower than what
they let pass: a text that converts to a number is for them to look at. `doubts.py` goes by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from linter.catalogue.parts.provider import Attribute, Change, TerraformType
from linter.checks.terraform.fitting import Test, kinds_of, test_of
from linter.checks.terraform.meta_arguments import META_ARGUMENTS, kind_of_block
from linter.checks.terraform.standing import Standing, of_mode, standing
from linter.checks.terraform.traits import bounds_of
from linter.checks.terraform.versions import Version

Checks = frozenset[str]
"""Names of checks that may have something to say."""

COMPATIBLE: Final = "compatible-attributes"
COUNTED: Final = "item-counts"
CURRENT: Final = "current-attributes"
KEPT: Final = "kept-attributes"
KNOWN: Final = "known-attributes"
REQUIRED: Final = "required-attributes"
VALID: Final = "valid-attribute-values"
WRITABLE: Final = "writable-attributes"


class Expected(NamedTuple):
    """What is expected of one attribute."""

    kinds: frozenset[type]
    """A value of one of these types is as expected."""
    fits: Test
    """Whether any other value is."""
    otherwise: Checks
    """Concerned with a value that is not."""
    written: Checks
    """Concerned wherever it is written; then `kinds` is empty."""
    assigned: Checks
    """Concerned with a list of it that is not made of nested blocks."""
    inside: Body | None
    """What is expected of each body in it, where it may be made of nested blocks."""

    def concerned(self, value: object) -> Checks:
        """Those concerned with a value that is of none of the types."""
        return self.written if self.fits(value) else self.written | self.otherwise


class Body(NamedTuple):
    """What is expected of a body: a resource's own, or that of a nested block."""

    attributes: Mapping[str, Expected]
    required: tuple[tuple[str, bool], ...]
    """Names that must be there, and whether a nested block is."""
    rivals: tuple[tuple[str, frozenset[str]], ...]
    """Names, and those of the resource's own body that lead to what each excludes."""
    always: Checks
    """Concerned with every such body."""


def expected_of(known: TerraformType, changes: tuple[Change, ...], version: Version) -> Body:
    """What is expected of a resource's own body; `changes` are those of its type, oldest first."""
    past = {change.attribute for change in changes}
    stood = {name: standing(known, changes, version, name) for name in past}
    body = _body(known.attributes, stood)
    meta = dict.fromkeys(META_ARGUMENTS[kind_of_block(known.name)], _ANYTHING)
    gone = {name: _gone(stood[name]) for name in past - known.attributes.keys()}
    return body._replace(attributes={**meta, **gone, **body.attributes})


_ANYTHING: Final = Expected(
    frozenset(), lambda _: True, frozenset(), frozenset(), frozenset(), None
)


def _gone(stood: Standing | None) -> Expected:
    """Of a name that only the provider's history knows."""
    return _ANYTHING._replace(written=frozenset(_concerned(stood) if stood else ()))


def _body(attributes: Mapping[str, Attribute], history: Mapping[str, Standing | None]) -> Body:
    stood = {name: history.get(name) or of_mode(one.mode) for name, one in attributes.items()}
    items = attributes.items()
    return Body(
        attributes={name: _expected(one, stood[name]) for name, one in items},
        required=tuple((n, one.is_block) for n, one in items if stood[n].mode == "required"),
        rivals=tuple((name, _tops(one)) for name, one in items if one.conflicts_with),
        always=frozenset(
            {REQUIRED} if any(one.at_least_one_of or one.required_with for _, one in items) else ()
        ),
    )


def _tops(attribute: Attribute) -> frozenset[str]:
    return frozenset(other.partition(".")[0] for other in attribute.conflicts_with)


def _expected(attribute: Attribute, stood: Standing) -> Expected:
    deprecated = {CURRENT} if attribute.deprecated else ()
    written = frozenset({*_concerned(stood), *deprecated})
    return Expected(
        kinds=frozenset() if written else kinds_of(attribute),
        fits=test_of(attribute),
        otherwise=frozenset({VALID} if bounds_of(attribute) == (None, None) else {VALID, COUNTED}),
        written=written,
        assigned=frozenset({VALID} if attribute.is_block else ()),
        inside=_body(attribute.attributes, {})
        if attribute.attributes or attribute.is_block
        else None,
    )


def _concerned(stood: Standing) -> Iterator[str]:
    if stood.added:
        yield KNOWN
    if stood.removed:
        yield KEPT
    if stood.deprecated:
        yield CURRENT
    if stood.mode == "computed":
        yield WRITABLE
