"""Finds published paths by their segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from linter.catalogue.urls.address import fits, has_hole


class Node:
    """What follows some first segments of the published paths.

    Made from the paths that share those segments, and taken further only where asked: a run
    looks at few of the thousands of paths.
    """

    def __init__(self, depth: int, paths: list[list[str]]) -> None:
        self._depth = depth
        self._split = paths

    @cached_property
    def paths(self) -> list[str]:
        """The published paths that end here; parameters of other names make them several."""
        return ["/" + "/".join(path) for path in self._split if len(path) == self._depth]

    @cached_property
    def literals(self) -> dict[str, Node]:
        """What follows each next segment that is written out."""
        return {name: node for name, node in self._children.items() if name != _PARAMETER}

    @property
    def parameter(self) -> Node | None:
        """What follows a parameter, whatever its name."""
        return self._children.get(_PARAMETER)

    @cached_property
    def _children(self) -> dict[str, Node]:
        grouped: defaultdict[str, list[list[str]]] = defaultdict(list)
        for path in self._split:
            if len(path) > self._depth:
                name = path[self._depth]
                grouped[_PARAMETER if name.startswith("{") else name].append(path)
        return {name: Node(self._depth + 1, paths) for name, paths in grouped.items()}


_PARAMETER = "{}"


def index(paths: Iterable[str]) -> Node:
    """The tree of all segments of `paths`."""
    return Node(0, [path.strip("/").split("/") for path in paths])


def routes(node: Node, segments: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """The ends that `segments` lead to, the most literal first, without guessing.

    A literal segment goes to the same literal, then to a parameter; one with a hole goes to a
    parameter only. With each end come the literal segments that stood for a parameter.
    """
    if not segments:
        if node.paths:
            yield (), node
        return
    segment, rest = segments[0], segments[1:]
    holed = has_hole(segment)
    if not holed and segment in node.literals:
        yield from routes(node.literals[segment], rest)
    if node.parameter is not None:
        given = () if holed else (segment,)
        for others, end in routes(node.parameter, rest):
            yield given + others, end


def guesses(node: Node, segments: Sequence[str]) -> Iterator[Node]:
    """The ends that `segments` could lead to if holes may stand for literals too.

    A plain word is then no parameter: two readings against the grain are no longer a guess.
    """
    if not segments:
        if node.paths:
            yield node
        return
    segment, rest = segments[0], segments[1:]
    for child in _fitting(node, segment):
        yield from guesses(child, rest)
    if node.parameter is not None and (has_hole(segment) or is_identifier(segment)):
        yield from guesses(node.parameter, rest)


def is_identifier(text: str) -> bool:
    """Whether literal text looks like a parameter's value: an id with a digit, or `YOUR_ID`.

    A small word in a parameter's place is more likely an attempt at a path that does not exist.
    """
    return any(map(str.isdigit, text)) or not any(map(str.islower, text))


def _fitting(node: Node, segment: str) -> Iterable[Node]:
    if has_hole(segment):
        return (child for name, child in node.literals.items() if fits(segment, name))
    return (node.literals[segment],) if segment in node.literals else ()
