r"""AppFoundry manifests: kind `app_manifest`.

| key | value |
|---|---|
| `name`, `integration_type`, `url`, `redirect_uris` | of the app |
| `grant` | `CODE`, `CLIENT-CREDENTIALS`, ...; absent where the manifest says nothing |
| `roles`, `scopes`, `permissions` | lists of what is held in every organisation |
| `calls` | list of `method`, `path`, `body`, `batch_size`, `requests_per_minute` |
| `organizations` | list of `name`, `id`, `region`, `login_host`, `api_host`, `authorized`, and of \
what is held there only: `roles`, `scopes`, `permissions`, `entitlements` |
| `rate_limit` | `requests_per_minute`, `requests_per_second`, `concurrency`, `per` |
| `retry` | `on`, `honor_retry_after`, `max_attempts`, `backoff` |

Keys may be written in camelCase, snake_case or kebab-case, and lists of words as one string with
spaces between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model import Resource, View
from linter.spelling import camel
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.words import words

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_WORDS = frozenset({"scopes", "permissions", "roles", "entitlements", "redirect_uris"})
_OTHER_NAMES = {"organisations": "organizations", "scope": "scopes", "grant_type": "grant"}


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every manifest."""
    for resource in index.of_type("app-manifest"):
        yield _manifest(Field.of(resource), resource)


def _manifest(manifest: Field, resource: Resource) -> View:
    layout = _canonical(manifest)
    app = manifest.get("app")
    layout.update(_canonical(app) if isinstance(app.value, dict) else {"name": app})
    layout.pop("app", None)
    body, spans = assemble(layout, manifest)
    if isinstance(body.get("grant"), str):
        body["grant"] = (
            body["grant"].upper().replace("_", "-").replace("SAML2BEARER", "SAML2-BEARER")
        )
    name = body.get("name")
    return View(
        "app_manifest", name if isinstance(name, str) else resource.name, body, spans, resource
    )


def _canonical(whole: Field) -> dict[str, Layout]:
    """An object with its keys in snake_case, its word lists split, and its objects likewise."""
    parts: dict[str, Layout] = {}
    for key, field in whole.entries():
        name = _CAPITAL.sub("_", camel(key)).lower()
        name = _OTHER_NAMES.get(name, name)
        parts[name] = _value(name, field)
    return parts


def _value(name: str, field: Field) -> Layout:
    if name in _WORDS:
        return words(field)
    if name in {"calls", "organizations"} and isinstance(field.value, list):
        return Part(field, [_object(one) for one in field.items()])
    return _object(field) if name in {"rate_limit", "retry"} else field


def _object(field: Field) -> Layout:
    return Part(field, _canonical(field)) if isinstance(field.value, dict) else field
