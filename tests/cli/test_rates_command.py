"""`gclint rates`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.readers.xml_tree import read_xml

MANIFEST = {
    "app": "Shift board",
    "calls": [{"method": "GET", "path": "/api/v2/users"}],
    "rateLimit": {"requestsPerSecond": 6},
}
NGINX = """http {
  limit_req_zone $binary_remote_addr zone=client:10m rate=4r/s;
  server {
    location /api/v2/ {
      limit_req zone=client burst=20 nodelay;
      proxy_pass https://api.mypurecloud.ie;
    }
  }
}
"""
TERRAFORM = """provider "genesyscloud" {
  token_pool_size = 20
}
"""


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    (tmp_path / "app.json").write_text(json.dumps(MANIFEST), "utf-8")
    (tmp_path / "nginx.conf").write_text(NGINX, "utf-8")
    (tmp_path / "main.tf").write_text(TERRAFORM, "utf-8")
    return tmp_path


def texts(picture: str) -> set[str]:
    """What is written in an SVG picture."""
    return {one.data["text"] for one in read_xml(picture.encode("utf-8")).root.children}


def test_the_table_tells_rates_limits_and_why(gclint, estate: Path) -> None:
    told = gclint("rates").stdout
    assert "360      300       1  above" in told
    assert "260      300       1  within" in told
    assert "4r/s for each $binary_remote_addr and 20 at once" in " ".join(told.split())
    assert "20 tokens" in " ".join(told.split())


def test_json_and_the_picture_hold_the_same(gclint, estate: Path) -> None:
    budget = json.loads(gclint("rates", "-f", "json").stdout)["budget"]
    assert {one["kind"]: one["per_minute"] for one in budget} == {
        "app": 360,
        "proxy": 260,
        "Terraform": None,
    }
    assert {"app Shift board", "360", "260"} <= texts(gclint("rates", "-f", "svg").stdout)


def test_the_organisation_s_own_limit_counts(gclint, estate: Path) -> None:
    settings = "limits:\n  token.rate.per.minute: 600\n"
    (estate / ".gclint.yaml").write_text(settings, "utf-8")
    told = gclint("rates", "app.json").stdout
    assert "360      600       1  within" in told
    assert "limits.token.rate.per.minute in the settings" in told


def test_nothing_to_tell_is_said(gclint) -> None:
    for form in ("text", "json", "svg"):
        result = gclint("rates", "-f", form)
        assert result.returncode == 0
        assert result.stdout.strip()


def test_a_missing_path_is_exit_2(gclint) -> None:
    assert gclint("rates", "nowhere").returncode == 2
