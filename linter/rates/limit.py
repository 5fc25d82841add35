"""What the platform allows a token."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.catalogue import Catalogue
from linter.settings import Settings

_BY_GRANT: Final = {"CLIENT-CREDENTIALS": "client.credentials.token.rate.per.minute"}
_OTHERWISE: Final = "token.rate.per.minute"


class TokenLimit(NamedTuple):
    """Requests a minute, the platform's name for the limit, and who says so."""

    per_minute: float
    name: str
    source: str

    @property
    def told(self) -> str:
        """The limit in words: `300 a minute (token.rate.per.minute, ...)`."""
        return f"{counted(self.per_minute)} a minute ({self.source})"


def token_limit(grant: object, settings: Settings, catalogue: Catalogue) -> TokenLimit | None:
    """The limit for a token got with `grant`; None where neither settings nor catalogue know it.

    The organisation's own number, from the settings, counts before the published default.
    """
    name = _BY_GRANT.get(grant, _OTHERWISE) if isinstance(grant, str) else _OTHERWISE
    if name in settings.limits:
        return TokenLimit(float(settings.limits[name]), name, f"limits.{name} in the settings")
    published = catalogue.limits.get(name)
    if published is None:
        return None
    return TokenLimit(float(published.value), name, f"{name}, the platform's default")


def counted(number: float) -> str:
    """A number as people read it: `2,940`, `0.5`."""
    return f"{number:,.0f}" if number == round(number) else f"{number:,.1f}"
