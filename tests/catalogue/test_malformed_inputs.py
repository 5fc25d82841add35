"""An input that is not what it should be is refused with its place, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linter.catalogue import CatalogueError
from linter.catalogue.build import BuildInputs, build

GET = "paths|/api/v2/widgets/{widgetId}|get"
OURS = "provider_schemas|registry.terraform.io/mypurecloud/genesyscloud"
BLOCK = f"{OURS}|resource_schemas|genesyscloud_widget|block"
AT_GET = "$.paths./api/v2/widgets/{widgetId}.get"
AT_BLOCK = f"${'.' + OURS.replace('|', '.')}.resource_schemas.genesyscloud_widget.block"


@pytest.mark.parametrize(
    ("name", "path", "value", "where"),
    [
        ("swagger", "paths", None, "$"),
        ("swagger", "paths", {}, "$.paths"),
        ("swagger", "paths", [], "$.paths"),
        ("swagger", "paths|users", {"get": {}}, "$.paths.users"),
        ("swagger", GET, "x", AT_GET),
        ("swagger", f"{GET}|deprecated", "yes", f"{AT_GET}.deprecated"),
        ("swagger", f"{GET}|security", {}, f"{AT_GET}.security"),
        ("swagger", f"{GET}|security|0", 1, f"{AT_GET}.security[0]"),
        (
            "swagger",
            f"{GET}|x-inin-requires-permissions|type",
            "SOME",
            f"{AT_GET}.x-inin-requires-permissions.type",
        ),
        (
            "swagger",
            f"{GET}|x-inin-requires-permissions|permissions|0",
            7,
            f"{AT_GET}.x-inin-requires-permissions.permissions[0]",
        ),
        ("swagger", "paths", {"/v2/pets": {"get": {}}}, "$.paths"),
        ("scopes", "entities", [], "$"),
        ("permissions", "entities", [{"id": "quality"}], "$"),
        ("provider_schema", "provider_schemas", None, "$"),
        ("provider_schema", OURS, None, "$.provider_schemas"),
        (
            "provider_schema",
            f"{OURS}|data_source_schemas",
            None,
            f"$.{OURS.replace('|', '.')}",
        ),
        (
            "provider_schema",
            f"{BLOCK}|attributes|id|type",
            ["list"],
            f"{AT_BLOCK}.attributes.id.type",
        ),
        (
            "provider_schema",
            f"{BLOCK}|attributes|id|type",
            ["heap", "string"],
            f"{AT_BLOCK}.attributes.id.type[0]",
        ),
        (
            "provider_schema",
            f"{BLOCK}|attributes|id|type",
            None,
            f"{AT_BLOCK}.attributes.id",
        ),
        (
            "provider_schema",
            f"{BLOCK}|block_types|part|nesting_mode",
            "heap",
            f"{AT_BLOCK}.block_types.part.nesting_mode",
        ),
        (
            "provider_schema",
            f"{BLOCK}|block_types|part|min_items",
            "1",
            f"{AT_BLOCK}.block_types.part.min_items",
        ),
        ("scopes", "entities", None, "$"),
        ("scopes", "entities|0|id", "", "$.entities[0].id"),
        ("permissions", "pageCount", 3, "$"),
        ("permissions", "entities|0|permissionMap", [], "$.entities[0].permissionMap"),
        (
            "permissions",
            "entities|0|permissionMap|widget|1|action",
            None,
            "$.entities[0].permissionMap.widget[1]",
        ),
    ],
)
def test_a_malformed_input_is_refused_with_its_place(
    tmp_path: Path, name: str, path: str, value: Any, where: str, inputs, sample, broken
) -> None:
    given = inputs(tmp_path, **{name: broken(sample(name), path, value)})
    with pytest.raises(CatalogueError) as caught:
        build(given, tmp_path / "out")
    assert caught.value.json_path == where
    assert caught.value.file == str(tmp_path / f"{name}.json")
    assert caught.value.message
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [f"{name}.json"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"paths": 1e}', "\xff\xfe"])
def test_what_is_not_json_is_refused(tmp_path: Path, text: str, inputs) -> None:
    with pytest.raises(CatalogueError, match="is not JSON"):
        build(inputs(tmp_path, swagger=text), tmp_path / "out")


@pytest.mark.parametrize("depth", [900, 100_000])
def test_a_type_nested_too_deeply_is_read_or_refused(
    tmp_path: Path, depth: int, inputs, sample, broken
) -> None:
    text = json.dumps(broken(sample("provider_schema"), f"{BLOCK}|attributes|id|type", "DEEP"))
    text = text.replace('"DEEP"', '["list",' * depth + '"string"' + "]" * depth)
    try:
        build(inputs(tmp_path, provider_schema=text), tmp_path / "out")
    except CatalogueError as error:
        refused = error.message
    else:
        refused = ""
    assert bool(refused) is not (tmp_path / "out").exists()


def test_a_missing_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        build(BuildInputs(dated="2026", swagger=tmp_path / "none.json"), tmp_path / "out")
