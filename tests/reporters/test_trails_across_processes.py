"""The way of a value is the same however many processes judge, and when it is remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAIN = """\
variable "id" {
  default = "no-organisation"
}
module "m" {
  source = "./m"
  id     = var.id
  grant  = "PASSWORD"
}
"""
MODULE = """\
variable "id" {}
variable "grant" {}
resource "aws_iam_role" "r" {
  name = "genesys"
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::765628985471:root" }
      Condition = { StringEquals = { "sts:ExternalId" = var.id } }
    }]
  })
}
resource "genesyscloud_oauth_client" "c" {
  name                  = "c"
  authorized_grant_type = var.grant
  scopes                = ["users:readonly"]
}
"""


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    folder = tmp_path / "estate"
    for name in ("first", "second", "third"):
        (folder / name / "m").mkdir(parents=True)
        (folder / name / "main.tf").write_text(MAIN)
        (folder / name / "m" / "main.tf").write_text(MODULE)
    return folder


def checked(estate: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "linter", "check", ".", "-f", "json", "--select", "all", *options],
        cwd=estate,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "GCLINT_CACHE_DIR": str(estate.parent / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout


def test_the_same_ways(estate: Path) -> None:
    alone = checked(estate, "--no-cache", "--jobs", "1")
    ways = {
        (one["policy"], one["path"]): [step["told"] for step in one["flows"][0]]
        for one in json.loads(alone)["findings"]
        if one["path"].endswith("m/main.tf") and one.get("flows")
    }
    # Judged with the whole estate in view, and in view of its module alone.
    assert ways["mismatched-external-id", "second/m/main.tf"] == [
        "the value is written here",
        "module.m is called with id",
        "module.m.var.id",
    ]
    assert ways["password-oauth-grant", "third/m/main.tf"] == [
        "the value is written here",
        "module.m.var.grant",
    ]
    assert checked(estate, "--no-cache", "--jobs", "3") == alone
    assert checked(estate) == checked(estate) == alone
    with (estate / "first" / "main.tf").open("a") as file:
        file.write("# one more line\n")
    assert checked(estate) == alone
