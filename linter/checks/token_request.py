"""What load plans ask for with a token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_GRANT: Final = re.compile(r"grant_type[\"']?\s*[=:]\s*[\"']?client_credentials\b")
_SCOPE: Final = re.compile(r"(?<![\w-])scope[\"']?\s*[=:]\s*[\"']?(?P<value>[^&\"'\s}]+)")


@check("token-without-scope")
def token_without_scope(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag requests to a login host of the platform for a token with client credentials that name
    scopes: as a parameter, or in a body that is written out."""
    for number, group in enumerate(subject.body["groups"]):
        for place, sampler in enumerate(group["samplers"]):
            if "parameters" in sampler and _logs_in(sampler.get("host"), context):
                for judgement in _judged(sampler["parameters"]):
                    at = ("groups", number, "samplers", place, "parameters")
                    yield _below(at, judgement)


def _logs_in(host: object, context: Context) -> bool:
    region = context.catalogue.regions.of_host(host) if isinstance(host, str) else None
    return region is not None and region.login_host == host


def _below(at: tuple[str | int, ...], judgement: Judgement) -> Judgement:
    if isinstance(judgement, Unknown):
        return judgement
    return Fault((*at, *judgement.path), judgement.details)


def _judged(parameters: list[Mapping[str, Any]]) -> Iterator[Judgement]:
    texts = [(one.get("name") or "", one.get("value")) for one in parameters]
    grant = next((value for name, value in texts if name == "grant_type"), None)
    for number, (name, value) in enumerate(texts):
        if name == "scope" and value:
            if isinstance(grant, Unknown):
                yield grant
            elif grant == "client_credentials":
                shown = "scopes" if isinstance(value, Unknown) else str(value)
                yield Fault((number, "value"), {"scopes": shown})
        elif not name and isinstance(value, str) and _GRANT.search(value):
            found = _SCOPE.search(value)
            if found:
                yield Fault((number, "value"), {"scopes": found["value"].replace("+", " ")})
