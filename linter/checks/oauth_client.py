"""What an OAuth client that hands out tokens must hold.

An inactive client is judged by none of these checks: no tokens can be created with it
(https://registry.terraform.io/providers/MyPureCloud/genesyscloud/latest/docs/resources/oauth_client).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from linter.checks.context import Context
from linter.checks.quantity import as_number
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View
from linter.requirement import judge_schema

_SCIM = re.compile("scim", re.IGNORECASE)


@check("active-oauth-client")
def active_oauth_client(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Judge an active client by the JSON Schema in `require`.

    What else `with` holds is at hand in the message.
    """
    facts = {key: str(value) for key, value in options.items() if key != "require"}
    judged = judge_schema(options["require"], subject.body)
    told = (
        replace(one, details={**one.details, **facts}) if isinstance(one, Fault) else one
        for one in judged
    )
    yield from while_active(subject, told)


def while_active(client: View, judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements, as far as the client is active; its state where only that is unknown."""
    state = client.body.get("state")
    if isinstance(state, Unknown):
        unknowns = (state if isinstance(one, Fault) else one for one in judgements)
        yield from dict.fromkeys(unknowns)
    elif not (isinstance(state, str) and state.strip().lower() == "inactive"):
        yield from judgements


@check("short-lived-token")
def short_lived_token(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag a token that lives longer than the `limit` (a name in the catalogue of limits).

    SCIM clients are exempt: they are known by their name, their roles or their scopes.
    """
    limit = context.catalogue.limits[options["limit"]].value
    yield from while_active(subject, _lifetime(subject.body, subject.resource.name, limit))


def _lifetime(client: dict[str, Any], address: str, limit: int) -> Iterator[Judgement]:
    seconds = client.get("token_seconds")
    if isinstance(seconds, Unknown):
        yield seconds
        return
    number = as_number(seconds)
    if number is None or number <= limit:
        return
    scim = _for_scim(client, address)
    if isinstance(scim, Unknown):
        yield scim
    elif not scim:
        yield Fault(("token_seconds",), {"seconds": f"{number:,.0f}", "limit": f"{limit:,}"})


def _for_scim(client: dict[str, Any], address: str) -> bool | Unknown:
    told = [address, *_telling(client)]
    if any(isinstance(one, str) and _SCIM.search(one) for one in told):
        return True
    return next((one for one in told if isinstance(one, Unknown)), False)


def _telling(client: dict[str, Any]) -> Iterator[Any]:
    """The values that can say that a client is one for SCIM."""
    yield client.get("name")
    yield client.get("description")
    for key in ("scopes", "roles"):
        held = client.get(key)
        for one in held if isinstance(held, list) else [held]:
            yield one.get("role_name") if isinstance(one, dict) else one
