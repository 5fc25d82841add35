"""Where a proxy's requests go, and what its limits come to."""

from __future__ import annotations

import pytest

from linter.catalogue import catalogue_at
from linter.estate import read_estate
from linter.rates.proxy import place_pace, platform_places
from linter.terraform import VariableInputs
from linter.tree import MemoryTree

CATALOGUE = catalogue_at(None)
ZONES = "limit_req_zone $http_authorization zone=z:1m rate=5r/s;"


def paces(http: str, **files: str) -> list[float | None]:
    """The pace of each location that leads to the platform, in the order they are written."""
    tree = MemoryTree({"nginx.conf": f"http {{ {ZONES} {http} }}", **files})
    reading = read_estate(tree, (), VariableInputs(), CATALOGUE)
    (proxy,) = reading.estate.views_of("proxy_config")
    return [
        place_pace(proxy, place).per_minute for place in platform_places(proxy, CATALOGUE.regions)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://api.mypurecloud.ie",
        "HTTPS://API.mypurecloud.ie:443/x",
        "https://api.mypurecloud.ie$request_uri",
        "https://${host}$uri$is_args$args",
        "https://$host/api/$1",
        "https://genesys",
    ],
)
def test_an_address_of_the_platform_is_known(address: str) -> None:
    upstream = "upstream genesys { server api.mypurecloud.ie:443; }"
    location = f"location / {{ set $host api.mypurecloud.ie; proxy_pass {address}; }}"
    assert paces(f"{upstream} server {{ limit_req zone=z; {location} }}") == [300]


@pytest.mark.parametrize(
    "address",
    [
        "https://$backend",
        "https://api.mypurecloud.ie$tail",
        "https://login.mypurecloud.ie",
        "http://u",
    ],
)
def test_other_addresses_are_not_judged(address: str) -> None:
    assert paces(f"server {{ location / {{ proxy_pass {address}; }} }}") == []


@pytest.mark.parametrize(
    ("http", "found"),
    [
        ("limit_req zone=z; server { location / { %s } }", 300),
        ("limit_req zone=z; server { limit_req zone=z burst=9 nodelay; location / { %s } }", 309),
        ("server { limit_req zone=z burst=9 delay=4; location / { location /a { %s } } }", 304),
        ("server { limit_req zone=z burst=9; location / { if ($a) { %s } } }", 300),
        ("server { limit_req zone=z; location / { limit_req_dry_run on; %s } }", None),
        ("server { location / { limit_req zone=other; %s } }", None),
        ("server { location / { limit_req burst=1; %s } }", None),
    ],
)
def test_the_innermost_level_with_limits_counts(http: str, found: float | None) -> None:
    assert paces(http % "proxy_pass https://api.mypurecloud.ie;") == [found]
