"""A catalogue is rebuilt from what an organisation can download."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linter.catalogue import Catalogue
from linter.catalogue.build import BuildInputs, build
from linter.catalogue.diff import diff
from linter.catalogue.match import Matched
from linter.catalogue.write import PARTS

GET = "paths|/api/v2/widgets/{widgetId}|get"
OURS = "provider_schemas|registry.terraform.io/mypurecloud/genesyscloud"
BLOCK = f"{OURS}|resource_schemas|genesyscloud_widget|block"
AT_GET = "$.paths./api/v2/widgets/{widgetId}.get"
AT_BLOCK = f"${'.' + OURS.replace('|', '.')}.resource_schemas.genesyscloud_widget.block"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, inputs, sample) -> Catalogue:
    folder = tmp_path_factory.mktemp("inputs")
    files = {
        "swagger": sample("swagger"),
        "provider_schema": sample("provider_schema"),
        "scopes": sample("scopes"),
        "permissions": sample("permissions"),
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


def test_the_caller_can_tell_the_version_of_the_provider(tmp_path: Path, inputs, sample) -> None:
    given = replace(
        inputs(tmp_path, provider_schema=sample("provider_schema")), provider_version="1.90.0"
    )
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


def test_a_swagger_alone_updates_scopes_and_permissions(tmp_path: Path, inputs, sample) -> None:
    build(inputs(tmp_path, swagger=sample("swagger")), tmp_path / "out")
    catalogue = Catalogue(tmp_path / "out")
    assert "analytics" in catalogue.scopes.published
    assert "widgets:widget:view" in catalogue.permissions.named_by_operations
    assert "quality:evaluation:add" in catalogue.permissions.seen_elsewhere
    assert len(catalogue.provider.types) == 258


def test_pages_of_permissions_are_joined(tmp_path: Path, inputs, sample) -> None:
    pages = [{"pageCount": 2, "entities": [entity]} for entity in sample("permissions")["entities"]]
    build(inputs(tmp_path, permissions=pages), tmp_path / "out")
    assert "widgets:widget:share" in Catalogue(tmp_path / "out").permissions.seen_elsewhere


def test_building_is_repeatable(tmp_path: Path, inputs, sample) -> None:
    for name in ("one", "two"):
        build(inputs(tmp_path, swagger=sample("swagger"), scopes=sample("scopes")), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
