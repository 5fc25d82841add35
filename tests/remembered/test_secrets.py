"""What is remembered holds no secret of the files that were checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter import bundled
from linter.cli.job import Request, build_job
from linter.loader import load_policies
from linter.run import run

_ABOUT_SECRETS = [
    policy
    for policy in load_policies([bundled.folder("policies")])
    if "secret" in policy.id or "credential" in policy.id
]
_FORMS = ("text", "json", "junit")  # SARIF quotes the examples of policies, which these are


def _secrets(folder: Path) -> set[str]:
    """Every text that a report would mask."""
    report = run(build_job(Request(paths=(folder,), root=folder, select=("all",))))
    found = {report.text(span.path)[span.start : span.end] for span in report.secrets}
    return {one.strip("\"' ") for one in found if len(one) > 5}


def _remembered() -> bytes:
    return b"".join(one.read_bytes() for one in Path(os.environ["GCLINT_CACHE_DIR"]).iterdir())


@pytest.mark.parametrize("policy", _ABOUT_SECRETS, ids=lambda policy: policy.id)
def test_no_secret_of_an_example(policy, estate, say) -> None:
    for number, example in enumerate(policy.bad):
        for name, text in example.files.items():
            estate.write(f"{number}/{name}", text)
    secrets = _secrets(estate.folder)
    said = [say("-f", form, cwd=estate.folder) for form in _FORMS]
    remembered = _remembered()
    assert [one for one in secrets if one.encode() in remembered] == []
    assert [one for one in secrets for told in said if one in told.out] == []


def test_no_secret_of_a_var_file_of_another_folder(estate) -> None:
    estate.write("values/prod.tfvars", 'client_secret = "zzTopS3cret9"')
    estate.write(
        "live/main.tf",
        'variable "client_secret" {\n  sensitive = true\n}\n'
        'resource "genesyscloud_oauth_client" "widget" {\n'
        '  name = "of ${var.client_secret}"\n  authorized_grant_type = "TOKEN"\n}\n',
    )
    estate.arguments += ("--var-file", "values/prod.tfvars")
    said = estate.check()
    assert "implicit-oauth-grant" in said.out
    assert "zzTop" not in said.out
    assert b"zzTop" not in _remembered()


def test_no_secret_of_a_text_that_is_known_in_part(estate) -> None:
    estate.write(
        "main.tf",
        'variable "x" {}\nresource "genesyscloud_integration_action" "a" {\n  config_request {\n'
        '    request_url_template = "https://api.example.com?api_key=7Qm2vLz9TtXc&x=${var.x}"\n'
        '    headers = { Authorization = "Bearer 7Qm2vLz9TtXc${var.x}" }\n  }\n}\n',
    )
    estate.arguments = ("-f", "json")
    said = estate.check()
    assert "api_key=***" in said.out
    assert "7Qm2" not in said.out
    assert b"7Qm2" not in _remembered()
