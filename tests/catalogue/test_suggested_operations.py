"""Unpublished endpoints lead to the published ones that were meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import linter
from linter.catalogue import catalogue_at
from linter.catalogue.match import Unpublished

CATALOGUE = catalogue_at()
OPERATIONS = list(CATALOGUE.operations)

REPORTED = [
    (
        "POST",
        "/api/v2/quality/evaluations/bulk",
        "POST /api/v2/quality/conversations/{conversationId}/evaluations",
        "0.1",
    ),
    (
        "POST",
        "/api/v2/messaging/organizations/${input.orgId}/conversations",
        "POST /api/v2/conversations/messages",
        "1.1",
    ),
    (
        "POST",
        "https://api.mypurecloud.ie/api/v2/analytics/botconversations/summary",
        "POST /api/v2/analytics/bots/aggregates/query",
        "2.2",
    ),
    ("POST", "/api/v2/recordings/exports", "POST /api/v2/recording/jobs", "3.1"),
    (
        "GET",
        "/api/v2/recordings/conversations/",
        "GET /api/v2/conversations/{conversationId}/recordings",
        "4.1",
    ),
]


@pytest.mark.parametrize(("method", "url", "nearest", "verdict"), REPORTED)
def test_endpoints_of_the_field_reports(method: str, url: str, nearest: str, verdict: str) -> None:
    for asked in (method, None):
        if asked is None and verdict == "0.1":
            continue
        match = CATALOGUE.match(asked, url)
        assert isinstance(match, Unpublished)
        assert match.nearest[0].name == nearest
        assert match.counterpart is not None
        assert match.counterpart.verdicts == (verdict,)


@pytest.mark.parametrize(
    ("method", "url", "nearest"),
    [
        ("GET", "/api/v2/routing/queue/${input.id}", "GET /api/v2/routing/queues/{queueId}"),
        ("POST", "/api/v2/user", "POST /api/v2/users"),
        ("POST", "/api/v2/external-contacts/contacts", "POST /api/v2/externalcontacts/contacts"),
        (
            "POST",
            "/api/v2/outbound/campaigns/start",
            "POST /api/v2/outbound/campaigns/{campaignId}/start",
        ),
        (
            "GET",
            "/api/v2/flows/datatable/$input.id/rows",
            "GET /api/v2/flows/datatables/{datatableId}/rows",
        ),
        (
            "GET",
            "/api/v2/analytics/conversatons/details",
            "GET /api/v2/analytics/conversations/details",
        ),
    ],
)
def test_suggestions(method: str, url: str, nearest: str) -> None:
    match = CATALOGUE.match(method, url)
    assert isinstance(match, Unpublished)
    assert match.counterpart is None
    assert match.nearest[0].name == nearest


def test_nothing_is_suggested_for_what_nothing_is_like() -> None:
    match = CATALOGUE.match("GET", "/api/v2/xyzzy/${input.x}")
    assert match == Unpublished("GET", "/api/v2/xyzzy/{}", (), None)


def test_a_slip_in_any_path_suggests_the_path() -> None:
    for one in OPERATIONS[::40]:
        first = one.path.split("/")[3]
        slip = one.path.replace(f"/{first}", f"/{first[:-1]}", 1)
        match = CATALOGUE.match(one.method, slip)
        if isinstance(match, Unpublished):
            assert one in match.nearest, slip


SCRIPT = """
from linter.catalogue import catalogue_at
catalogue = catalogue_at()
for path in catalogue.operations.paths[::120]:
    match = catalogue.match("GET", path.replace("s/", "/", 1) + "/bulk")
    print([one.name for one in getattr(match, "nearest", ())])
for name in sorted(catalogue.permissions)[::200]:
    print(catalogue.likely_permission(name + "s"), catalogue.likely_scope(name))
"""


def test_suggestions_do_not_depend_on_the_hash_seed() -> None:
    root = str(Path(linter.__file__).parent.parent)
    answers = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": root},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert "/api/v2/" in answers.pop()
