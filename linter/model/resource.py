"""Configured things, as they were written and as the domain sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from linter.model.finding import CallSite
from linter.model.span import Spans


@dataclass(frozen=True, slots=True)
class Resource:
    """One configured thing, whatever format it came from."""

    type: str
    """A Terraform type (`genesyscloud_flow`, `data.genesyscloud_user`, `provider.genesyscloud`,
    `variable`, `terraform`, `module`) or a document format (`data-action`, `iam-policy`, ...)."""
    name: str
    address: str
    """Unique within its file's estate: `module.crm.genesyscloud_flow.main[0]`, or for a document
    its path, with a `#/json/pointer` where it is only part of one."""
    path: str
    """The file, relative to the scan root, with forward slashes."""
    body: Any
    """Plain dicts, lists, strings, numbers, booleans, None, and Unknown. A Terraform block is
    always a list of dicts under its type; an argument set to null is left out."""
    spans: Spans = field(compare=False, repr=False)
    calls: tuple[CallSite, ...] = ()
    """The module calls that lead here, outermost first."""


@dataclass(frozen=True, slots=True)
class View:
    """A resource seen as a domain object, so that one policy serves every file format."""

    kind: str
    """`data_action`, `oauth_client`, `genesys_role`, `iam_role`, `iam_policy`,
    `retention_policy`, `app_manifest`, ..."""
    name: str
    body: Any
    """The canonical body; `docs/views.md` lists the keys of each kind."""
    spans: Spans = field(compare=False, repr=False)
    resource: Resource

    @property
    def address(self) -> str:
        """The address of the resource behind the view."""
        return self.resource.address

    @property
    def path(self) -> str:
        """The file of the resource behind the view."""
        return self.resource.path

    @property
    def calls(self) -> tuple[CallSite, ...]:
        """The module calls that lead to the resource behind the view."""
        return self.resource.calls

    @property
    def type(self) -> str:
        """The type of the resource behind the view."""
        return self.resource.type
