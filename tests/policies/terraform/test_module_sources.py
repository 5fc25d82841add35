"""Module sources that move, and what of them is shown."""

from __future__ import annotations

import pytest


def _call(source: str, more: str = "") -> dict[str, str]:
    return {"main.tf": f'module "a" {{\n  source = "{source}"\n{more}}}\n'}


@pytest.mark.parametrize(
    "source",
    [
        "./a",
        "git::https://example.com/a.git?ref=v1.2.0",
        "git::https://example.com/a.git//sub?depth=1&ref=51d462976d84fdea54b47d80dcabbf680badcdb8",
        "github.com/acme/a?ref=queues-2026",
        "https://example.com/a-1.2.0.zip",
        "s3::https://s3.amazonaws.com/acme/a.zip",
    ],
)
def test_a_source_that_stays(found, source):
    assert found(_call(source), "unpinned-module") == []


@pytest.mark.parametrize(
    "source",
    [
        "git::https://example.com/a.git",
        "git::ssh://git@example.com/a.git?ref=main",
        "git@github.com:acme/a.git?ref=refs/heads/x",
        "github.com/acme/a//sub",
        "bitbucket.org/acme/a?ref=HEAD",
        "acme/a/aws",
        "registry.example.com/acme/a/aws//sub",
    ],
)
def test_a_source_that_moves(found, source):
    assert len(found(_call(source), "unpinned-module")) == 1


def test_a_registry_module_with_a_version_stays(found):
    assert found(_call("acme/a/aws", '  version = "1.2.0"\n'), "unpinned-module") == []


def test_a_token_in_a_source_is_not_shown(found):
    ((_, message),) = found(_call("git::https://me:s3cr3t@example.com/a.git"), "unpinned-module")
    assert "s3cr3t" not in message
    assert "git::https://example.com/a.git" in message
