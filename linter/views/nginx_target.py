"""Where a `proxy_pass` leads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from linter.model import Unknown
from linter.views.field import Field, Layout, Part
from linter.views.nginx_level import Directives, argument

Upstreams = Mapping[str, Directives]
"""The blocks of the upstreams, by name."""

_VARIABLE: Final = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_PATH: Final = re.compile(r"\$(?:(?:request_|document_)?uri\b|\{(?:request_|document_)?uri\})")
"""Variables that begin with a slash, and so end a host."""
_LONGEST: Final = 4_096
"""How long an address, and what is put into it, may be; nginx refuses longer words, too."""
_MOST: Final = 10
"""How many servers of an upstream are looked at."""
_HOST: Final = re.compile(r"(?:\w+://)?(\[[^\]]*\]|[^/:?]+)")


def target(
    proxy_pass: Field, variables: Sequence[Mapping[str, str]], upstreams: Upstreams
) -> Layout:
    """The hosts that requests are passed on to; Unknown where a request decides."""
    address = _PATH.sub("/", _replaced(argument(proxy_pass), variables))
    field = proxy_pass.get("arguments", 0)
    found = _HOST.match(address)
    if found is None or "$" in found[1]:
        told = f"the host of `{argument(proxy_pass)}` is a variable"
        return field.holding(Unknown(told, argument(proxy_pass)))
    host = found[1].lower()
    upstream = upstreams.get(found[1])
    if upstream is None:
        return Part(field, [field.holding(host)])
    servers = [one.get("arguments", 0) for one in upstream.named("server")[:_MOST]]
    hosts = [(one, _HOST.match(str(one.value))) for one in servers]
    return Part(field, [one.holding(host[1].lower()) for one, host in hosts if host])


def _replaced(text: str, variables: Sequence[Mapping[str, str]]) -> str:
    """The text with the variables that `set` gives one fixed value; the others stay."""

    def value(found: re.Match[str]) -> str:
        name = f"${found[1] or found[2]}"
        given = next((level[name] for level in reversed(variables) if name in level), "")
        return given if given and "$" not in given and len(given) < _LONGEST else found[0]

    return _VARIABLE.sub(value, text) if len(text) < _LONGEST else text
