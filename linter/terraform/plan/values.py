"""The values of a plan, with its marks of what is unknown put in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from linter.model import Unknown
from linter.terraform.modules.sources import ProviderSchema

_REASON: Final = "known only after apply"
_DEPTH: Final = 100
"""Levels of objects and lists in a body, as in Terraform's own values."""


@dataclass(frozen=True, slots=True)
class Masked:
    """Makes the bodies of one type of resource."""

    kind: str
    schema: ProviderSchema
    references: Mapping[str, tuple[str, ...]] | None
    """Addresses of the resources that each argument refers to; None where the plan does not show
    what was written."""

    def body(self, after: Mapping[str, Any], unknown: Any) -> dict[str, Any]:
        """The body as it would be written: without nulls, and without blocks that are not there.

        Left out as well is what the provider makes up and only apply tells, such as `id`.
        """
        body = self._object(after, unknown, ())
        written = body if self.references is None else self.references
        return {
            name: value
            for name, value in body.items()
            if name in written or not isinstance(value, Unknown)
        }

    def _object(
        self, after: Mapping[str, Any], unknown: Any, path: tuple[str, ...]
    ) -> dict[str, Any]:
        masks = unknown if isinstance(unknown, dict) else {}
        names = dict.fromkeys((*after, *(name for name in masks if masks[name])))
        values = {
            name: self._value(after.get(name), masks.get(name), (*path, name)) for name in names
        }
        return {name: one for name, one in values.items() if not self._absent(one, (*path, name))}

    def _value(self, after: Any, unknown: Any, path: tuple[str, ...], depth: int = 0) -> Any:
        if unknown is True:
            return Unknown(_REASON, refers_to=(self.references or {}).get(path[0], ()))
        if len(path) + depth > _DEPTH:
            return Unknown(f"it is nested more than {_DEPTH} levels deep")
        if isinstance(after, dict):
            return self._object(after, unknown, path)
        if isinstance(after, list):
            masks = unknown if isinstance(unknown, list) else []
            masks = [*masks, *[None] * (len(after) - len(masks))]
            return [self._value(one, masks[n], path, depth + 1) for n, one in enumerate(after)]
        return after

    def _absent(self, value: Any, path: tuple[str, ...]) -> bool:
        """Whether a value stands for an argument or block that nobody wrote."""
        return value is None or (value == [] and self.schema.is_block(self.kind, path) is not False)
