"""Whether the limits of a proxy are in force, and tell callers what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.kept import kept
from linter.model import Estate, Fault, Judgement, View
from linter.rates.limit import counted
from linter.rates.proxy import platform_places


@check("zone-applied")
def zone_applied(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each zone that no `limit_req` of any proxy in the estate applies."""
    used = _used(context.estate)
    for number, zone in enumerate(subject.body["zones"]):
        if zone.get("name") not in used and "name" in zone:
            details = {"zone": zone["name"], "rate": _in_other_unit(zone)}
            yield subject.body.get("absent") or Fault(("zones", number), details)


def _in_other_unit(zone: Mapping[str, Any]) -> str:
    rate, written = zone.get("rate"), str(zone.get("written"))
    if not isinstance(rate, float):
        return ""
    told = (
        f"{counted(rate)} a minute" if written.endswith("s") else f"{counted(rate / 60)} a second"
    )
    return f", and its {written} would be {told}"


@kept(2)
def _used(estate: Estate) -> frozenset[str]:
    """The zones that some proxy applies."""
    proxies = estate.views_of("proxy_config")
    return frozenset(name for one in proxies for name in one.body["uses"] if isinstance(name, str))


@check("limit-status")
def limit_status(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag limits towards the platform whose refusals do not carry `status`."""
    for place in platform_places(subject, context.catalogue.regions):
        status = place.body.get("status", options["default"])
        if place.body["limits"] and status != options["status"]:
            if "absent" in place.body:
                yield place.body["absent"]
                continue
            zone = place.body["limits"][0].get("zone")
            yield Fault((*place.path, "limits", 0), {"zone": str(zone), "status": status})
