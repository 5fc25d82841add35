"""Permissions and what one grants of another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

AWS_ACTION = re.compile(r"[a-z][a-z0-9-]*:(?:[A-Z]\w*\*?|\*)")
"""An action of AWS IAM, such as `s3:PutObject`, and no permission of the platform.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html"""

ANY = "*"
"""Stands for every domain, entity or action, in its own part only."""


class Permission(NamedTuple):
    """`domain:entity:action`, or a name without colons from before permissions had parts."""

    domain: str
    entity: str = ""
    action: str = ""

    @property
    def legacy(self) -> bool:
        """Whether it is a name of one part, such as `admin` or `content_management_user`."""
        return not self.entity

    @property
    def wildcard(self) -> bool:
        """Whether it grants more than one permission."""
        return ANY in self

    def __str__(self) -> str:
        return self.domain if self.legacy else ":".join(self)


@lru_cache(maxsize=8192)
def parse(text: str) -> Permission | None:
    """The permission written as `text`; None where it is not written like one.

    Three parts, or one; no part may be empty, or hold a blank or a `*` beside other characters.
    `*` alone is no permission.
    """
    parts = text.split(":")
    if len(parts) not in (1, 3) or not all(map(_is_part, parts)):
        return None
    return None if text == ANY else Permission(*parts)


def covers(granted: str, required: str) -> bool:
    """Whether who holds `granted` holds `required`.

    A `*` covers anything in its part. A legacy name covers itself alone, as it is nowhere
    published that `admin` would imply more, and of all others only `*:*:*` covers one. Names are
    compared exactly, as the platform spells them.
    """
    if granted == required:
        return True
    held, needed = parse(granted), parse(required)
    if held is None or needed is None:
        return False
    if needed.legacy:
        return held == Permission(ANY, ANY, ANY)
    return all(mine in (ANY, theirs) for mine, theirs in zip(held, needed, strict=True))


def covered(granted: Iterable[str], required: str) -> bool:
    """Whether some one of the permissions in `granted` covers `required`."""
    return any(covers(one, required) for one in granted)


def without_redundant(granted: Iterable[str]) -> frozenset[str]:
    """The smallest part of `granted` that covers all of it."""
    held = frozenset(granted)
    return frozenset(one for one in held if not covered(held - {one}, one))


def _is_part(part: str) -> bool:
    if not part or any(character.isspace() for character in part):
        return False
    return ANY not in part or part == ANY
