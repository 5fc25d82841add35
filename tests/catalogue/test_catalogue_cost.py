"""Loading costs little more than reading the JSON does.

A run that matches calls and judges a handful of Terraform types was measured at 10 ms on a busy
two-core machine. Seconds differ by machine, so the test compares with `json.loads` there and then.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from time import perf_counter

from linter.catalogue import Catalogue

FILES = (
    "operations",
    "regions",
    "counterparts",
    "provider-schema",
    "provider-operations",
    "scopes",
)
FACTOR = 5


def fastest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def one_run() -> int:
    catalogue = Catalogue()
    for name in ("genesyscloud_flow", "genesyscloud_oauth_client", "genesyscloud_routing_queue"):
        catalogue.provider.get(name)
    for path in ("users/${input.id}", "routing/queues", "analytics/botflows/$input.id/sessions"):
        catalogue.match("GET", f"/api/v2/{path}")
    return len(catalogue.scopes.published)


def test_one_run_costs_little_more_than_reading_its_files() -> None:
    folder = Catalogue().folder
    reading = fastest(
        lambda: [json.loads((folder / f"{name}.json").read_bytes()) for name in FILES]
    )
    assert fastest(one_run) < FACTOR * reading
