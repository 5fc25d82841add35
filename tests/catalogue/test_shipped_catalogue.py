"""The catalogue that gclint ships with is whole, consistent and lean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.bundled import folder
from linter.catalogue import Catalogue, CatalogueError, catalogue_at
from linter.catalogue.parts import part as part_module
from linter.catalogue.parts.part import read_part
from linter.catalogue.permission import parse
from linter.catalogue.write import PARTS, render

SHIPPED = folder("schemas") / "platform"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_at()


@pytest.mark.parametrize("name", PARTS)
def test_part_says_how_old_it_is_and_where_it_is_from(name: str) -> None:
    part = read_part(SHIPPED, name)
    assert part.dated >= "2026-05"
    assert part.origin


@pytest.mark.parametrize("name", PARTS)
def test_part_is_written_as_the_generator_writes_it(name: str) -> None:
    text = (SHIPPED / f"{name}.json").read_text(encoding="utf-8")
    assert text == render(json.loads(text))


def test_folder_holds_the_parts_and_nothing_else() -> None:
    assert sorted(path.stem for path in SHIPPED.iterdir()) == sorted(PARTS)


def test_counts(catalogue: Catalogue) -> None:
    types = catalogue.provider.types
    assert len(catalogue.operations) == 3269
    assert len(catalogue.scopes.published) == 134
    assert len(catalogue.scopes.legacy) == 7
    assert len(catalogue.permissions.named_by_operations) == 1432
    assert len(catalogue.permissions.seen_elsewhere) == 152
    assert sum(name.startswith("genesyscloud_") for name in types) == 143
    assert sum(name.startswith("data.genesyscloud_") for name in types) == 114
    assert catalogue.provider.version == "1.84.1"
    assert len(catalogue.regions.all) == 18


def test_operations_name_only_known_scopes_and_permissions(catalogue: Catalogue) -> None:
    operations = list(catalogue.operations)
    scopes = {scope for one in operations for scope in one.scopes or ()}
    permissions = {each for one in operations for each in one.permissions}
    assert scopes <= catalogue.scopes.published
    assert permissions == catalogue.permissions.named_by_operations
    assert all(map(parse, catalogue.permissions))
    assert not [one.name for one in operations if one.any_permissions and one.all_permissions]


def test_an_operation_is_typed(catalogue: Catalogue) -> None:
    start = catalogue.operations["PUT", "/api/v2/recording/jobs/{jobId}"]
    assert start.scopes == {"recordings"}
    assert not start.any_permissions
    assert start.all_permissions == {
        "recording:job:edit",
        "recording:recording:editRetention",
        "recording:screenRecording:editRetention",
        "recording:snippetRecording:editRetention",
    }
    assert catalogue.operations.get("PUT /api/v2/recording/jobs/{jobId}") is start
    assert catalogue.operations.get("GET /api/v2/nothing") is None


def test_an_operation_with_unknown_scopes_says_so(catalogue: Catalogue) -> None:
    unknown = [one for one in catalogue.operations if one.scopes is None]
    assert len(unknown) == 140
    assert all(one.scopes for one in catalogue.operations if one.scopes is not None)


def test_provider_types_are_typed(catalogue: Catalogue) -> None:
    client = catalogue.provider.get("genesyscloud_oauth_client")
    assert client is not None
    assert client.attributes["access_token_validity_seconds"].range == (300, 38880000)
    assert "CLIENT-CREDENTIALS" in client.attributes["authorized_grant_type"].enum
    roles = client.attributes["roles"]
    assert roles.is_block
    assert roles.attributes["role_id"].mode == "required"
    email = catalogue.provider.get("genesyscloud_routing_email_route")
    assert email is not None
    assert email.attributes["from_email"].conflicts_with == ("reply_email_address",)
    assert catalogue.provider.get("genesyscloud_organization_settings") is None


def test_every_provider_type_can_be_built(catalogue: Catalogue) -> None:
    for name in catalogue.provider.types:
        built = catalogue.provider.get(name)
        assert built is not None
        assert {each.mode for each in built.attributes.values()} <= {
            "required",
            "optional",
            "computed",
        }


def test_changes_are_told_oldest_first(catalogue: Catalogue) -> None:
    flow = [
        (change.version, change.became)
        for change in catalogue.provider.changes("genesyscloud_flow")
        if change.attribute == "file_content_hash"
    ]
    assert flow == [
        ((1, 3, 0), "optional"),
        ((1, 8, 0), "required"),
        ((1, 68, 0), "optional"),
        ((1, 68, 5), "computed"),
    ]


def test_requirements_of_a_type_are_those_of_its_operations(catalogue: Catalogue) -> None:
    permissions, scopes = catalogue.requirements("genesyscloud_architect_datatable")
    assert permissions == {
        f"architect:datatable:{each}" for each in ("add", "delete", "edit", "view")
    }
    assert scopes == {"architect", "architect:readonly"}


def test_nearly_every_operation_of_a_type_is_published(catalogue: Catalogue) -> None:
    called = {
        name for each in catalogue.provider.types for name in catalogue.provider.operations(each)
    }
    unpublished = {name for name in called if catalogue.operations.get(name) is None}
    assert unpublished == {
        "DELETE /api/v2/guides/{guideId}",
        "DELETE /api/v2/scripts/{scriptId}",
        "POST /api/v2/authorization/divisions/{divisionId}",
        "POST /api/v2/guides/{guideId}",
    }


def test_regions_know_their_hosts(catalogue: Catalogue) -> None:
    ireland = catalogue.regions.named("eu-west-1")
    assert ireland is not None
    assert ireland.api_host == "api.mypurecloud.ie"
    assert catalogue.regions.of_host("LOGIN.mypurecloud.ie") is ireland
    assert catalogue.regions.of_host("login.purecloud.com") is None
    assert catalogue.regions.aws_accounts["commercial"] == "765628985471"


def test_limits_carry_source_and_confidence(catalogue: Catalogue) -> None:
    limits = catalogue.limits.all.values()
    assert catalogue.limits["token.rate.per.minute"].value == 300
    assert catalogue.limits["recording.screen.retention.days.max"].value == 365
    assert catalogue.limits.get("no.such.limit") is None
    assert {limit.confidence for limit in limits} <= {"high", "medium", "low"}
    assert {limit.bound for limit in limits} <= {"max", "min", "default"}
    assert all(limit.source and limit.unit and limit.per for limit in limits)


def test_error_codes_are_found_by_name(catalogue: Catalogue) -> None:
    (code,) = catalogue.error_codes.named("app.not.authorized.for.scope")
    assert (code.status, code.operations) == (403, 3180)
    assert catalogue.error_codes.named("no.such.code") == ()


def test_counterparts_name_what_exists(catalogue: Catalogue) -> None:
    for known in catalogue.counterparts:
        assert known.verdicts
        assert known.verdict in {"real", "other-name", "partly", "wrong", "not-real"}
        assert known.kind != "error-code" or catalogue.error_codes.named(known.name)
        assert all(map(catalogue.operations.get, known.operations))
        assert set(known.scopes) <= catalogue.scopes.published
        assert set(known.permissions) <= catalogue.permissions.named_by_operations
        assert all(map(catalogue.provider.get, known.types))


def test_a_part_is_read_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    really = part_module.read_json
    monkeypatch.setattr(
        part_module, "read_json", lambda path: read.append(path.name) or really(path)
    )
    catalogue = Catalogue()
    assert read == []
    for _ in range(2):
        assert "analytics" in catalogue.scopes
    assert read == ["scopes.json"]
    for _ in range(2):
        catalogue.match("GET", "/api/v2/users")
    assert read[1:] == ["operations.json", "regions.json", "counterparts.json"]


def test_catalogue_of_a_folder_is_shared() -> None:
    assert catalogue_at() is catalogue_at()


def test_a_folder_without_a_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        _ = Catalogue(tmp_path).operations


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", r"\$: is not JSON"),
        ("[]", r"\$: must be an object"),
        ('{"format": 2}', r"\$.format"),
        ('{"format": 1}', r"\$.dated"),
        ('{"format": 1, "dated": "x", "origin": "y"}', r"\$.scopes"),
        ('{"format": 1, "dated": "x", "origin": "y", "scopes": [1]}', r"\$.scopes"),
    ],
)
def test_a_malformed_part_is_refused_with_its_place(tmp_path: Path, text: str, where: str) -> None:
    (tmp_path / "scopes.json").write_text(text)
    with pytest.raises(CatalogueError, match=where) as caught:
        _ = Catalogue(tmp_path).scopes
    assert caught.value.file.endswith("scopes.json")


def test_a_malformed_entry_is_refused_with_its_place(tmp_path: Path) -> None:
    envelope = {"format": 1, "dated": "x", "origin": "y"}
    (tmp_path / "operations.json").write_text(
        json.dumps({**envelope, "paths": {"/api/v2/x": {"GET": []}}})
    )
    with pytest.raises(CatalogueError) as caught:
        _ = Catalogue(tmp_path).operations["GET", "/api/v2/x"]
    assert caught.value.json_path == "$.paths./api/v2/x.GET"


@pytest.mark.parametrize(
    ("documented", "published"),
    [
        ("PUT /api/v2/routing/utilization/labels/{id}", "labels/{labelId}"),
        (
            "GET /api/v2/outbound/filespecificationtemplates/{filespecificationtemplateId}",
            "filespecificationtemplates/{fileSpecificationTemplateId}",
        ),
        ("DELETE /api/v2/routing/utilization/labels", None),
        ("GET /api/v2/chats/rooms/{a}/messages/{b}", None),
        ("nonsense", None),
    ],
)
def test_parameters_may_have_other_names(
    documented: str, published: str | None, catalogue: Catalogue
) -> None:
    found = catalogue.operations.get(documented)
    assert (found is None) == (published is None)
    assert found is None or found.path.endswith(str(published))
