"""A catalogue whose entries are not what they should be is refused when they are asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linter.bundled import folder
from linter.catalogue import Catalogue, CatalogueError
from linter.catalogue.write import PARTS

SHIPPED = folder("schemas") / "platform"
USERS = ("paths", "/api/v2/users", "GET")
BULK = ("names", "POST /api/v2/quality/evaluations/bulk")


def _damaged(out: Path, part: str, way: tuple[Any, ...], value: Any) -> Catalogue:
    for name in PARTS:
        (out / f"{name}.json").write_bytes((SHIPPED / f"{name}.json").read_bytes())
    data = json.loads((out / f"{part}.json").read_bytes())
    place = data
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    (out / f"{part}.json").write_text(json.dumps(data), "utf-8")
    return Catalogue(out)


def _read_all(catalogue: Catalogue) -> None:
    len(catalogue.operations)
    list(catalogue.operations)
    list(catalogue.counterparts)
    list(catalogue.limits.all)
    for name in catalogue.provider.types:
        catalogue.requirements(name)


@pytest.mark.parametrize(
    ("part", "way", "value"),
    [
        ("operations", USERS[:2], ["GET"]),
        ("operations", USERS[:2], 1),
        ("operations", USERS, 1),
        ("operations", (*USERS, "scopes"), "users"),
        ("operations", (*USERS, "scopes"), [1]),
        ("operations", (*USERS, "any"), "directory:user:view"),
        ("operations", (*USERS, "all"), [None]),
        ("provider-operations", ("operations", "genesyscloud_flow"), "GET /api/v2/flows"),
        ("provider-operations", ("operations", "genesyscloud_flow"), [["GET"]]),
        ("counterparts", (*BULK, "kind"), {}),
        ("counterparts", (*BULK, "verdict"), "perhaps"),
        ("counterparts", (*BULK, "verdict"), []),
        ("counterparts", (*BULK, "verdicts"), ["x"]),
        ("counterparts", (*BULK, "operations"), [1]),
        ("limits", ("limits", 0, "name"), []),
    ],
)
def test_an_entry_of_another_shape_is_refused(
    part: str, way: tuple[Any, ...], value: Any, tmp_path: Path
) -> None:
    with pytest.raises(CatalogueError) as caught:
        _read_all(_damaged(tmp_path, part, way, value))
    assert caught.value.file == str(tmp_path / f"{part}.json")
    assert caught.value.json_path.startswith(f"$.{way[0]}")


def test_what_gclint_ships_with_is_whole() -> None:
    _read_all(Catalogue())
