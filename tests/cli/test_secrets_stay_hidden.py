"""No report shows a secret, whichever policies were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

ESTATE = """\
variable "client_secret" { default = "hunter2hunter2" }
resource "genesyscloud_integration_credential" "a" {
  name                 = "x"
  credential_type_name = "basicAuth"
  fields               = { userName = "u", password = "p4ssw0rdX", token = "zzTopS3cret9" }
}
provider "genesyscloud" { oauthclient_secret = "c0nf1dent1al-thing" }
"""
SECRETS = ("hunter2hunter2", "p4ssw0rdX", "zzTopS3cret9", "c0nf1dent1al-thing")


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@pytest.mark.parametrize("chosen", [("--select", "all"), ("--only", "unmarked-secret-variable")])
def test_no_report_shows_a_secret(
    gclint, tmp_path: Path, form: str, chosen: tuple[str, str]
) -> None:
    (tmp_path / "main.tf").write_text(ESTATE)
    done = gclint("check", "-f", form, "--unknown", "note", *chosen)
    assert "main.tf" in done.stdout
    assert [secret for secret in SECRETS if secret in done.stdout + done.stderr] == []
