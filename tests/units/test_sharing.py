"""What of a unit stands for its part in verdicts on the estate."""

from __future__ import annotations

import pytest

from linter.model import CallSite, KeyPath, Resource, Span, Spans, Unknown
from linter.units.sharing import fingerprint
from linter.units.unit import Shared

ONE = Span("main.tf", 0, 1)


class At(Spans):
    def __init__(self, span: Span, structure: object = None) -> None:
        self._span, self._structure = span, structure

    def at(self, path: KeyPath) -> Span:
        return self._span

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        if self._structure is None or path != ("policy",):
            return None
        return self._structure, At(self._span)


def role(**changed: object) -> Resource:
    kept = {
        "type": "aws_iam_role",
        "name": "a",
        "address": "aws_iam_role.a",
        "path": "main.tf",
        "body": {"policy": Unknown("it depends"), "n": [1]},
        "spans": At(ONE),
    }
    return Resource(**{**kept, **changed})


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "aws_iam_policy"},
        {"name": "b"},
        {"address": "aws_iam_role.b"},
        {"path": "more.tf"},
        {"body": {"policy": Unknown("it depends"), "n": [True]}},
        {"body": {"policy": Unknown("it depends", parts=("a",)), "n": [1]}},
        {"calls": (CallSite("module.a", ONE),)},
        {"spans": At(ONE, {"Statement": []})},
    ],
)
def test_what_is_said_makes_a_difference(changed: dict[str, object]) -> None:
    assert fingerprint(Shared((role(**changed),))) != fingerprint(Shared((role(),)))


def test_secrets_and_order_make_a_difference() -> None:
    two = role(), role(name="b")
    found = [Shared(two), Shared(two[::-1]), Shared(two[:1]), Shared(two, ("hunter2",)), Shared()]
    assert len({fingerprint(one) for one in found}) == len(found)


def test_places_make_none() -> None:
    moved = role(spans=At(Span("main.tf", 7, 9)))
    assert fingerprint(Shared((moved,))) == fingerprint(Shared((role(),)))
    structures = [role(spans=At(Span("main.tf", at, 9), {"a": [1]})) for at in (1, 2)]
    assert len({fingerprint(Shared((one,))) for one in structures}) == 1
