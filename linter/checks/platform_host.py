"""Whether hosts of the platform are those of the region they are used with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from linter.catalogue.parts.regions import Region, Regions
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

_AUTHORITY = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?([a-z0-9.-]+)", re.IGNORECASE)
_FAMILY = re.compile(
    r"(?:^|\.)(?:(?:my)?purecloud\.[a-z.]+|[a-z0-9-]+\.(?:us-gov-|eusc-)?pure\.cloud)$"
)
"""Hosts that only the platform could have, published or not."""
_HOST_KEYS = {"login_host": "login", "api_host": "api"}


class _Host(NamedTuple):
    path: KeyPath
    written: str
    service: str
    """`login` or `api` where the host must be of that kind; empty for a bare domain or any."""


@check("host-of-region")
def host_of_region(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag hosts that are not those of the organisation's region, or no hosts of the platform.

    Hosts that belong to somebody else, such as a proxy, are nobody's business here.
    """
    regions = context.catalogue.regions
    if subject.kind == "premium_app":
        yield from _of_wizard(subject.body, regions)
        return
    listed = subject.body.get("organizations")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield from _of_organization(one, ("organizations", number), regions)


@check("no-region-in-url")
def no_region_in_url(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag URLs of an app that lead to one region, whichever region an organisation is in."""
    regions = context.catalogue.regions
    for path, url in _urls(subject):
        region = region_in(url, regions)
        if region is not None and not _only_there(subject.body, region, regions):
            yield Fault(path, {"value": url, "region": region.name, "domain": region.domain})


def region_in(url: str, regions: Regions) -> Region | None:
    """The region whose API, login or apps host, or domain, a URL or host names."""
    found = _AUTHORITY.match(url)
    return regions.of_host(found[1].strip(".")) if found else None


def _of_organization(
    organization: Mapping[str, Any], at: KeyPath, regions: Regions
) -> Iterator[Judgement]:
    told = organization.get("region")
    region = _region(told, regions)
    for key, service in _HOST_KEYS.items():
        written = organization.get(key)
        if isinstance(written, Unknown):
            yield written
        elif isinstance(written, str) and (why := _flaw(written, service, regions)):
            yield _fault(_Host((*at, key), written, service), why, region)
        elif isinstance(written, str) and (actual := region_in(written, regions)) is not None:
            if isinstance(told, Unknown):
                yield told
            elif region is not None and actual != region:
                why = f"is of {actual.name}, and the organisation is in {region.name}"
                yield _fault(_Host((*at, key), written, service), why, region)


def _of_wizard(body: Mapping[str, Any], regions: Regions) -> Iterator[Judgement]:
    ids = body.get("client_ids")
    hosts = [_Host(("client_ids", key), key, "") for key in ids] if isinstance(ids, dict) else []
    environment = body.get("environment")
    if isinstance(environment, Unknown):
        yield environment
    elif isinstance(environment, str):
        hosts.append(_Host(("environment",), environment, ""))
    for host in hosts:
        if why := _flaw(host.written, "", regions):
            yield _fault(host, why, None)


def _flaw(written: str, service: str, regions: Regions) -> str | None:
    """Why a host cannot be right in any region; None where it can, or is not the platform's."""
    found = _AUTHORITY.match(written)
    host = found[1].strip(".").lower() if found else ""
    region = regions.of_host(host)
    if region is None:
        return "is no host of the platform" if _FAMILY.search(host) else None
    wanted = {"login": region.login_host, "api": region.api_host}.get(service, region.domain)
    if host in {wanted, region.domain}:
        return None
    return f"is the {host.partition('.')[0]} host of {region.name}, not {wanted}"


def _fault(host: _Host, why: str, region: Region | None) -> Fault:
    prefix = f"{host.service}." if host.service else ""
    hint = f"; it is {prefix}{region.domain} there" if region else ""
    details = {"value": host.written, "why": why, "hint": hint}
    return Fault(host.path, details, on_key=host.path[0] == "client_ids")


def _region(told: object, regions: Regions) -> Region | None:
    """A region named as AWS does, or by its domain."""
    return (regions.named(told) or regions.of_host(told)) if isinstance(told, str) else None


def _urls(view: View) -> Iterator[tuple[KeyPath, str]]:
    lists = (("urls", "value"), ("calls", "path"))
    for key, part in lists:
        items = view.body.get(key)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            url = item.get(part) if isinstance(item, dict) else None
            if isinstance(url, str) and "//" in url:
                yield (key, number, part), url
    if view.kind == "app_manifest" and isinstance(view.body.get("url"), str):
        yield ("url",), view.body["url"]


def _only_there(body: Mapping[str, Any], region: Region, regions: Regions) -> bool:
    """Whether every organisation that a manifest lists is in that region."""
    listed = body.get("organizations")
    told = (
        [one.get("region") if isinstance(one, dict) else None for one in listed or ()]
        if (isinstance(listed, list))
        else []
    )
    return bool(told) and all(_region(one, regions) == region for one in told)
