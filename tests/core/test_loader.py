"""What a policy file must say; a malformed one stops the run and names the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.loader import MalformedPolicy, load_policies, load_policy
from linter.model import Severity

GOOD = """\
id: plain-text-name
title: A queue has no name
severity: warning
source: practice
applies_to: [genesyscloud_routing_queue]
require: { required: [name] }
message: "{address} has no name"
rationale: Nobody finds a queue that has no name.
remediation: |
  Name it.

  Any name will do.
examples:
  good:
    - terraform: |
        resource "genesyscloud_routing_queue" "a" {
          name = "A"
        }
  bad:
    - terraform: |
        resource "genesyscloud_routing_queue" "a" { # <--
        }
"""


def write(folder: Path, text: str, name: str = "plain-text-name") -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(text, "utf-8")
    return file


def test_reads_a_policy(tmp_path: Path) -> None:
    policy = load_policy(write(tmp_path, GOOD))
    assert (policy.id, policy.severity, policy.enabled) == (
        "plain-text-name",
        Severity.WARNING,
        True,
    )
    assert policy.cure == "Name it."
    (example,) = policy.bad
    assert example.marks == {("main.tf", 1)}
    assert "<--" not in example.files["main.tf"]


@pytest.mark.parametrize(
    ("old", "new", "json_path"),
    [
        ("severity: warning", "severity: fatal", "$.severity"),
        ("title: A queue has no name\n", "", "$"),
        ("applies_to: [genesyscloud_routing_queue]", "applies_to: []", "$.applies_to"),
        ("require: { required: [name] }", "require: { required: name }", "$.require"),
        ("require: { required: [name] }\n", "", "$"),
        ("require: {", "checks: {}\nrequire: {", "$"),
        ("id: plain-text-name", "id: other-text-name", "$.id"),
        ("id: plain-text-name", "id: Plain", "$.id"),
        (" # <--", "", "$.examples.bad[0]"),
        ('name = "A"', 'name = "A" # <--', "$.examples.good[0]"),
        ("source: practice", "source: rumour", "$.source"),
        ("id: plain", "id: [", "$"),
    ],
)
def test_refuses_what_is_malformed(tmp_path: Path, old: str, new: str, json_path: str) -> None:
    assert old in GOOD
    with pytest.raises(MalformedPolicy) as caught:
        load_policy(write(tmp_path, GOOD.replace(old, new)))
    assert caught.value.json_path.startswith(json_path)
    assert "plain-text-name.yaml" in str(caught.value)


def test_refuses_an_id_taken_twice(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, GOOD)
    with pytest.raises(MalformedPolicy, match=r"another policy is called"):
        load_policies([tmp_path])


def test_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MalformedPolicy, match="not a folder"):
        load_policies([tmp_path / "missing"])


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"- a\n- b\n", b"", b"a: b: c\n"])
def test_refuses_what_is_no_mapping(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "broken-policy-file.yaml"
    file.write_bytes(data)
    with pytest.raises(MalformedPolicy):
        load_policy(file)
