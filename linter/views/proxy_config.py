"""nginx configurations that limit requests or pass them on: kind `proxy_config`.

| key | value |
|---|---|
| `name` | the main file's |
| `zones` | list of the `limit_req_zone`: `name`, `key`, `rate` (requests a minute), `written` |
| `uses` | names of the zones that a `limit_req` applies, wherever it stands |
| `absent` | unknown: an include whose files are not here; left out where all are |
| `locations` | list of the places that pass requests on |

Each of `locations` has:

| key | value |
|---|---|
| `name`, `server` | the location's path and the server's name |
| `hosts` | where requests go: a list, as an upstream may have several; unknown with a variable |
| `limits` | list of the `limit_req` in force there: `zone`, `burst`, `at_once` (how many of the \
burst are passed on without delay) |
| `absent` | unknown: where further limits may be that are not here |
| `status` | the status of refused requests; left out where nginx's default of 503 holds |
| `authorization` | the header that the proxy itself sets |

A `limit_req` under `limit_req_dry_run on` limits nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.model import Unknown, View
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.nginx_level import Directives, Level, argument
from linter.views.nginx_limit import limit, zone, zone_of
from linter.views.nginx_target import Upstreams, target

_NO_LEVELS = frozenset({"upstream", "map", "geo", "types", "split_clients", "stream", "mail"})
_OUTSIDE = Unknown("the levels around it are in a file that is not here")


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every main file, and of every file that no other includes."""
    for resource in index.of_type("nginx-config"):
        config = Field.of(resource)
        top = config.get("directives")
        body, spans = assemble(_layout(top), config)
        yield View("proxy_config", resource.name, {"name": resource.name, **body}, spans, resource)


def _layout(top: Field) -> dict[str, Layout]:
    own = Directives(top)
    blocks = list(own.blocks())

    def everywhere(name: str) -> Iterator[Field]:
        return (one for block in blocks for one in block.named(name))

    upstreams = {
        argument(one): inside
        for block in blocks
        for one, inside in block.inner
        if inside is not None and one.value["name"] == "upstream"
    }
    start = Level(absent=_OUTSIDE if _is_part(own) else None)
    layout: dict[str, Layout] = {
        "zones": [zone(one) for one in everywhere("limit_req_zone")],
        "uses": [zone_of(one) for one in everywhere("limit_req")],
        "locations": list(_locations(own, start.within(own), upstreams)),
    }
    absent = next((found for block in blocks if (found := block.absent())), None)
    if absent is not None:
        layout["absent"] = top.holding(absent)
    return layout


def _is_part(top: Directives) -> bool:
    """Whether a file is meant for the inside of a server, as its top has locations."""
    return bool(top.named("location") or top.named("proxy_pass"))


def _locations(block: Directives, level: Level, upstreams: Upstreams) -> Iterator[Layout]:
    for one, inside in block.inner:
        name = one.value["name"]
        if inside is None:
            yield _location(one, level, upstreams)
        elif name not in _NO_LEVELS:
            inner = level.within(inside)
            if name == "location":
                inner = replace(inner, path=" ".join(one.value["arguments"]))
            yield from _locations(inside, inner, upstreams)


def _location(proxy_pass: Field, level: Level, upstreams: Upstreams) -> Layout:
    layout: dict[str, Layout] = {
        "name": level.path or "/",
        "server": level.server,
        "hosts": target(proxy_pass, level.variables, upstreams),
        "limits": [] if level.dry_run else [limit(one).layout() for one in level.limits],
    }
    if level.absent is not None:
        layout["absent"] = proxy_pass.holding(level.absent)
    if level.status is not None:
        layout["status"] = level.status.get("arguments", 0)
    if level.authorization is not None:
        layout["authorization"] = level.authorization
    return Part(proxy_pass, layout)
