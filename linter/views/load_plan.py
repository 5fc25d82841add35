"""JMeter test plans: kind `load_plan`.

| key | value |
|---|---|
| `name` | of the test plan |
| `timers` | list of `kind`, `name`, `throughput` and `period` (s), `mode`, `delay` (ms) |
| `groups` | list of the thread groups, set-up and tear-down included |

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
| `samplers` | list of the HTTP requests and pauses |

Each of `samplers` has `name`, `method`, `host`, `path`, `authorization` (the header), `timers` (the
numbers of those that delay it), `times` (how often it runs in an iteration, unknown in an open
loop), and `token`: `shared` where all threads send the same, `thread` where each gets its own,
unknown where a file gives them. A pause has `pause` (ms) in place of the request.

Disabled elements and what is below them are left out. Variables and properties are replaced by what
the plan defines or by their defaults; what only a run can tell is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import View
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.jmeter_element import MOST_LEVELS, TestElement, elements, plan_tree
from linter.views.jmeter_group import is_group, thread_group
from linter.views.jmeter_sampler import sampler
from linter.views.jmeter_scope import Scope, arguments
from linter.views.jmeter_timer import timer
from linter.views.jmeter_tokens import token_sources


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every plan."""
    for resource in index.of_type("load-plan"):
        plan = Field.of(resource)
        top = next(elements(plan_tree(plan)), None)
        if top is None:
            continue
        layout = _Plan(top).layout()
        body, spans = assemble(layout, plan)
        name = body.get("name")
        yield View(
            "load_plan",
            name if isinstance(name, str) and name else resource.name,
            body,
            spans,
            resource,
        )


class _Plan:
    """One test plan on the way to its canonical body."""

    def __init__(self, top: TestElement) -> None:
        self._top = top
        self._timers: dict[int, TestElement] = {}
        self._variables: dict[int, Scope] = {}
        self._tokens = token_sources(top)

    def layout(self) -> dict[str, Layout]:
        own = self._top.inner("TestPlan.user_defined_variables")
        scope = Scope(variables=dict(arguments(own)))
        groups = list(self._groups(self._top.tree, scope))
        return {
            "name": self._top.name,
            "timers": [
                timer(one, self._variables[number].variables)
                for number, one in self._timers.items()
            ],
            "groups": groups,
        }

    def _groups(self, tree: Field, outer: Scope) -> Iterator[Layout]:
        level = list(elements(tree))
        scope = self._within(outer, level)
        for one in level:
            if is_group(one):
                inner = list(self._samplers(one, scope, 0))
                group = thread_group(one, scope.variables)
                yield Part(one.field, {**group, "samplers": inner})

    def _samplers(self, parent: TestElement, outer: Scope, depth: int) -> Iterator[Layout]:
        level = list(elements(parent.tree))
        scope = self._within(outer.looped(parent), level)
        for one in level:
            found = sampler(one, self._within(scope, elements(one.tree)), self._tokens)
            if found is not None:
                yield found
            elif depth < MOST_LEVELS:
                yield from self._samplers(one, scope, depth + 1)

    def _within(self, outer: Scope, level: list[TestElement] | Iterator[TestElement]) -> Scope:
        first = len(self._timers)
        scope = outer.within(level, self._timers)
        self._variables.update(dict.fromkeys(range(first, len(self._timers)), scope))
        return scope
