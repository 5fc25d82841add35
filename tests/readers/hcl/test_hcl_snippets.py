"""gclint takes what Terraform takes, and points where an invalid text goes wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hcl_snippets import Snippet, snippets

from linter.readers.hcl import read_file

ALL = snippets()
IDS = [snippet.name for snippet in ALL]


def test_snippets_are_many_and_named_apart() -> None:
    assert len(ALL) >= 300
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("snippet", ALL, ids=IDS)
def test_a_snippet_is_read_as_recorded(snippet: Snippet) -> None:
    file = read_file("main.tf", snippet.text)
    assert [broken.start for broken in file.broken] == ([] if snippet.valid else [snippet.wrong_at])


@pytest.mark.skipif(shutil.which("terraform") is None, reason="needs the terraform binary")
def test_terraform_agrees_on_every_snippet(tmp_path: Path) -> None:
    for number, snippet in enumerate(ALL):
        (tmp_path / f"s{number}.tf").write_bytes(snippet.text.encode())
    command = ["terraform", "fmt", "-no-color", "-write=false", "-list=false", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    refused = {int(number) for number in re.findall(r"\bs(\d+)\.tf", result.stderr)}
    assert {ALL[number].name for number in refused} == {s.name for s in ALL if not s.valid}
