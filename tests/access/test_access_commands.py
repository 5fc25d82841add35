"""`gclint access`, `gclint explain` and `gclint catalogue`, run as a user does."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter import bundled
from linter.cli.app import app
from linter.cli.failures import Failure
from linter.loader import load_policies
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

ROOT = Path(__file__).parents[2]
ESTATES = ROOT / "tests" / "estates"
OF_X = {"PureCloud OAuth": ["x"]}
BULK = "POST /api/v2/quality/evaluations/bulk"


def _printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _accessed(estate: str, *arguments: str) -> str:
    folder = str(ESTATES / estate)
    return _printed("access", "--root", folder, *arguments, folder)


@pytest.mark.parametrize(
    ("estate", "endpoint", "advice"),
    [
        (
            "000-quality-bulk-upload",
            BULK,
            "Call POST /api/v2/quality/conversations/{conversationId}/evaluations instead.",
        ),
        (
            "001-messaging-partner-org",
            "POST /api/v2/messaging/organizations/{orgId}/conversations",
            "Call POST /api/v2/conversations/messages instead.",
        ),
        (
            "002-bot-analytics-multi-org",
            "POST /api/v2/analytics/botconversations/summary",
            "Call POST /api/v2/analytics/bots/aggregates/query instead.",
        ),
        (
            "003-digital-recording-export",
            "POST /api/v2/recordings/exports",
            "Call POST /api/v2/recording/jobs instead.",
        ),
        (
            "004-screen-recording-load-test",
            "GET /api/v2/recordings/conversations",
            "Call GET /api/v2/conversations/{conversationId}/recordings instead.",
        ),
    ],
)
def test_the_endpoint_of_each_report_is_explained(estate: str, endpoint: str, advice: str) -> None:
    page = _printed("explain", endpoint, "--estate", str(ESTATES / estate))
    assert advice in page
    assert f"Field report {estate[:3]} (" in page
    assert "What is true of the names that it uses:" in page


def test_explaining_a_call_names_who_could_make_it() -> None:
    page = _printed("explain", BULK, "--estate", str(ESTATES / "000-quality-bulk-upload"))
    assert "OAuth client ServiceNow quality sync: lacks permission quality:evaluation:add" in page


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("GET /api/v2/users", "Yes, in the definition"),
        ("https://api.mypurecloud.ie/api/v2/users/123", "/api/v2/users/{userId}"),
        ("PATCH /api/v2/tokens/me", "DELETE, GET and HEAD only"),
        ("/api/v2/users/", "as /api/v2/users with GET and POST."),
        ("POST /api/v2/${input.x}", "That cannot be told: a value in the address"),
        ("DELETE /api/v2/users/me", "Call it with GET, or call another path."),
        ("GET https://example.com/x", "none of the platform's API"),
        ("quality:readonly", "Accepted by"),
        ("webhooks", "No more, but clients"),
        ("recordings:read", "likely meant: recordings:readonly"),
        ("quality:evaluation:add", "operations in the definition"),
        ("quality:*:*", "It stands for"),
        ("acme:widget:view", "proves nothing"),
        ("quality:evaluation:write", "no role that is known has it"),
        ("billing:subscription:read", "for 1 operation\n"),
        ("role:quality:admin", "there is no such role"),
        ("s3:PutObject", "It is an action of AWS IAM"),
        ("all", "no operation does"),
        ("data.flow", "data.genesyscloud_flow"),
        ("routing_queue", "Calls 11 operations"),
        ("genesyscloud_tf_export", "What it calls is not documented"),
        ("genesyscloud_guide", "DELETE /api/v2/guides/{guideId}, too, which is not published"),
        ("404", "gclint knows the codes of 401, 403, 413 and 429 only"),
        ("genesyscloud_routing_queue", "Calls"),
        ("data.genesyscloud_user", "Yes, version"),
        ("genesyscloud_organization_settings", "there is no such terraform type"),
        ("missing.permissions", "With status 403"),
        ("no.such.code", "No operation declares such a code"),
        ("Missing.Permissions", "With status 403"),
        ("forbidden", "With status"),
        ("unauthorized", "With status"),
        ("provider.genesyscloud", "Yes, version"),
        ("429", "Retry-After"),
        ("Quality Administrator", "a real role"),
        ("legal_hold", "recording:deletionProtection:apply"),
        ("missing-scope", "A caller has none of the scopes"),
    ],
)
def test_every_kind_of_term_is_explained(term: str, told: str, tmp_path: Path) -> None:
    assert told in _printed("explain", term, "--estate", str(tmp_path))


def test_a_term_that_is_nothing_is_refused(tmp_path: Path) -> None:
    arguments = ["explain", "nonsense", "--estate", str(tmp_path)]
    with pytest.raises(Failure, match="nothing is called 'nonsense'"):
        app.main(arguments, standalone_mode=False)


@pytest.mark.parametrize(
    "term", ["", " ", ":", "::", "GET", "GET /api/v2/users\nand more", "x" * 5000]
)
def test_any_term_is_refused_in_one_short_line(term: str, tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        app.main(["explain", term, "--estate", str(tmp_path)], standalone_mode=False)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_wrong_name_of_a_report_has_one_advice(tmp_path: Path) -> None:
    name = "genesyscloud_organization_settings"
    assert "The nearest" not in _printed("explain", name, "--estate", str(tmp_path))


def test_access_tells_what_is_lacking() -> None:
    told = _accessed("000-quality-bulk-upload")
    assert "lacks     permissions: quality:evaluation:add" in told
    assert "not published; see POST /api/v2/quality/conversations" in told


def test_access_in_json_names_every_caller() -> None:
    document = json.loads(_accessed("001-messaging-partner-org", "-f", "json"))
    app_caller, plan = document["callers"]
    assert [app_caller["kind"], plan["kind"]] == ["app", "load-plan"]
    assert app_caller["missing"]["scopes"] == ["conversations", "user-basic-info"]


def test_only_what_is_asked_for_is_told() -> None:
    file = ESTATES / "003-digital-recording-export" / "role.json"
    folder = str(file.parent)
    assert "No platform calls here" in _printed("access", "--root", folder, str(file))


def test_the_role_that_terraform_needs() -> None:
    told = _accessed("003-digital-recording-export", "--for", "terraform")
    assert told.startswith("the Terraform client")
    assert "integrations:integration:add" in told


@pytest.mark.parametrize("estate", sorted(path.name for path in ESTATES.iterdir()))
def test_terraform_passes_gclint_itself(estate: str) -> None:
    tree = MemoryTree({"main.tf": _accessed(estate, "-f", "terraform")})
    policies = load_policies([bundled.folder("policies")])
    wanted = frozenset(tree.paths())
    report = run(Job(tree, wanted, frozenset(), policies, Settings(), date(2026, 1, 1)))
    assert report.findings == ()


def test_a_catalogue_is_built_and_compared(tmp_path: Path) -> None:
    swagger = {"swagger": "2.0", "paths": {"/api/v2/x": {"get": {"security": [OF_X]}}}}
    (tmp_path / "swagger.json").write_text(json.dumps(swagger), "utf-8")
    out = tmp_path / "catalogue"
    built = ("--swagger", str(tmp_path / "swagger.json"), "--out", str(out))
    assert "wrote" in _printed("catalogue", "build", *built, "--dated", "2026-07-31")
    own = str(ROOT / "schemas" / "platform")
    told = _printed("catalogue", "diff", own, str(out))
    assert "  + GET /api/v2/x" in told
    assert _printed("catalogue", "diff", own, own) == "no differences\n"


@pytest.mark.parametrize("command", [["check"], ["access"], ["explain", "GET /api/v2/users"]])
def test_settings_that_name_no_catalogue_end_the_run(command: list[str], tmp_path: Path) -> None:
    (tmp_path / ".gclint.yaml").write_text("catalogue: nowhere\n", "utf-8")
    calls = [{"method": "GET", "path": "/api/v2/users"}]
    (tmp_path / "app.json").write_text(json.dumps({"app": "X", "calls": calls}), "utf-8")
    where = ["--estate", str(tmp_path)] if command[0] == "explain" else [str(tmp_path)]
    with pytest.raises(Failure, match=r"nowhere.*cannot be read"):
        app.main([*command, *where], standalone_mode=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["catalogue", "build", "--out", "x"],
        ["catalogue", "build", "--swagger", "bad.json", "--out", "x"],
        ["catalogue", "diff", ".", "."],
        ["access", "no/such/folder"],
        ["explain", "nonsense"],
    ],
)
def test_bad_input_is_status_2_without_a_traceback(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", "utf-8")
    command = [sys.executable, "-W", "error", "-m", "linter", *arguments]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()
