"""Rules that hold for every retention policy, whatever is in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.engine import Crash
from linter.model import Finding, Unknown

KIND = "genesyscloud_recording_media_retention_policy"
MEDIA = ["call_policy", "chat_policy", "email_policy", "message_policy"]
SWITCHES = st.sampled_from([True, False, None])
PERIODS = st.sampled_from([None, 1, 30, 365, 10_000, "indefinite", "90 days", {}])


@st.composite
def actions(draw: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in ("retain_recording", "delete_recording", "always_delete"):
        switch = draw(SWITCHES)
        if switch is not None:
            made[key] = switch
    duration = {}
    for key in ("archive_retention", "delete_retention"):
        period = draw(PERIODS)
        if period is not None:
            duration[key] = [period if period == {} else {"days": period}]
    if duration:
        made["retention_duration"] = [duration]
    return made


def told(verdicts: Any, resources: list[Any]) -> set[tuple[str, str, str]]:
    return {
        (one.policy, one.address, one.message)
        for one in verdicts(resources)
        if isinstance(one, Finding)
    }


@settings(max_examples=60, deadline=None)
@given(media=st.dictionaries(st.sampled_from(MEDIA), actions(), min_size=2))
def test_each_medium_is_judged_by_itself(make: Any, verdicts: Any, media: Any) -> None:
    def policy(chosen: list[str]) -> Any:
        blocks = {medium: [{"actions": [media[medium]]}] for medium in chosen}
        return make(KIND, {"name": "P", "media_policies": [blocks]})

    together = told(verdicts, [policy(list(media))])
    apart = [told(verdicts, [policy([medium])]) for medium in media]
    assert together == set().union(*apart)


@settings(max_examples=60, deadline=None)
@given(periods=st.lists(st.integers(1, 9_999), min_size=1, max_size=6))
def test_only_the_longest_of_equal_conditions_counts(
    make: Any, verdicts: Any, periods: list[int]
) -> None:
    policies = [
        make(
            KIND,
            {
                "name": f"P{number}",
                "media_policies": [
                    {
                        "call_policy": [
                            {
                                "actions": [
                                    {
                                        "retain_recording": True,
                                        "retention_duration": [
                                            {"delete_retention": [{"days": days}]}
                                        ],
                                    }
                                ]
                            }
                        ]
                    }
                ],
            },
            f"p{number}",
        )
        for number, days in enumerate(periods)
    ]
    shadowed = {
        address for name, address, _ in told(verdicts, policies) if name == "shadowed-retention"
    }
    assert shadowed == {
        policy.address
        for policy, days in zip(policies, periods, strict=True)
        if days < max(periods)
    }


VOCABULARY = """
actions always_delete archive_retention body body_template call_policy calls callPolicy conditions
config config_request contract contract_input days delete_recording delete_retention
deleteRetention directions enabled initiate_screen_recording input inputSchema legal_hold legalHold
media_policies mediaPolicies name order path properties request request_template requestTemplate
retain_recording retainRecording retention_duration retentionDuration u_legal_hold
"""
KEYS = st.sampled_from(VOCABULARY.split())
LEAVES = st.sampled_from(
    [
        *(None, True, False, 0, -1, 10**400, 366, 1.5, float("inf"), float("nan")),
        *("", "indefinite", "90", "nan", "{", '{"legal_hold": true}', "${input.rawRequest}"),
        *(Unknown("x"), Unknown("x", parts=("legal_hold", Unknown("y")))),
    ]
)
BODIES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=8,
    ),
    max_size=6,
)
TYPES = st.sampled_from(
    [KIND, "retention-policy", "app-manifest", "data-action", "genesyscloud_integration_action"]
)


@settings(max_examples=200, deadline=None)
@given(resources=st.lists(st.tuples(TYPES, BODIES), min_size=1, max_size=3))
def test_no_body_makes_a_check_raise(make: Any, verdicts: Any, resources: Any) -> None:
    made = [make(kind, body) for kind, body in resources]
    assert [one for one in verdicts(made) if isinstance(one, Crash)] == []
