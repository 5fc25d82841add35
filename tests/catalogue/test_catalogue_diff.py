"""Two catalogues are compared entry by entry."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from linter.catalogue import Catalogue, CatalogueError
from linter.catalogue.build import BuildInputs, build
from linter.catalogue.diff import Difference, diff, render_diff

GET = "paths|/api/v2/widgets/{widgetId}|get"
OURS = "provider_schemas|registry.terraform.io/mypurecloud/genesyscloud"
BLOCK = f"{OURS}|resource_schemas|genesyscloud_widget|block"
AT_GET = "$.paths./api/v2/widgets/{widgetId}.get"
AT_BLOCK = f"${'.' + OURS.replace('|', '.')}.resource_schemas.genesyscloud_widget.block"


def test_diff_tells_what_came_went_and_changed(tmp_path: Path, inputs, sample, broken) -> None:
    changed = broken(sample("swagger"), "paths|/api/v2/widgets|post", {"deprecated": True})
    changed = broken(changed, f"{GET}|x-inin-requires-permissions|type", "ALL")
    changed["paths"]["/api/v2/gadgets"] = {"get": {}}
    del changed["paths"]["/api/v2/widgets/{widgetId}"]["delete"]
    build(inputs(tmp_path, swagger=sample("swagger")), tmp_path / "old")
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


def test_the_order_of_names_is_no_difference(tmp_path: Path) -> None:
    own = Catalogue().folder
    build(BuildInputs(dated="2026-07-31"), tmp_path / "own")
    part = tmp_path / "own" / "operations.json"
    document = json.loads(part.read_text("utf-8"))
    for methods in document["paths"].values():
        for entry in methods.values():
            for key in entry.keys() & {"scopes", "any", "all"}:
                entry[key] = [*reversed(entry[key]), *entry[key]]
    part.write_text(json.dumps(document), "utf-8")
    assert diff(own, tmp_path / "own") == []


def test_diff_tells_attributes_but_not_those_of_what_came(
    tmp_path: Path, inputs, sample, broken
) -> None:
    attributes = f"{BLOCK}|attributes"
    changed = broken(sample("provider_schema"), f"{attributes}|tags", None)
    changed = broken(changed, f"{attributes}|name|required", None)
    resources = changed["provider_schemas"][OURS.partition("|")[2]]["resource_schemas"]
    resources["genesyscloud_gadget"] = copy.deepcopy(resources["genesyscloud_widget"])
    build(inputs(tmp_path, provider_schema=sample("provider_schema")), tmp_path / "old")
    build(inputs(tmp_path, provider_schema=changed), tmp_path / "new")
    text = render_diff(diff(tmp_path / "old", tmp_path / "new"))
    assert text == (
        "provider-schema\n"
        "  + genesyscloud_gadget\n"
        '  ~ genesyscloud_widget.name: {"mode": "required"} -> {"mode": "optional"}\n'
        "  - genesyscloud_widget.tags\n"
    )


def test_diff_names_rows_and_lists(tmp_path: Path, inputs) -> None:
    build(BuildInputs(dated="2026"), tmp_path / "old")
    build(inputs(tmp_path, scopes={"entities": [{"id": "quality"}]}), tmp_path / "new")
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
