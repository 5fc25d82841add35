"""The body of a planned resource: what its configuration writes, with the values of the plan.

A plan lists every argument of a type. Those that nobody wrote (the provider's defaults, what the
provider works out) are left out, so that a body is as it would be from the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from linter.catalogue.parts.provider import Attribute
from linter.model import MISSING, KeyPath, Unknown
from linter.plan.configuration import is_written_out
from linter.plan.origins import origins
from linter.plan.references import Place, References
from linter.plan.shape import NOTHING, Table, below, listed, table

AFTER_APPLY: Final = "known only after apply"
SENSITIVE: Final = "the plan holds it as sensitive"
MAX_DEPTH: Final = 100
"""How deep values may nest in one another; what lies deeper is unknown."""
_EXPRESSION: Final = frozenset({"constant_value", "references"})
_ZERO: Final[tuple[object, ...]] = (None, "", 0, False, [], {})


class Marked(NamedTuple):
    """A part of a plan's values with the marks that belong to it."""

    value: Any
    unknown: object
    sensitive: object

    def get(self, key: str | int) -> Marked:
        """The part below a key."""
        parts = (self.value, self.unknown, self.sensitive)
        return Marked(*(below(one, key) for one in parts))

    def names(self) -> Iterator[str]:
        """The keys of an object, those without a known value too."""
        return iter(dict.fromkeys((*table(self.value), *table(self.unknown))))

    def elements(self) -> Iterator[Marked]:
        """The elements of a list."""
        return (self.get(number) for number in range(len(listed(self.value))))


@dataclass
class Writer:
    """Writes the body of one instance."""

    references: References
    place: Place
    computed: set[KeyPath] = field(default_factory=set)
    """Where texts stand that come from elsewhere: variables, locals, modules, data."""

    def body(
        self,
        level: Marked,
        written: Table | None,
        attributes: Mapping[str, Attribute],
        path: KeyPath = (),
    ) -> dict[str, Any]:
        """The arguments and blocks of a body; all that are set where `written` is None.

        `written` has the expressions of its arguments, and those of its blocks.
        """
        body = {}
        for name in level.names():
            attribute = attributes.get(name)
            value = self._member(level.get(name), written, name, attribute, (*path, name))
            if value is not MISSING and value is not None:
                body[name] = value
        return body

    def _member(
        self,
        one: Marked,
        written: Table | None,
        name: str,
        attribute: Attribute | None,
        path: KeyPath,
    ) -> Any:
        expression = None if written is None else written.get(name)
        if _are_blocks(one, expression, attribute):
            if expression is None and _nobody_wrote(one, attribute):
                return MISSING
            return self._blocks(one, expression, attribute, path)
        if expression is None:
            return MISSING if written is not None or _nobody_wrote(one, attribute) else one.value
        if not is_written_out(expression):
            self.computed.add(path)
        return self._value(one, expression, len(path))

    def _blocks(
        self, one: Marked, expression: object, attribute: Attribute | None, path: KeyPath
    ) -> Any:
        """The blocks of one type. Of those that `dynamic` makes the configuration says nothing."""
        if one.unknown is True:
            return self.references.unknown(expression, self.place, AFTER_APPLY)
        if len(path) > MAX_DEPTH:
            return Unknown("it is nested too deeply")
        blocks = list(one.elements()) if isinstance(one.value, list) else [one]
        written = [expression] if isinstance(expression, dict) else listed(expression)
        inner = attribute.attributes if attribute else NOTHING
        found = []
        for number, each in enumerate(origins(written, [block.value for block in blocks])):
            here = (*path, number)
            if each is None:
                self.computed.add(here)
            found.append(self.body(blocks[number], each, inner, here))
        return found

    def _value(self, one: Marked, expression: object, depth: int) -> Any:
        if one.sensitive is True and not is_written_out(expression):
            return self.references.unknown(expression, self.place, SENSITIVE)
        if one.unknown is True:
            return self.references.unknown(expression, self.place, AFTER_APPLY)
        if depth > MAX_DEPTH:
            return Unknown("it is nested too deeply")
        if isinstance(one.value, list):
            return [self._value(item, expression, depth + 1) for item in one.elements()]
        if isinstance(one.value, dict):
            members = (
                (key, self._value(one.get(key), expression, depth + 1)) for key in one.names()
            )
            return {key: value for key, value in members if value is not None}
        return one.value


def _are_blocks(one: Marked, expression: object, attribute: Attribute | None) -> bool:
    """Whether a member consists of nested blocks: by its configuration, else by the schema."""
    if isinstance(expression, list):
        return True
    if attribute is not None:
        return attribute.is_block
    if isinstance(expression, dict):
        return not set(expression) <= _EXPRESSION
    return isinstance(one.value, list) and all(isinstance(each, dict) for each in one.value)


def _nobody_wrote(one: Marked, attribute: Attribute | None) -> bool:
    """Whether a value that no configuration tells of is the provider's."""
    if attribute is not None and attribute.mode == "computed":
        return True
    if one.unknown is True:
        return attribute is None or not attribute.is_block
    if one.sensitive is True:
        return True
    return one.value in _ZERO and (attribute is None or attribute.mode != "required")
