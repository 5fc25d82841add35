"""What a block configures, once its arguments are evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.model import Span
from linter.readers.hcl.syntax import Expression, File
from linter.terraform.modules.frame import Frame, Site
from linter.terraform.modules.references import references
from linter.terraform.value import Value


@dataclass(frozen=True, slots=True)
class Setting:
    """An argument and the value that it has."""

    name: Span
    expression: Span
    value: Value
    node: Expression | None = None
    """What stands at `expression`; None where the value was put together by gclint."""
    file: File | None = None
    lost: bool = False
    """Whether there was a `node` that refers to something, in the process that this came from."""

    def __reduce__(self) -> tuple[type[Setting], tuple[object, ...]]:
        """Without the syntax, which holds on to all of the module."""
        lost = self.lost or (self.node is not None and any(True for _ in references(self.node)))
        return Setting, (self.name, self.expression, self.value, None, None, lost)


@dataclass(frozen=True, slots=True)
class Configured:
    """A block with its values."""

    header: Span
    settings: Mapping[str, Setting] = field(default_factory=dict)
    """By name; those set to null are left out, as Terraform takes them for absent."""
    blocks: Mapping[str, Made] = field(default_factory=dict)
    """By type; an unknown value where it is unknown how many of them there are."""
    computed: Mapping[str, Value] = field(default_factory=dict)
    """Attributes that nobody writes and gclint can work out all the same."""
    frame: Frame | None = None
    """What the names in its arguments mean."""

    def __reduce__(self) -> tuple[type[Configured], tuple[object, ...]]:
        """Without the frame, which holds on to the modules around."""
        return Configured, (self.header, self.settings, self.blocks, self.computed)

    def site(self, setting: Setting) -> Site | None:
        """The expression of one of its arguments, to follow its value from."""
        if self.frame is None or setting.node is None or setting.file is None:
            return None
        return Site(setting.node, setting.file, self.frame)


Made = tuple[Configured, ...] | Value
"""The blocks of one type; an unknown value where it is unknown how many there are."""
