"""Places where a secret can be written: kind `secret_holder`.

| key | value |
|---|---|
| `texts` | list of `key` and `value`: what is written where a secret goes |

Every Terraform resource, provider, variable, local value and module call has such a view, every
.tfvars file, AppFoundry manifest, premium app and the request of every data action, as far as
something in it is named like a secret. A value that comes from elsewhere by reference is no text;
it is one where it was written. The Authorization header and the URL of a data action are left to
its own policies.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from linter.model import KeyPath, Resource, Span, Spans, View
from linter.secret import is_placeholder, tells_where
from linter.secret_name import names_secret
from linter.secret_text import Found, header_token, may_encode_secrets, may_hold_secrets, secrets_in
from linter.views.field import Field, Layout, assemble
from linter.views.index import ResourceIndex
from linter.views.texts import may_encode, texts

_DOCUMENTS = frozenset({"app-manifest", "data-action", "premium-app"})
_DEFINING = ("variable", "local", "tfvars")
"""What gives a value its first name; these come first, so that a finding bears that name."""
_USING = ("terraform", "module", *sorted(_DOCUMENTS))
_PREFIXES = ("genesyscloud_", "data.genesyscloud_", "provider.")
_OF_ACTIONS = {
    "data-action": "config",
    "genesyscloud_integration_action": "config_request",
    "genesyscloud_integration_action_draft": "config_request",
    "genesyscloud_integration_custom_auth_action": "config_request",
}
_NOT_OURS = frozenset({"authorization", "request_url_template", "requestUrlTemplate", "response"})
"""Keys of a data action that its own policies look after, or whose names are another system's."""


_LONGEST = 10_000
"""Characters of the longest secret that is looked for; a key file has about 3,000."""


class _Text(NamedTuple):
    key: str
    value: str
    span: Span


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every resource in which something is named like a secret."""
    first: dict[Span, str] = {}
    types = sorted(kind for kind in index.types() if kind.startswith(_PREFIXES))
    for resource in index.of_type(*_DEFINING, *_USING, *types):
        found = [
            text
            for text in _texts(resource)
            if first.setdefault(text.span, _named(resource, text)) == _named(resource, text)
        ]
        if found:
            layout: dict[str, Layout] = {"texts": [_layout(text) for text in found]}
            body, spans = assemble(layout, Field.of(resource))
            yield View("secret_holder", resource.name, body, spans, resource)


def _named(resource: Resource, text: _Text) -> str:
    return f"{resource.type} {resource.name} {text.key}"


def _layout(text: _Text) -> Layout:
    return {"key": text.key, "value": Field(text.value, _At(text.span), ())}


def _texts(resource: Resource) -> Iterator[_Text]:
    for key, field in _looked_through(resource):
        for found in _found(key, field.value):
            span = _place(field, found, resource.type in _DOCUMENTS)
            if span is not None:
                yield _Text(found.key, field.value[found.start : found.end], span)


def _looked_through(resource: Resource) -> Iterator[tuple[str, Field]]:
    """Every text of a resource in which there may be a secret, with the key it stands under."""
    if resource.type != "premium-app":
        yield from texts(*_start(resource), _suspicious, frozenset(_skipped(resource)))
        return
    from linter.views.premium_app import modules

    yield from texts("", Field.of(resource), _suspicious, frozenset({"data-actions"}))
    for _, module in modules(Field.of(resource)):
        for integration in module.items():
            for action in integration.get("data-actions").items():
                yield from texts("", action.get("config"), _suspicious, _NOT_OURS)


def _start(resource: Resource) -> tuple[str, Field]:
    """The part of a resource to look through, and the name that it goes by if that counts."""
    whole = Field.of(resource)
    match resource.type:
        case "variable":
            about = resource.body.get("description")
            named = not (isinstance(about, str) and tells_where(about))
            return resource.name if named else "", whole.get("default")
        case "local":
            return resource.name, whole.get("value")
        case "genesyscloud_integration_action" | "data-action":
            return "", whole.get(_OF_ACTIONS[resource.type])
    return "", whole


def _skipped(resource: Resource) -> Iterator[str]:
    if resource.type in _OF_ACTIONS:
        yield from _NOT_OURS


@lru_cache(maxsize=4096)
def _for_secrets(key: str) -> bool:
    """Whether it is the key alone that says that a secret stands under it."""
    return names_secret(key) or key.lower() == "authorization"


def _suspicious(key: str, text: str) -> bool:
    """Whether `_found` may find something in a text, or in what it encodes; if not, it does not."""
    if _for_secrets(key):
        return True
    return may_encode_secrets(text) if may_encode(text) else may_hold_secrets(text)


def _found(key: str, text: str) -> Iterator[Found]:
    if names_secret(key) and not is_placeholder(text):
        yield Found(key, 0, len(text))
        return
    if key.lower() == "authorization":
        yield from header_token(text)
    yield from secrets_in(text)


def _place(field: Field, found: Found, document: bool) -> Span | None:
    """Where a part of a text was written; None where the text is computed or comes from afar."""
    if not 0 < found.end - found.start <= _LONGEST:
        return None
    places = [field.spans.within(field.path, at, at + 1) for at in range(found.start, found.end)]
    first, last = places[0], places[-1]
    scattered = first == field.span or (first == last and len(places) > 1)
    if not scattered and _in_one_piece(places, field.value[found.start : found.end]):
        return Span(first.path, first.start, last.end)
    return field.span if document else None


def _in_one_piece(places: list[Span], text: str) -> bool:
    """Whether characters stand side by side, apart from the indent of a heredoc's lines."""
    return all(
        before == after
        or (before.path == after.path and before.end == after.start)
        or (before.path == after.path and before.end < after.start and char == "\n")
        for (before, after), char in zip(pairwise(places), text, strict=False)
    )


class _At(Spans):
    def __init__(self, span: Span) -> None:
        self._span = span

    def at(self, path: KeyPath) -> Span:
        return self._span
