"""From the references in a plan's configuration to the resources that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from linter.model import Unknown
from linter.plan.addresses import Instances, Step, around, steps, suffix
from linter.plan.configuration import Configuration, references_of
from linter.plan.instances import Planned
from linter.plan.shape import NOTHING, Table, table

MOST: Final = 1_000
"""How many references are followed from one expression. Through the variables and outputs of
modules they could be many; real ones are below ten."""


class Place(NamedTuple):
    """Where an expression stands."""

    module: str
    """The address of an instance of its module."""
    block: Table
    """The resource or module call that it is in."""
    instance: str
    """Which instance of that it is: `[0]`, `["emea"]`, or nothing."""


class _Asked(NamedTuple):
    place: Place
    reference: str
    likely: str
    """The key of the place, where the expression picks instances by that."""


class References:
    """Follows references through variables and outputs."""

    def __init__(self, configuration: Configuration, planned: Iterable[Planned]) -> None:
        self._configuration = configuration
        self._instances = Instances((one.module, one.address) for one in planned)

    def place(self, planned: Planned) -> Place:
        """Where the expressions of an instance stand."""
        module = self._configuration.module(planned.module)
        block = module.resources.get(planned.local, NOTHING) if module else NOTHING
        return Place(planned.module, block, suffix(planned.index))

    def unknown(self, expression: object, place: Place, reason: str) -> Unknown:
        """The unknown value of an expression, with the resources that it comes from."""
        told = ", ".join(references_of(expression))
        return Unknown(reason, told, refers_to=self.targets(expression, place))

    def targets(self, expression: object, place: Place) -> tuple[str, ...]:
        """The addresses of the resources that an expression takes values from."""
        waiting = list(_asked(expression, place))
        seen: set[tuple[str, str, str]] = set()
        found: dict[str, None] = {}
        while waiting and len(seen) < MOST:
            asked = waiting.pop()
            key = (asked.place.module, asked.reference, asked.place.instance)
            if key not in seen:
                seen.add(key)
                names = steps(asked.reference)
                found |= dict.fromkeys(self._resources(names, asked))
                waiting.extend(self._further(names, asked.place))
        return tuple(found)

    def _resources(self, names: tuple[Step, ...], asked: _Asked) -> Iterable[str]:
        """The resources that a reference names itself."""
        data = bool(names) and names[0].name == "data"
        labels = names[:3] if data else names[:2]
        if len(labels) < 2 + data or labels[0].name in _NO_RESOURCES:
            return ()
        name = ".".join(one.name for one in labels)
        index = labels[-1].key
        return self._instances.resources(asked.place.module, name, index, asked.likely)

    def _further(self, names: tuple[Step, ...], place: Place) -> Iterator[_Asked]:
        """The references behind one to a variable, an output or `each.value`."""
        match [one.name for one in names[:2]]:
            case ["each", "value"]:
                yield from _asked(place.block.get("for_each_expression"), place)
            case ["var", name]:
                yield from self._behind_variable(name, place)
            case ["module", name]:
                for child in self._instances.modules(place.module, name, names[1].key):
                    yield from self._behind_outputs(child, names[2:3])

    def _behind_variable(self, name: str, place: Place) -> Iterator[_Asked]:
        caller = around(place.module)
        if caller is not None:
            module, call = caller
            block = self._configuration.call(module, call)
            index = place.module.removeprefix(f"{module}.").removeprefix(f"module.{call}")
            yield from _asked(table(block, "expressions").get(name), Place(module, block, index))

    def _behind_outputs(self, module: str, named: tuple[Step, ...]) -> Iterator[_Asked]:
        inside = self._configuration.module(module)
        if inside is not None:
            names = [one.name for one in named] or table(inside.data, "outputs")
            for name in names:
                yield from _asked(inside.output(name), Place(module, NOTHING, ""))


def _asked(expression: object, place: Place) -> Iterator[_Asked]:
    references = references_of(expression)
    own = any(one in ("each.key", "each.value", "count.index") for one in references)
    for one in references:
        yield _Asked(place, one, place.instance if own else "")


_NO_RESOURCES: Final = frozenset(
    {"count", "each", "local", "module", "path", "self", "terraform", "var"}
)
"""What references to anything but resources and data sources begin with."""
