"""Regions of the platform and the AWS accounts it acts from."""

from __future__ import annotations

from dataclasses import dataclass

from linter.catalogue.errors import CatalogueError
from linter.catalogue.parts.part import Part


@dataclass(frozen=True, slots=True)
class Region:
    """One region and its hosts."""

    name: str
    """AWS's name: `eu-west-1`."""
    domain: str
    """`mypurecloud.ie`."""

    @property
    def api_host(self) -> str:
        """Where API calls go."""
        return f"api.{self.domain}"

    @property
    def login_host(self) -> str:
        """Where tokens come from."""
        return f"login.{self.domain}"

    @property
    def apps_host(self) -> str:
        """Where the web clients live."""
        return f"apps.{self.domain}"


class Regions:
    """All published regions."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self.all = tuple(Region(name, domain) for name, domain in part.table("domains").items())
        self.aws_accounts: dict[str, str] = part.table("aws_accounts")
        """The platform's AWS accounts by partition: `commercial`, `fedramp_unconfirmed`."""
        if not all(isinstance(region.domain, str) for region in self.all):
            raise CatalogueError(part.file, "$.domains", "must hold strings")
        self._by_host = {
            host: region
            for region in self.all
            for host in (region.api_host, region.login_host, region.apps_host, region.domain)
        }

    def of_host(self, host: str) -> Region | None:
        """The region that an API, login or apps host, or a bare domain, belongs to."""
        return self._by_host.get(host.lower())

    def serves(self, host: str) -> bool:
        """Whether a host takes API calls, whose rates are limited by token; login and apps hosts
        have none."""
        region = self.of_host(host)
        return region is not None and region.api_host == host.lower()

    def named(self, name: str) -> Region | None:
        """The region with AWS's name `name`."""
        return next((region for region in self.all if region.name == name), None)
