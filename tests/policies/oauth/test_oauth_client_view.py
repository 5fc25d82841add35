"""An OAuth client looks the same whatever it was written in."""

from __future__ import annotations

from typing import Any

import pytest

from linter.model import Unknown


def client(seen: Any, *resources: Any) -> dict[str, Any]:
    (view,) = seen(resources, "oauth_client")
    return dict(view.body)


@pytest.mark.parametrize(
    ("written", "grant"),
    [
        ("CODE", "CODE"),
        ("token", "TOKEN"),
        ("SAML2BEARER", "SAML2-BEARER"),
        ("SAML2-BEARER", "SAML2-BEARER"),
        ("CLIENT_CREDENTIALS", "CLIENT-CREDENTIALS"),
        (" client-credentials ", "CLIENT-CREDENTIALS"),
    ],
)
def test_spells_grants_as_the_platform_does(make: Any, seen: Any, written: str, grant: str) -> None:
    in_terraform = make("genesyscloud_oauth_client", {"authorized_grant_type": written})
    in_manifest = make("app-manifest", {"app": "A", "grantType": written})
    assert client(seen, in_terraform)["grant"] == grant
    assert client(seen, in_manifest)["grant"] == grant


@pytest.mark.parametrize("key", ["grantType", "grant_type", "grant-type"])
def test_reads_a_manifest_in_every_spelling(make: Any, seen: Any, key: str) -> None:
    manifest = make("app-manifest", {"app": {"name": "A", "redirect_uris": ["b:c"]}, key: "CODE"})
    assert client(seen, manifest) == {"name": "A", "grant": "CODE", "redirect_uris": ["b:c"]}


def test_a_manifest_without_a_grant_is_no_client(make: Any, seen: Any) -> None:
    assert seen([make("app-manifest", {"app": "A", "scopes": ["users"]})], "oauth_client") == []


def test_a_manifest_holds_what_its_organisations_hold(make: Any, seen: Any) -> None:
    body = {
        "app": "A",
        "grantType": "CLIENT-CREDENTIALS",
        "scopes": "users groups:readonly",
        "roles": ["Employee"],
        "organizations": [{"roles": ["Archive"], "scopes": ["recordings"]}, {"name": "B"}],
    }
    found = client(seen, make("app-manifest", body))
    assert found["scopes"] == ["users", "groups:readonly", "recordings"]
    assert found["roles"] == [{"role_name": "Employee"}, {"role_name": "Archive"}]


def test_the_roles_of_an_app_for_users_are_not_the_clients(make: Any, seen: Any) -> None:
    body = {"app": "A", "grantType": "CODE", "roles": ["Employee"]}
    assert "roles" not in client(seen, make("app-manifest", body))


def test_a_role_is_named_where_the_estate_has_it(make: Any, seen: Any) -> None:
    role = make("genesyscloud_auth_role", {"name": "SCIM Integration"}, "scim")
    reference = Unknown("after apply", refers_to=("genesyscloud_auth_role.scim",))
    elsewhere = Unknown("after apply", refers_to=("genesyscloud_auth_role.other",))
    roles = [{"role_id": reference}, {"role_id": elsewhere}, {"role_id": "b49f5fb7"}]
    named = client(seen, role, make("genesyscloud_oauth_client", {"roles": roles}))["roles"]
    assert named[0]["role_name"] == "SCIM Integration"
    assert named[1]["role_name"] == elsewhere
    assert isinstance(named[2]["role_name"], Unknown)
