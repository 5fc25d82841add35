"""Estates made in memory, for what no example can show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from linter.catalogue import Catalogue, catalogue_at
from linter.checks import find
from linter.checks.context import Context
from linter.model import Estate, Judgement, KeyPath, Resource, Span, Spans, Unknown
from linter.settings import Settings
from linter.views import views_of


class AtStart(Spans):
    """Spans of what was never written."""

    def at(self, path: KeyPath) -> Span:
        return Span("main.tf", 0, 0)


class Build:
    """Makes the resources of a data action that calls with a client that has a role."""

    def estate(self, *resources: Resource) -> Estate:
        return Estate(resources, views_of(resources))

    def resource(
        self, kind: str, name: str, body: dict[str, Any], path: str = "main.tf"
    ) -> Resource:
        return Resource(kind, name, f"{kind}.{name}", path, body, AtStart())

    def reference(self, kind: str, name: str = "caller") -> Unknown:
        text = f"{kind}.{name}"
        return Unknown("known only after apply", f"{text}.id", refers_to=(text,))

    def role(self, granted: Iterable[str], **more: Any) -> Resource:
        """A role with exactly these permissions."""
        parts = [one.split(":") for one in granted]
        policies = [
            {"domain": one[0], "entity_name": one[1], "action_set": [one[2]]}
            for one in parts
            if len(one) == 3
        ]
        legacy = [one[0] for one in parts if len(one) == 1]
        body = {"name": "Caller", "permission_policies": policies, "permissions": legacy, **more}
        return self.resource("genesyscloud_auth_role", "caller", body)

    def client(self, grant: str, scopes: Iterable[str] = ()) -> Resource:
        role = {"role_id": self.reference("genesyscloud_auth_role")}
        holds = {"roles": [role]} if grant == "CLIENT-CREDENTIALS" else {"scopes": list(scopes)}
        body = {"name": "Caller", "authorized_grant_type": grant, **holds}
        return self.resource("genesyscloud_oauth_client", "caller", body)

    def chain(self) -> tuple[Resource, Resource]:
        """The integration and the credential that lead from the action to the client."""
        fields = {"clientId": self.reference("genesyscloud_oauth_client")}
        credential = self.reference("genesyscloud_integration_credential")
        config = [{"credentials": {"pureCloudOAuthClient": credential}}]
        integration = {"integration_type": "purecloud-data-actions", "config": config}
        return (
            self.resource("genesyscloud_integration_credential", "caller", {"fields": fields}),
            self.resource("genesyscloud_integration", "caller", integration),
        )

    def action(self, method: str, url: str) -> Resource:
        body = {
            "name": "Call",
            "integration_id": self.reference("genesyscloud_integration"),
            "config_request": [{"request_url_template": url, "request_type": method}],
        }
        return self.resource("genesyscloud_integration_action", "call", body)


class Judge:
    """Runs checks over subjects of an estate."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(
        self, name: str, made: Estate, *kinds: str, settings: Settings | None = None, **options: Any
    ) -> list[Judgement]:
        check = find(name)
        assert check is not None
        context = Context(made, settings or Settings(), self.catalogue)
        return [one for subject in made.of(*kinds) for one in check(subject, context, options)]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogue_at()


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()


@pytest.fixture(scope="session")
def judge(catalogue: Catalogue) -> Judge:
    return Judge(catalogue)
