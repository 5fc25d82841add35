"""What of a unit takes part in verdicts on the whole estate.

Estate-wide checks see nothing else, whatever else there is: so what they can say hangs on
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from linter.access.managed import is_managed, names_client
from linter.model import KeyPath, Resource, Spans, Unknown
from linter.settings import Settings
from linter.units.unit import Shared

SHARED: Final = (
    "app-manifest",
    "aws_",
    "ci-workflow",
    "data-action",
    "data.aws_",
    "data.genesyscloud_auth_role",
    "data.genesyscloud_integration",
    "data.genesyscloud_oauth_client",
    "genesys-role",
    "genesyscloud_auth_role",
    "genesyscloud_group_roles",
    "genesyscloud_integration",
    "genesyscloud_oauth_client",
    "genesyscloud_recording_media_retention_policy",
    "genesyscloud_user_roles",
    "iam-",
    "load-plan",
    "premium-app",
    "provider.genesyscloud",
    "retention-policy",
)
"""How the types begin: callers and what they hold, retention policies, IAM, and workflows."""

_LARGE: Final = (dict, list, Unknown)
_OPENINGS: Final = ("{", "[", '"')
_SCALAR: Final = re.compile(r"-?[0-9][0-9.eE+-]*|true|false|null")


def shared(resources: Iterable[Resource], settings: Settings) -> Iterator[Resource]:
    """The resources of a unit that an estate-wide check may see.

    What the Terraform client manages is among them where something tells which client that is.
    """
    known = list(resources)
    client_told = bool(settings.terraform_client) or any(map(names_client, known))
    for resource in known:
        if resource.type.startswith(SHARED) or (client_told and is_managed(resource.type)):
            yield resource


def fingerprint(one: Shared) -> str:
    """A text that is the same where resources say the same, whatever else their files say."""
    if not one.resources:
        return ""
    told = sha256()
    for part in ([sorted(one.hidden)], map(_said, one.resources)):
        for text in map(repr, part):
            told.update(text.encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _said(one: Resource) -> tuple[object, ...]:
    calls = [(call.address, call.span.path) for call in one.calls]
    encoded = list(_encoded(one.body, one.spans))
    return one.type, one.name, one.address, one.path, one.body, calls, encoded


def _encoded(body: object, spans: Spans) -> Iterator[object]:
    """What texts in a body were written as, which may be known where the text is not."""
    if type(spans).encoded is Spans.encoded:  # nothing in it was
        return
    waiting: list[tuple[object, Spans, KeyPath]] = [(body, spans, ())]
    while waiting:
        value, places, path = waiting.pop()
        if isinstance(value, dict | list):
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [(one, places, (*path, key)) for key, one in inner if _leads_on(one)]
        elif isinstance(value, str | Unknown) and (found := places.encoded(path)) is not None:
            yield path, found[0]
            waiting.append((*found, ()))


def _leads_on(value: object) -> bool:
    """Whether a value may be encoded, or have one in it that is."""
    if isinstance(value, str):
        return may_be_encoded(value)
    return isinstance(value, _LARGE)


def may_be_encoded(text: str) -> bool:
    """Whether a text may be what Terraform encodes a value to, as few are.

    JSON is known by how it begins, or is a number or a word; YAML ends with a line break.
    """
    return text[:1] in _OPENINGS or text[-1:] == "\n" or _SCALAR.fullmatch(text) is not None
