"""A catalogue is rebuilt from what an organisation can download, and compared with another."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linter.catalogue import Catalogue, CatalogueError, Matched
from linter.catalogue.build import BuildInputs, build
from linter.catalogue.diff import Difference, diff, render_diff
from linter.catalogue.write import PARTS, write

SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "paths": {
        "/api/v2/widgets/{widgetId}": {
            "parameters": [],
            "get": {
                "security": [
                    {"PureCloud OAuth": ["widgets"]},
                    {"PureCloud OAuth": ["widgets:readonly"]},
                    {"Guest Chat JWT": []},
                ],
                "x-inin-requires-permissions": {
                    "type": "ANY",
                    "permissions": ["widgets:widget:view", "widgets:widget:edit"],
                },
                "responses": {
                    "200": {"description": "ok"},
                    "400": {"x-inin-error-codes": {"bad.request": "no"}},
                    "403": {"x-inin-error-codes": {"missing.permissions": "no"}},
                },
            },
            "delete": {
                "security": [{"PureCloud OAuth": ["widgets"]}],
                "x-inin-requires-permissions": {
                    "type": "ALL",
                    "permissions": ["widgets:widget:delete"],
                },
                "deprecated": True,
                "responses": {
                    "403": {"x-inin-error-codes": {"missing.permissions": "no", "a": "b"}}
                },
            },
        },
        "/api/v2/widgets": {
            "post": {
                "x-inin-preview": True,
                "x-inin-requires-permissions": {"type": "ANY", "permissions": []},
            }
        },
    },
}

PROVIDER: dict[str, Any] = {
    "format_version": "1.0",
    "provider_schemas": {
        "registry.terraform.io/hashicorp/aws": {},
        "registry.terraform.io/mypurecloud/genesyscloud": {
            "provider": {
                "version": 0,
                "block": {
                    "attributes": {
                        "access_token": {"type": "string", "optional": True, "sensitive": True}
                    }
                },
            },
            "resource_schemas": {
                "genesyscloud_widget": {
                    "version": 1,
                    "block": {
                        "attributes": {
                            "id": {"type": "string", "optional": True, "computed": True},
                            "name": {"type": "string", "required": True, "deprecated": True},
                            "tags": {"type": ["map", "string"], "optional": True},
                            "links": {
                                "type": ["list", ["object", {"href": "string"}]],
                                "computed": True,
                            },
                            "deep": {"type": ["list", ["set", "number"]], "optional": True},
                            "framework": {
                                "nested_type": {
                                    "nesting_mode": "single",
                                    "attributes": {"x": {"type": "bool", "required": True}},
                                },
                                "optional": True,
                            },
                        },
                        "block_types": {
                            "part": {
                                "nesting_mode": "list",
                                "min_items": 1,
                                "max_items": 2,
                                "block": {
                                    "attributes": {"size": {"type": "number", "optional": True}}
                                },
                            },
                            "timeouts": {"nesting_mode": "single", "block": {}},
                        },
                    },
                }
            },
            "data_source_schemas": {
                "genesyscloud_widget": {
                    "version": 1,
                    "block": {"attributes": {"name": {"type": "string", "required": True}}},
                }
            },
        },
    },
}

SCOPES: dict[str, Any] = {"entities": [{"id": "widgets"}, {"id": "chat"}], "total": 2}

PERMISSIONS: dict[str, Any] = {
    "pageCount": 1,
    "entities": [
        {
            "domain": "widgets",
            "permissionMap": {
                "widget": [
                    {"domain": "widgets", "entityType": "widget", "action": "view"},
                    {"domain": "widgets", "entityType": "widget", "action": "share"},
                ]
            },
        },
        {"domain": "empty"},
    ],
}


def inputs(folder: Path, **files: Any) -> BuildInputs:
    """Writes each file's content and says where it is."""
    places: dict[str, Path] = {}
    for name, content in files.items():
        places[name] = folder / f"{name}.json"
        text = content if isinstance(content, str) else json.dumps(content)
        places[name].write_text(text, encoding="utf-8")
    return BuildInputs(dated="2026-07-31", **places)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("inputs")
    files = {
        "swagger": SWAGGER,
        "provider_schema": PROVIDER,
        "scopes": SCOPES,
        "permissions": PERMISSIONS,
    }
    build(inputs(folder, **files), folder / "catalogue")
    return Catalogue(folder / "catalogue")


def test_operations_come_from_the_swagger(built: Catalogue) -> None:
    assert len(built.operations) == 3
    read = built.operations["GET", "/api/v2/widgets/{widgetId}"]
    assert read.scopes == {"widgets", "widgets:readonly"}
    assert read.any_permissions == {"widgets:widget:view", "widgets:widget:edit"}
    assert not read.all_permissions
    drop = built.operations["DELETE", "/api/v2/widgets/{widgetId}"]
    assert drop.all_permissions == {"widgets:widget:delete"}
    assert drop.deprecated
    make = built.operations["POST", "/api/v2/widgets"]
    assert make.preview
    assert make.scopes is None
    assert not make.permissions
    assert isinstance(built.match("GET", "/api/v2/widgets/${input.id}"), Matched)
    assert [(each.status, each.code, each.operations) for each in built.error_codes.all] == [
        (403, "missing.permissions", 2),
        (403, "a", 1),
    ]


def test_types_come_from_the_provider_schema(built: Catalogue) -> None:
    assert built.provider.types == (
        "data.genesyscloud_widget",
        "genesyscloud_widget",
        "provider.genesyscloud",
    )
    widget = built.provider.get("genesyscloud_widget")
    assert widget is not None
    seen = {name: (each.type, each.element, each.mode) for name, each in widget.attributes.items()}
    assert seen == {
        "id": ("string", None, "optional"),
        "name": ("string", None, "required"),
        "tags": ("map", "string", "optional"),
        "links": ("list", "object", "computed"),
        "deep": ("list", "set", "optional"),
        "framework": ("object", None, "optional"),
        "part": ("block_list", None, "required"),
        "timeouts": ("block", None, "optional"),
    }
    assert widget.attributes["name"].deprecated
    assert widget.attributes["links"].attributes["href"].type == "string"
    assert widget.attributes["framework"].attributes["x"].mode == "required"
    part = widget.attributes["part"]
    assert (part.min_items, part.max_items) == (1, 2)
    provider = built.provider.get("provider.genesyscloud")
    assert provider is not None
    assert provider.attributes["access_token"].sensitive
    assert built.provider.version == ""


def test_the_caller_can_tell_the_version_of_the_provider(tmp_path: Path) -> None:
    given = replace(inputs(tmp_path, provider_schema=PROVIDER), provider_version="1.90.0")
    build(given, tmp_path / "out")
    assert Catalogue(tmp_path / "out").provider.version == "1.90.0"


def test_scopes_and_permissions_come_from_the_organisation(built: Catalogue) -> None:
    assert built.scopes.published == {"widgets", "widgets:readonly", "chat"}
    assert "webhooks" in built.scopes.legacy
    assert "chat" not in built.scopes.legacy
    assert "widgets:widget:edit" in built.permissions.named_by_operations
    assert "widgets:widget:share" in built.permissions.seen_elsewhere
    assert "reporting:acd:view" in built.permissions.seen_elsewhere
    assert built.scopes.origin == "GET /api/v2/oauth/scopes"


def test_parts_are_dated(built: Catalogue) -> None:
    assert built.operations.dated == built.scopes.dated == built.permissions.dated == "2026-07-31"
    assert built.limits.dated == Catalogue().limits.dated


def test_what_is_not_given_stays_as_it_was(tmp_path: Path) -> None:
    build(BuildInputs(dated="2026-07-31"), tmp_path / "same")
    assert diff(Catalogue().folder, tmp_path / "same") == []
    for name in PARTS:
        mine, shipped = tmp_path / "same" / f"{name}.json", Catalogue().folder / f"{name}.json"
        assert mine.read_bytes() == shipped.read_bytes()


def test_a_swagger_alone_updates_scopes_and_permissions(tmp_path: Path) -> None:
    build(inputs(tmp_path, swagger=SWAGGER), tmp_path / "out")
    catalogue = Catalogue(tmp_path / "out")
    assert "analytics" in catalogue.scopes.published
    assert "widgets:widget:view" in catalogue.permissions.named_by_operations
    assert "quality:evaluation:add" in catalogue.permissions.seen_elsewhere
    assert len(catalogue.provider.types) == 258


def test_pages_of_permissions_are_joined(tmp_path: Path) -> None:
    pages = [{"pageCount": 2, "entities": [entity]} for entity in PERMISSIONS["entities"]]
    build(inputs(tmp_path, permissions=pages), tmp_path / "out")
    assert "widgets:widget:share" in Catalogue(tmp_path / "out").permissions.seen_elsewhere


def test_building_is_repeatable(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(inputs(tmp_path, swagger=SWAGGER, scopes=SCOPES), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def broken(content: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The content with the value at a slash-free dotted path replaced, or removed if it is None."""
    changed = copy.deepcopy(content)
    *way, last = path.split("|")
    target: Any = changed
    for key in way:
        target = target[int(key) if isinstance(target, list) else key]
    if value is None:
        del target[last]
    else:
        target[int(last) if isinstance(target, list) else last] = value
    return changed


GET = "paths|/api/v2/widgets/{widgetId}|get"
OURS = "provider_schemas|registry.terraform.io/mypurecloud/genesyscloud"
BLOCK = f"{OURS}|resource_schemas|genesyscloud_widget|block"
AT_GET = "$.paths./api/v2/widgets/{widgetId}.get"
AT_BLOCK = f"${'.' + OURS.replace('|', '.')}.resource_schemas.genesyscloud_widget.block"


@pytest.mark.parametrize(
    ("name", "content", "path", "value", "where"),
    [
        ("swagger", SWAGGER, "paths", None, "$"),
        ("swagger", SWAGGER, "paths", {}, "$.paths"),
        ("swagger", SWAGGER, "paths", [], "$.paths"),
        ("swagger", SWAGGER, "paths|users", {"get": {}}, "$.paths.users"),
        ("swagger", SWAGGER, GET, "x", AT_GET),
        ("swagger", SWAGGER, f"{GET}|deprecated", "yes", f"{AT_GET}.deprecated"),
        ("swagger", SWAGGER, f"{GET}|security", {}, f"{AT_GET}.security"),
        ("swagger", SWAGGER, f"{GET}|security|0", 1, f"{AT_GET}.security[0]"),
        (
            "swagger",
            SWAGGER,
            f"{GET}|x-inin-requires-permissions|type",
            "SOME",
            f"{AT_GET}.x-inin-requires-permissions.type",
        ),
        (
            "swagger",
            SWAGGER,
            f"{GET}|x-inin-requires-permissions|permissions|0",
            7,
            f"{AT_GET}.x-inin-requires-permissions.permissions[0]",
        ),
        ("provider_schema", PROVIDER, "provider_schemas", None, "$"),
        ("provider_schema", PROVIDER, OURS, None, "$.provider_schemas"),
        (
            "provider_schema",
            PROVIDER,
            f"{OURS}|data_source_schemas",
            None,
            f"$.{OURS.replace('|', '.')}",
        ),
        (
            "provider_schema",
            PROVIDER,
            f"{BLOCK}|attributes|id|type",
            ["list"],
            f"{AT_BLOCK}.attributes.id.type",
        ),
        (
            "provider_schema",
            PROVIDER,
            f"{BLOCK}|attributes|id|type",
            ["heap", "string"],
            f"{AT_BLOCK}.attributes.id.type[0]",
        ),
        (
            "provider_schema",
            PROVIDER,
            f"{BLOCK}|attributes|id|type",
            None,
            f"{AT_BLOCK}.attributes.id",
        ),
        (
            "provider_schema",
            PROVIDER,
            f"{BLOCK}|block_types|part|nesting_mode",
            "heap",
            f"{AT_BLOCK}.block_types.part.nesting_mode",
        ),
        (
            "provider_schema",
            PROVIDER,
            f"{BLOCK}|block_types|part|min_items",
            "1",
            f"{AT_BLOCK}.block_types.part.min_items",
        ),
        ("scopes", SCOPES, "entities", None, "$"),
        ("scopes", SCOPES, "entities|0|id", "", "$.entities[0].id"),
        ("permissions", PERMISSIONS, "pageCount", 3, "$"),
        ("permissions", PERMISSIONS, "entities|0|permissionMap", [], "$.entities[0].permissionMap"),
        (
            "permissions",
            PERMISSIONS,
            "entities|0|permissionMap|widget|1|action",
            None,
            "$.entities[0].permissionMap.widget[1]",
        ),
    ],
)
def test_a_malformed_input_is_refused_with_its_place(
    tmp_path: Path, name: str, content: dict[str, Any], path: str, value: Any, where: str
) -> None:
    given = inputs(tmp_path, **{name: broken(content, path, value)})
    with pytest.raises(CatalogueError) as caught:
        build(given, tmp_path / "out")
    assert caught.value.json_path == where
    assert caught.value.file == str(tmp_path / f"{name}.json")
    assert caught.value.message
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [f"{name}.json"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"paths": 1e}', "\xff\xfe"])
def test_what_is_not_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogueError, match="is not JSON"):
        build(inputs(tmp_path, swagger=text), tmp_path / "out")


@pytest.mark.parametrize("depth", [900, 100_000])
def test_a_type_nested_too_deeply_is_read_or_refused(tmp_path: Path, depth: int) -> None:
    text = json.dumps(broken(PROVIDER, f"{BLOCK}|attributes|id|type", "DEEP"))
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


def test_a_catalogue_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    build(BuildInputs(dated="2026"), out)
    build(inputs(tmp_path, scopes=SCOPES), out)
    assert sorted(entry.stem for entry in out.iterdir()) == sorted(PARTS)
    assert sorted(entry.name for entry in out.parent.iterdir()) == ["out"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CatalogueError, match=r"notes\.txt"):
        build(BuildInputs(dated="2026"), tmp_path)
    with pytest.raises(CatalogueError, match="is a file"):
        build(BuildInputs(dated="2026"), tmp_path / "notes.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_failed_move_leaves_the_old_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(BuildInputs(dated="2026"), out)
    before = (out / "scopes.json").read_bytes()
    really = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return really(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(CatalogueError, match="cannot be written: Permission denied"):
        write({"scopes": {"format": 1}}, out)
    assert (out / "scopes.json").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_diff_tells_what_came_went_and_changed(tmp_path: Path) -> None:
    changed = broken(SWAGGER, "paths|/api/v2/widgets|post", {"deprecated": True})
    changed = broken(changed, f"{GET}|x-inin-requires-permissions|type", "ALL")
    changed["paths"]["/api/v2/gadgets"] = {"get": {}}
    del changed["paths"]["/api/v2/widgets/{widgetId}"]["delete"]
    build(inputs(tmp_path, swagger=SWAGGER), tmp_path / "old")
    build(inputs(tmp_path, swagger=changed), tmp_path / "new")
    found = [one for one in diff(tmp_path / "old", tmp_path / "new") if one.part == "operations"]
    assert [(one.sign, one.name) for one in found] == [
        ("-", "DELETE /api/v2/widgets/{widgetId}"),
        ("+", "GET /api/v2/gadgets"),
        ("~", "GET /api/v2/widgets/{widgetId}"),
        ("~", "POST /api/v2/widgets"),
    ]
    assert found[3].before == '{"preview": true}'
    assert found[3].after == '{"deprecated": true}'


def test_diff_tells_attributes_but_not_those_of_what_came(tmp_path: Path) -> None:
    attributes = f"{BLOCK}|attributes"
    changed = broken(PROVIDER, f"{attributes}|tags", None)
    changed = broken(changed, f"{attributes}|name|required", None)
    resources = changed["provider_schemas"][OURS.partition("|")[2]]["resource_schemas"]
    resources["genesyscloud_gadget"] = copy.deepcopy(resources["genesyscloud_widget"])
    build(inputs(tmp_path, provider_schema=PROVIDER), tmp_path / "old")
    build(inputs(tmp_path, provider_schema=changed), tmp_path / "new")
    text = render_diff(diff(tmp_path / "old", tmp_path / "new"))
    assert text == (
        "provider-schema\n"
        "  + genesyscloud_gadget\n"
        '  ~ genesyscloud_widget.name: {"mode": "required"} -> {"mode": "optional"}\n'
        "  - genesyscloud_widget.tags\n"
    )


def test_diff_names_rows_and_lists(tmp_path: Path) -> None:
    build(BuildInputs(dated="2026"), tmp_path / "old")
    build(inputs(tmp_path, scopes={"entities": []}), tmp_path / "new")
    limits = json.loads((tmp_path / "new" / "limits.json").read_text())
    limits["limits"][0]["value"] += 1
    (tmp_path / "new" / "limits.json").write_text(json.dumps(limits))
    found = diff(tmp_path / "old", tmp_path / "new")
    name = limits["limits"][0]["name"]
    assert [one.name for one in found if one.part == "limits"] == [name]
    assert all(one.sign == "-" for one in found if one.part == "scopes")
    assert Difference("scopes", "legacy: nothing", None, "true").sign == "+"


def test_diff_refuses_what_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        diff(Catalogue().folder, tmp_path)


def test_equal_catalogues_render_as_nothing() -> None:
    assert render_diff(diff(Catalogue().folder, Catalogue().folder)) == ""
