"""The pace of a proxy: what `limit_req` lets through to the platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from linter.catalogue.parts.regions import Regions
from linter.model import KeyPath, Unknown, View
from linter.rates.limit import counted
from linter.rates.pace import Pace, slowest

_OF_ONE_CLIENT: Final = frozenset(
    {
        "$binary_remote_addr",
        "$remote_addr",
        "$http_authorization",
        "$http_x_forwarded_for",
        "$realip_remote_addr",
        "$remote_user",
    }
)
"""Keys that tell callers apart, so that what one key may do, one token may."""


class Place(NamedTuple):
    """A location that passes requests on to the platform."""

    body: Mapping[str, Any]
    path: KeyPath


def platform_places(proxy: View, regions: Regions) -> Iterator[Place]:
    """The locations of a proxy that lead to a host of the platform's API."""
    for number, location in enumerate(proxy.body.get("locations", [])):
        hosts = location.get("hosts")
        if isinstance(hosts, list) and any(map(regions.serves, filter(_text, hosts))):
            yield Place(location, ("locations", number))


def place_pace(proxy: View, place: Place) -> Pace:
    """What the limits in force at a location let through, the burst of a first minute included."""
    zones = {one.get("name"): (n, one) for n, one in enumerate(proxy.body.get("zones", []))}
    bounds = [_bound(limit, zones, place) for limit in place.body["limits"]]
    unknown = place.body.get("absent") or next((one.unknown for one in bounds if one.unknown), None)
    found = slowest(bounds)
    if found is None:
        return Pace(None, "nothing limits it", place.path, unknown)
    return found._replace(unknown=unknown)


def _bound(limit: Mapping[str, Any], zones: Mapping[Any, Any], place: Place) -> Pace:
    if "zone" not in limit:
        return Pace(None, "", place.path, Unknown("a limit_req names no zone"))
    number, zone = zones.get(limit["zone"], (None, {}))
    rate, at_once = zone.get("rate"), limit["at_once"]
    if number is None:
        told = Unknown(f"the zone {limit['zone']} is declared in a file that is not here")
        return Pace(None, "", place.path, told)
    path: KeyPath = ("zones", number, "rate")
    for one in (rate, at_once, _sharing(zone, place)):
        if isinstance(one, Unknown):
            return Pace(None, "", path, one)
    if not isinstance(rate, float):
        return Pace(None, "", path, Unknown("the zone gives no rate"))
    how = f"{zone.get('written')} for each {zone.get('key')}"
    how += f" and {counted(at_once)} at once" if at_once else ""
    return Pace(rate + at_once, how, path)


def _sharing(zone: Mapping[str, Any], place: Place) -> Unknown | None:
    """Why it is not known that what a key may do, one token may."""
    if zone.get("key") in _OF_ONE_CLIENT or "authorization" in place.body:
        return None
    return Unknown(f"how many tokens share the key {zone.get('key')} is not known")


def _text(host: object) -> bool:
    return isinstance(host, str)
