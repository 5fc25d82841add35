"""Recording retention policies: kind `retention_policy`.

| key | value |
|---|---|
| `name`, `enabled`, `order` | as configured |
| `conditions` | those of the policy as a whole, as they were written |
| `media` | what the policy does to each kind of media, as a list |

Each of `media` has:

| key | value |
|---|---|
| `medium` | `call`, `chat`, `email` or `message`; `all` for the actions of the policy as a whole |
| `conditions`, `actions` | as they were written |
| `retain_recording`, `delete_recording`, `always_delete` | what the actions say of the recording |
| `retention_duration` | as it was written |
| `archive_retention`, `delete_retention` | objects with `days`: how long the recording is kept |
| `screen_archive_retention`, `screen_delete_retention` | the same for a screen recording |

Where it is unknown which media a policy has, an unknown value stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.model import MISSING, Unknown, View
from linter.spelling import camel
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex

MEDIA: Final = ("call", "chat", "email", "message")


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every policy, in Terraform or as the platform's API takes it."""
    kinds = ("genesyscloud_recording_media_retention_policy", "retention-policy")
    for resource in index.of_type(*kinds):
        policy = Field.of(resource)
        layout: dict[str, Layout] = {
            "name": policy.get("name"),
            "enabled": policy.get("enabled"),
            "order": policy.get("order"),
            "conditions": _inner(policy, "conditions"),
            "media": [*_media(policy), *_of_all(policy)],
        }
        body, spans = assemble(layout, policy)
        name = body.get("name")
        told = name if isinstance(name, str) else resource.name
        yield View("retention_policy", told, body, spans, resource)


def _media(policy: Field) -> Iterator[Layout]:
    for block in _spelt(policy, "media_policies").items():
        if isinstance(block.value, Unknown):
            yield block
            continue
        for medium in MEDIA:
            for one in _spelt(block, f"{medium}_policy").items():
                if isinstance(one.value, Unknown):
                    yield one
                elif one.value is not None:
                    yield _medium(medium, one)


def _of_all(policy: Field) -> Iterator[Layout]:
    if _inner(policy, "actions"):
        yield _medium("all", policy)


def _medium(medium: str, policy: Field) -> Layout:
    actions = _inner(policy, "actions")
    duration = _inner(actions, "retention_duration")
    screen = _inner(actions, "initiate_screen_recording")
    return Part(
        policy,
        {
            "medium": medium,
            "conditions": _inner(policy, "conditions"),
            "actions": actions,
            "retain_recording": _spelt(actions, "retain_recording"),
            "delete_recording": _spelt(actions, "delete_recording"),
            "always_delete": _spelt(actions, "always_delete"),
            "retention_duration": duration,
            "archive_retention": _inner(duration, "archive_retention"),
            "delete_retention": _inner(duration, "delete_retention"),
            "screen_archive_retention": _inner(screen, "archive_retention"),
            "screen_delete_retention": _inner(screen, "delete_retention"),
        },
    )


def _inner(field: Field, name: str) -> Field:
    """An object inside another one: a block in Terraform, which comes as a list of one."""
    found = _spelt(field, name)
    if isinstance(found.value, list):
        return found.get(0)
    return found.holding(MISSING) if found.value is None else found


def _spelt(field: Field, name: str) -> Field:
    """The value under a name as Terraform spells it, or as the API does."""
    return field.first(name, camel(name))
