"""What cannot be known is neither flagged nor passed in silence."""

from __future__ import annotations

from typing import Any

import pytest

from linter.engine import Verdict
from linter.model import Unjudged, Unknown

OPEN = Unknown("var.x has no default")


def policy(actions: Any, **top: Any) -> dict[str, Any]:
    return {**top, "media_policies": [{"call_policy": [{"actions": [actions]}]}]}


def kept(days: Any) -> dict[str, Any]:
    return {"retain_recording": True, "retention_duration": [{"delete_retention": [days]}]}


CASES: dict[str, list[dict[str, Any]]] = {
    "indefinite-retention": [
        {"media_policies": OPEN},
        {"media_policies": [{"call_policy": OPEN}]},
        {"media_policies": [{"call_policy": [{"actions": OPEN}]}]},
        policy({"retain_recording": OPEN}),
        policy({"retain_recording": True, "always_delete": OPEN}),
        policy({"retain_recording": True, "retention_duration": OPEN}),
        policy({"retain_recording": True, "retention_duration": [{"delete_retention": OPEN}]}),
        policy(kept({"days": OPEN})),
        policy({"retain_recording": True}, enabled=OPEN),
    ],
    "retention-without-days": [policy(kept(OPEN)), policy(kept({"days": OPEN}))],
    "non-numeric-retention": [policy(kept({"days": OPEN}))],
    "overlong-screen-retention": [
        policy({"initiate_screen_recording": [{"delete_retention": [{"days": OPEN}]}]})
    ],
    "archive-after-delete": [
        policy(
            {
                "retention_duration": [
                    {"archive_retention": [{"days": 9}], "delete_retention": [{"days": OPEN}]}
                ]
            }
        ),
        policy(
            {
                "retention_duration": [
                    {"archive_retention": [{"days": OPEN}], "delete_retention": [{"days": 9}]}
                ]
            }
        ),
    ],
    "contradictory-retention": [
        policy({"retain_recording": True, "delete_recording": OPEN}),
        policy({"retain_recording": OPEN, "always_delete": True}),
        policy({"delete_recording": True, "always_delete": OPEN}),
    ],
}
FLAT = [(name, body) for name, bodies in CASES.items() for body in bodies]


def of(name: str, verdicts: list[Verdict]) -> list[Verdict]:
    return [one for one in verdicts if one.policy == name]


@pytest.mark.parametrize(("name", "body"), FLAT, ids=[name for name, _ in FLAT])
def test_an_unknown_is_unjudged(make: Any, verdicts: Any, name: str, body: Any) -> None:
    made = make("genesyscloud_recording_media_retention_policy", body)
    found = of(name, verdicts([made]))
    assert {type(one) for one in found} == {Unjudged}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("indefinite-retention", policy(kept({"days": 90}), enabled=OPEN)),
        ("indefinite-retention", policy({"always_delete": True, "retain_recording": OPEN})),
        ("contradictory-retention", policy({"retain_recording": OPEN})),
        ("archive-after-delete", policy(kept({"days": OPEN}))),
        ("shadowed-retention", policy(kept({"days": OPEN}))),
    ],
)
def test_an_unknown_that_decides_nothing_is_not_mentioned(
    make: Any, verdicts: Any, name: str, body: Any
) -> None:
    made = make("genesyscloud_recording_media_retention_policy", body)
    assert of(name, verdicts([made])) == []


def test_a_rival_of_unknown_length_leaves_it_open(make: Any, verdicts: Any) -> None:
    kind = "genesyscloud_recording_media_retention_policy"
    known = make(kind, policy(kept({"days": 90})), "known")
    rival = make(kind, policy(kept({"days": OPEN})), "rival")
    found = of("shadowed-retention", verdicts([known, rival]))
    assert {type(one) for one in found} == {Unjudged}
    assert {one.address for one in found} == {known.address, rival.address}
