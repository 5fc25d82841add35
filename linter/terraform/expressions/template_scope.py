"""What a template that is rendered by a function can see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from linter.model import Span
from linter.terraform.failure import RefusalError
from linter.terraform.scope import Files


@dataclass(frozen=True, slots=True)
class TemplateScope:
    """The text of a template, and no names but those that the function is given."""

    path: str
    text: str
    files: Files

    def resolve(self, names: tuple[str, ...], span: Span) -> NoReturn:
        """Refuse a name that the function was not given."""
        raise RefusalError(f"the template is given no {names[0]!r}", span)
