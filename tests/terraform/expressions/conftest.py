"""What the tests of the expression evaluator share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

import pytest

from linter.model import Span, Unknown
from linter.readers.hcl import read_expression
from linter.terraform.evaluate import evaluate
from linter.terraform.types import DYNAMIC
from linter.terraform.value import Value


@dataclass(frozen=True)
class FolderFiles:
    """Files that exist in memory only."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str | None:
        return self.texts.get(path)

    def data(self, path: str) -> bytes | None:
        text = self.texts.get(path)
        return None if text is None else text.encode()

    def matching(self, folder: str, pattern: str) -> list[str]:
        prefix = f"{folder}/" if folder else ""
        below = {path.removeprefix(prefix) for path in self.texts if path.startswith(prefix)}
        return sorted(path for path in below if "/" not in path and fnmatchcase(path, pattern))


@dataclass(frozen=True)
class NamesScope:
    """A scope with locals that are written in the same file, and one resource."""

    text: str
    files: FolderFiles
    locals: Mapping[str, str]
    path: str = "main.tf"

    def resolve(self, names: tuple[str, ...], span: Span) -> tuple[Value, int]:
        if names[0] == "local" and len(names) > 1 and names[1] in self.locals:
            source = self.locals[names[1]]
            inner = NamesScope(source, self.files, self.locals, f"{names[1]}.tf")
            return evaluate(read_expression(source), inner), 2
        if names[0] == "path":
            return evaluate(read_expression('"."'), self), 2
        address = ".".join(names[:2])
        unknown = Unknown(f"{address} is not known", ".".join(names), span, refers_to=(address,))
        return Value(unknown, DYNAMIC, span), len(names)


Evaluated = Callable[..., Value]


@pytest.fixture
def evaluated() -> Evaluated:
    """Evaluate a text, with locals and files given by name."""

    def run(text: str, files: Mapping[str, str] | None = None, **names: str) -> Value:
        scope = NamesScope(text, FolderFiles(files or {}), names)
        return evaluate(read_expression(text), scope)

    return run
