"""Resources as domain objects. A policy is written once against a view, not once per format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from linter.model import Resource, View
from linter.views import (
    app_manifest,
    ci_workflow,
    data_action,
    genesys_role,
    iam_policy,
    iam_role,
    load_plan,
    oauth_client,
    premium_app,
    provisioned,
    proxy_config,
    retention_policy,
    secret_holder,
)
from linter.views.index import ResourceIndex

_BUILDERS: tuple[Callable[[ResourceIndex], Iterator[View]], ...] = (
    app_manifest.build,
    ci_workflow.build,
    data_action.build,
    genesys_role.build,
    iam_policy.build,
    iam_role.build,
    load_plan.build,
    oauth_client.build,
    proxy_config.build,
    premium_app.build,
    provisioned.build,
    retention_policy.build,
    secret_holder.build,
)


def views_of(resources: Iterable[Resource]) -> Iterator[View]:
    """Every view that the resources give rise to."""
    index = ResourceIndex(resources)
    for build in _BUILDERS:
        yield from build(index)
