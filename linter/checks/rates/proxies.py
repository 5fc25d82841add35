"""Whether the limits of a proxy are in force, and tell callers what happened."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, View
from linter.rates.proxy import platform_places


@check("zone-applied")
def zone_applied(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each zone that no `limit_req` of any proxy in the estate applies."""
    proxies = list(context.estate.views_of("proxy_config"))
    used = {name for proxy in proxies for name in proxy.body["uses"] if isinstance(name, str)}
    for number, zone in enumerate(subject.body["zones"]):
        if zone.get("name") not in used and "name" in zone:
            fault = Fault(("zones", number), {"zone": zone["name"]})
            yield subject.body.get("absent") or fault


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
