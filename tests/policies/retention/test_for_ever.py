"""Which words stand for no end, and which for something else."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("days", "policy"),
    [
        ("indefinite", "indefinite-retention"),
        ("Indefinitely", "indefinite-retention"),
        ("forever", "indefinite-retention"),
        ("for ever", "indefinite-retention"),
        ("infinite", "indefinite-retention"),
        ("unlimited", "indefinite-retention"),
        ("never", "indefinite-retention"),
        (-1, "indefinite-retention"),
        ("-1", "indefinite-retention"),
        (10_000, "indefinite-retention"),
        ("36500", "indefinite-retention"),
        ("definite", "non-numeric-retention"),
        ("30 days", "non-numeric-retention"),
        ("P30D", "non-numeric-retention"),
        (True, "non-numeric-retention"),
        ([30], "non-numeric-retention"),
        (0, "retention-without-days"),
        ("0", "retention-without-days"),
        (None, "retention-without-days"),
        (9_999, None),
        ("30", None),
    ],
)
def test_one_finding_says_what_is_wrong(
    make: Any, verdicts: Any, days: object, policy: str | None
) -> None:
    actions = {"retainRecording": True, "retentionDuration": {"deleteRetention": {"days": days}}}
    body = {"name": "P", "mediaPolicies": {"callPolicy": {"actions": actions}}}
    found = [one.policy for one in verdicts([make("retention-policy", body)])]
    assert found == [policy] * (policy is not None)
