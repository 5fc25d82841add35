"""Resources as domain objects. A policy is written once against a view, not once per format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final

from linter.model import Resource, View
from linter.views.index import ResourceIndex

_IAM: Final = ("aws_iam_", "data.aws_iam_", "iam-")
_BUILDERS: Final = (
    ("app_manifest", ("app-manifest",)),
    ("ci_workflow", ("ci-workflow",)),
    ("data_action", ("data-action", "genesyscloud_integration_")),
    ("genesys_role", ("genesys-role", "genesyscloud_auth_role")),
    ("iam_policy", _IAM),
    ("iam_role", _IAM),
    ("load_plan", ("load-plan",)),
    ("oauth_client", ("app-manifest", "genesyscloud_oauth_client")),
    ("proxy_config", ("nginx-config",)),
    ("premium_app", ("premium-app",)),
    ("provisioned", ("premium-app",)),
    ("retention_policy", ("genesyscloud_recording_media_", "retention-policy")),
    ("secret_holder", ("",)),
)
"""Modules with a `build`, and how the types of resources begin without which it yields nothing.

A module is imported where there is a resource for it.
"""


def views_of(resources: Iterable[Resource]) -> Iterator[View]:
    """Every view that the resources give rise to."""
    index = ResourceIndex(resources)
    types = index.types()
    for module, prefixes in _BUILDERS:
        if any(kind.startswith(prefixes) for kind in types):
            yield from import_module(f"linter.views.{module}").build(index)
