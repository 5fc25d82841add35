"""A retention policy looks the same whatever it was written in."""

from __future__ import annotations

from typing import Any

import pytest

from linter.classify import classify

TERRAFORM = {
    "name": "Sales",
    "enabled": True,
    "media_policies": [
        {
            "call_policy": [
                {
                    "actions": [
                        {
                            "retain_recording": True,
                            "retention_duration": [
                                {
                                    "archive_retention": [{"days": 30}],
                                    "delete_retention": [{"days": 90}],
                                }
                            ],
                            "initiate_screen_recording": [{"delete_retention": [{"days": 10}]}],
                        }
                    ],
                    "conditions": [{"directions": ["INBOUND"]}],
                }
            ]
        }
    ],
}
API = {
    "name": "Sales",
    "enabled": True,
    "mediaPolicies": {
        "callPolicy": {
            "actions": {
                "retainRecording": True,
                "retentionDuration": {
                    "archiveRetention": {"days": 30},
                    "deleteRetention": {"days": 90},
                },
                "initiateScreenRecording": {"deleteRetention": {"days": 10}},
            },
            "conditions": {"directions": ["INBOUND"]},
        },
        "chatPolicy": None,
    },
}
SAME = {
    "medium": "call",
    "conditions": {"directions": ["INBOUND"]},
    "retain_recording": True,
    "archive_retention": {"days": 30},
    "delete_retention": {"days": 90},
    "screen_delete_retention": {"days": 10},
}


def snake(value: Any) -> Any:
    from re import sub

    if isinstance(value, dict):
        return {sub("([A-Z])", r"_\1", key).lower(): snake(one) for key, one in value.items()}
    return value


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("genesyscloud_recording_media_retention_policy", TERRAFORM),
        ("retention-policy", API),
        ("retention-policy", snake(API)),
    ],
)
def test_every_format_gives_the_same_view(make: Any, seen: Any, kind: str, body: Any) -> None:
    (view,) = seen([make(kind, body)], "retention_policy")
    (medium,) = view.body["media"]
    assert view.name == "Sales"
    assert {key: medium[key] for key in SAME} == SAME


@pytest.mark.parametrize(
    "document",
    [
        API,
        snake(API),
        {"name": "All", "actions": {"alwaysDelete": True}},
        {"name": "All", "conditions": {}, "actions": {"retention_duration": {}}},
    ],
)
def test_the_apis_json_is_recognised(document: Any) -> None:
    assert classify(document) == "retention-policy"


@pytest.mark.parametrize(
    "document",
    [
        {"name": "ci", "actions": {"build": "make"}},
        {"name": "ci", "actions": ["retainRecording"]},
        {"mediaPolicies": ["print"]},
        {"mediaPolicies": {"screen": "max-width"}},
        {"actions": {"retainRecording": True}},
        {},
    ],
)
def test_other_json_is_not(document: Any) -> None:
    assert classify(document) is None
