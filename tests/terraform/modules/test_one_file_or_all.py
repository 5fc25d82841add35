"""What is said of a file does not depend on which others are asked about, or on their order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linter.model import Resource
from linter.terraform import Assembled, assemble

CONFIGURATIONS = sorted((Path(__file__).parent / "configurations").glob("*.txt"))


def told(resource: Resource) -> tuple[Any, ...]:
    whole = resource.spans.at(())
    return (resource.address, resource.type, resource.path, resource.body, resource.calls, whole)


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_one_file_is_told_the_same_alone(
    path: Path, files_of: Callable[..., Any], sources_of: Callable[..., Any]
) -> None:
    files = files_of(path.read_text(encoding="utf-8"))
    whole = assemble(sources_of(files))
    for name in files:
        alone = assemble(sources_of(files), {name})
        expected = [told(one) for one in whole.resources if one.path == name]
        assert [told(one) for one in alone.resources] == expected
        assert alone.unresolved == tuple(one for one in whole.unresolved if one.span.path == name)


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_the_order_of_files_is_of_no_matter(
    path: Path, files_of: Callable[..., Any], sources_of: Callable[..., Any]
) -> None:
    files = list(files_of(path.read_text(encoding="utf-8")).items())
    first = assemble(sources_of(dict(files)))
    files.sort(key=lambda item: item[0][::-1])
    again = assemble(sources_of(dict(files)))
    assert [told(one) for one in again.resources] == [told(one) for one in first.resources]


ESTATE = """
=== estates/one/main.tf
module "queue" {
  source = "../../modules/queue"
}
=== estates/two/main.tf
module "flow" {
  source = "../../modules/flow"
}
=== modules/queue/main.tf
module "skill" {
  source = "../skill"
}
=== modules/skill/main.tf
resource "t_r" "it" {}
=== modules/flow/main.tf
resource "t_r" "it" {}
=== elsewhere/main.tf
resource "t_r" "it" {}
"""


@pytest.mark.parametrize(
    ("wanted", "parsed"),
    [
        ("modules/queue/main.tf", {"estates/one", "modules/queue", "modules/skill"}),
        ("modules/skill/main.tf", {"estates/one", "modules/queue", "modules/skill"}),
        ("estates/two/main.tf", {"estates/two", "modules/flow"}),
        ("elsewhere/main.tf", {"elsewhere"}),
    ],
)
def test_only_what_takes_part_is_parsed(
    wanted: str, parsed: set[str], files_of: Callable[..., Any], sources_of: Callable[..., Any]
) -> None:
    from linter.readers.hcl import read_file

    seen: list[str] = []

    def parse(path: str, text: str) -> Any:
        seen.append(path)
        return read_file(path, text)

    found: Assembled = assemble(sources_of(files_of(ESTATE)), {wanted}, parse=parse)
    assert {path.rpartition("/")[0] for path in seen} == parsed
    assert len(seen) == len(set(seen))
    assert {one.path for one in found.resources} <= {wanted}
