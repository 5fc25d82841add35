"""Callers as a Mermaid flowchart.

https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.access.caller import Caller
from linter.reporters.access.rows import Group, Row, State, groups
from linter.reporters.snippet import printable

_STYLES = {
    State.HELD: "fill:#e6f4ea,stroke:#137333,color:#0b3d1e",
    State.LACKING: "fill:#fce8e6,stroke:#c5221f,color:#601410",
    State.UNKNOWN: "fill:#f1f3f4,stroke:#80868b,color:#202124,stroke-dasharray:4 3",
    State.FLAWED: "fill:#fef7e0,stroke:#b06000,color:#5f3700",
}

_ENTITIES = str.maketrans(
    {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;"}
)


def render(callers: Sequence[Caller]) -> str:
    """A flowchart from each caller over what calls and what is called to what that needs."""
    lines = ["flowchart LR"]
    for number, group in enumerate(groups(callers)):
        lines += [f"  {line}" for line in _group(group, f"c{number}")]
    lines += [f"  classDef {state} {style}" for state, style in _STYLES.items()]
    return "\n".join(lines) + "\n"


def _group(group: Group, node: str) -> Iterator[str]:
    title = "<br>".join(_text(one) for one in (group.title, group.subtitle) if one)
    yield f'{node}["{title}"]'
    made: dict[tuple[str, ...], str] = {}
    edges: dict[str, None] = {}
    for row in group.rows:
        last = node
        for key in _way(row):
            if key not in made:
                made[key] = f"{node}{key[0][0]}{len(made)}"
                yield _node(made[key], key[0], key[1], row.state)
            edges[f"{last} --> {made[key]}"] = None
            last = made[key]
    yield from edges


def _way(row: Row) -> Iterator[tuple[str, ...]]:
    """What a row leads through: its kind, its text, and what else keeps it apart from others."""
    if row.maker:
        yield "maker", row.maker
    yield "call", row.call, row.maker
    yield "need", row.need, row.state


def _node(name: str, kind: str, text: str, state: State) -> str:
    if kind == "need":
        return f'{name}(["{_text(text)}"]):::{state}'
    return f'{name}["{_text(text)}"]'


def _text(text: str) -> str:
    return printable(" ".join(text.split())).translate(_ENTITIES)
