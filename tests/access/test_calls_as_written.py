"""What a call is named by: as published, else as it was written, never with its values left out."""

from __future__ import annotations

from typing import Any

import pytest

from linter.access.calls import calls_of
from linter.catalogue import Catalogue
from linter.model import Unknown

REPORTED = "/api/v2/messaging/organizations"
QUERY = Unknown("var.id has no default", "var.id")
PART = Unknown("a template", '"..."', parts=("/api/v2/nothing/${input.a}?x=", QUERY))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (PART, "/api/v2/nothing/${input.a}"),
        (f"{REPORTED}/{{orgId}}/conversations", f"{REPORTED}/{{orgId}}/conversations"),
        (f"{REPORTED}/${{input.org}}/conversations", f"{REPORTED}/${{input.org}}/conversations"),
        ("/api/v2/user/$esc.url($input.id)/?x=1", "/api/v2/user/$esc.url($input.id)"),
        ("https://api.mypurecloud.ie/api/v2/user/7/", "/api/v2/user/7"),
        ("/api/v2/users/${input.id}/", "/api/v2/users/{userId}"),
        ('/api/v2/user/${input.a ? "x" : "y"}/b', '/api/v2/user/${input.a ? "x" : "y"}/b'),
    ],
)
def test_name(url: Any, name: str, build: Any, catalogue: Catalogue) -> None:
    made = build.estate(*build.chain(), build.action("DELETE", url))
    (action,) = made.views_of("data_action")
    (call,) = calls_of(action, catalogue)
    assert call.name == f"DELETE {name}"


@pytest.mark.parametrize("parameter", ["{orgId}", "{id}", "${input.org}", "$!{input.org}"])
def test_a_report_is_found_whatever_stands_for_its_parameter(
    parameter: str, build: Any, judge: Any
) -> None:
    call = build.action("POST", f"{REPORTED}/{parameter}/conversations")
    role = build.role(["conversation:message:create"])
    made = build.estate(role, build.client("CLIENT-CREDENTIALS"), *build.chain(), call)
    (fault,) = judge("published-operation", made, "data_action")
    assert parameter in fault.details["operation"]
    assert "POST /api/v2/conversations/messages does" in fault.details["hint"]
