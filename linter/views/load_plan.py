"""JMeter test plans: kind `load_plan`.

| key | value |
|---|---|
| `name` | of the test plan |
| `timers` | list of `kind`, `name`, `throughput` and `period` (s), `mode`, `delay` (ms) |
| `groups` | list of the thread groups, set-up and tear-down included |
| `serial` | true where one group runs after another |

`kind` of a timer is `constant-throughput` (`throughput` samples in a `period` of 60 s, `mode` says
for whom: `thread`, `plan` or `group`), `precise-throughput`, `shaping` (its highest rate), `delay`
(`delay` is what it waits on average) or `scripted`.

Each of `groups` has:

| key | value |
|---|---|
| `name`, `kind` | `ThreadGroup`, `ConcurrencyThreadGroup`, ... |
| `threads` | how many run at once |
| `ramp_up` | seconds until all of them run |
| `loops` | iterations of each thread; absent where only the time ends them |
| `duration` | seconds, where the group has an end |
| `arrivals` | iterations started a minute, in a group that is paced by them |
| `delay` | seconds until it starts, in a group that starts later than others |
| `samplers` | list of the HTTP requests and pauses |
| `absent` | unknown: a module of which nothing is known runs in it, too |

Each of `samplers` has `name`, `method`, `host`, `path`, `authorization` (the header), `timers` (the
numbers of those that delay it), `times` (how often it runs in an iteration, unknown in an open
loop and under a condition), `once` (true where it runs in the first iteration only), and `token`:
`shared` where all threads send the same, `thread` where each gets its own, unknown where a file
gives them. A request for a token has `parameters`, too: a list of `name` and `value`. A pause has
`pause` (ms) in place of the request.

Disabled elements and what is below them are left out. Variables and properties are replaced by what
the plan defines or by their defaults; what only a run can tell is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.model import Unknown, View
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.jmeter_controller import elsewhere, inside
from linter.views.jmeter_element import MOST_LEVELS, TestElement, elements, plan_tree
from linter.views.jmeter_group import is_group, thread_group
from linter.views.jmeter_sampler import sampler
from linter.views.jmeter_scope import Scope
from linter.views.jmeter_timer import timer
from linter.views.jmeter_tokens import token_sources
from linter.views.jmeter_variables import plan_variables

_MOST: Final = 50_000
"""How many elements a plan may come to with its modules, those that run twice counted twice."""


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every plan."""
    for resource in index.of_type("load-plan"):
        plan = Field.of(resource)
        top = next(elements(plan_tree(plan)), None)
        if top is not None:
            body, spans = assemble(_Plan(top).layout(), plan)
            name = body.get("name")
            shown = name if isinstance(name, str) and name else resource.name
            yield View("load_plan", shown, body, spans, resource)


class _Plan:
    """One test plan on the way to its canonical body."""

    def __init__(self, top: TestElement) -> None:
        self._top = top
        self._timers: dict[int, TestElement] = {}
        self._tokens = token_sources(top)
        self._variables = plan_variables(top)
        self._count = 0

    def layout(self) -> dict[str, Layout]:
        groups = list(self._groups(self._top.tree, Scope(self._variables)))
        layout: dict[str, Layout] = {
            "name": self._top.name,
            "timers": [timer(one, self._variables) for one in self._timers.values()],
            "groups": groups,
        }
        serial = self._top.setting("TestPlan.serialize_threadgroups").value == "true"
        return {**layout, "serial": True} if serial else layout

    def _groups(self, tree: Field, outer: Scope) -> Iterator[Layout]:
        level = list(elements(tree))
        scope = outer.within(level, self._timers)
        for one in level:
            if is_group(one):
                absent: list[Unknown] = []
                inner = list(self._samplers(one.tree, scope, (), absent))
                group = thread_group(one, self._variables)
                if absent:
                    group["absent"] = one.field.holding(absent[0])
                yield Part(one.field, {**group, "samplers": inner})

    def _samplers(
        self, tree: Field, outer: Scope, way: tuple[Field, ...], absent: list[Unknown]
    ) -> Iterator[Layout]:
        """The samplers of a hash tree; `way` led there, and `absent` takes what is not known."""
        level, way = list(elements(tree)), (*way, tree)
        self._count += len(level)
        scope = outer.within(level, self._timers)
        for one in level:
            found = sampler(one, scope.within(elements(one.tree), self._timers), self._tokens)
            if found is not None:
                yield found
                continue
            module = self._module(one, way)
            if isinstance(module, Unknown):
                absent.append(module)
            elif len(way) < MOST_LEVELS:
                below = inside(one, scope)
                yield from self._samplers(module or one.tree, below, way, absent)

    def _module(self, one: TestElement, way: tuple[Field, ...]) -> Field | Unknown | None:
        module = elsewhere(one, self._top)
        if isinstance(module, Field):
            if any(module.value is passed.value for passed in way):
                return Unknown("a module of the plan runs itself")
            if self._count > _MOST:
                return Unknown("the plan runs more modules than gclint follows")
        return module
