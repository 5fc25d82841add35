"""Resources as domain objects. A policy is written once against a view, not once per format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import Final, NamedTuple

from linter.model import Awaited, Resource, View
from linter.views.index import ResourceIndex

_IAM: Final = ("aws_iam_", "data.aws_iam_", "iam-")


class _Builder(NamedTuple):
    """A module with a `build`."""

    module: str
    types: tuple[str, ...]
    """How the types of resources begin without which it yields nothing."""


_PROVISIONED: Final = _Builder("provisioned", ("premium-app",))
"""What a wizard makes: views of several kinds."""
_KINDS: Final[Mapping[str, tuple[_Builder, ...]]] = {
    "data_action": (
        _Builder("data_action", ("data-action", "genesyscloud_integration_")),
        _PROVISIONED,
    ),
    "app_manifest": (_Builder("app_manifest", ("app-manifest",)),),
    "ci_workflow": (_Builder("ci_workflow", ("ci-workflow",)),),
    "genesys_role": (
        _Builder("genesys_role", ("genesys-role", "genesyscloud_auth_role")),
        _PROVISIONED,
    ),
    "iam_policy": (_Builder("iam_policy", _IAM),),
    "iam_role": (_Builder("iam_role", _IAM),),
    "load_plan": (_Builder("load_plan", ("load-plan",)),),
    "oauth_client": (
        _Builder("oauth_client", ("app-manifest", "genesyscloud_oauth_client")),
        _PROVISIONED,
    ),
    "proxy_config": (_Builder("proxy_config", ("nginx-config",)),),
    "premium_app": (_Builder("premium_app", ("premium-app",)),),
    "retention_policy": (
        _Builder("retention_policy", ("genesyscloud_recording_media_", "retention-policy")),
    ),
    "secret_holder": (_Builder("secret_holder", ("",)),),
}
"""What makes the views of each kind."""


def views_of(resources: Iterable[Resource]) -> Mapping[str, Awaited]:
    """The views that the resources may give rise to, by their kind."""
    index = ResourceIndex(resources)
    found: dict[str, Awaited] = {}
    for kind, builders in _KINDS.items():
        about = sum(index.count(one.types) for one in builders)
        if about:
            found[kind] = Awaited(about, partial(_built, kind, builders, index))
    return found


def _built(kind: str, builders: Iterable[_Builder], index: ResourceIndex) -> Iterator[View]:
    """A module is imported where there is a resource for it."""
    for module, types in builders:
        if index.count(types):
            built = import_module(f"linter.views.{module}").build(index)
            yield from (view for view in built if view.kind == kind)
