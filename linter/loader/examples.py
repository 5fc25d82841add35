"""The examples of a policy, as its file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from linter.model import Example

_FILE_OF_FORMAT = {
    "terraform": "main.tf",
    "terraform_json": "main.tf.json",
    "tfvars": "terraform.tfvars",
    "json": "example.json",
    "yaml": "example.yaml",
}
_MARK = re.compile(r"[ \t]*(?:#|//)?[ \t]*<--[ \t]*$", re.MULTILINE)


def example(document: Mapping[str, Any]) -> Example:
    """An entry under `examples` of a policy's file, with the marks taken out of its texts."""
    texts = dict(document.get("files", {}))
    for name, file in _FILE_OF_FORMAT.items():
        if name in document:
            texts[file] = document[name]
    marks = frozenset((file, line) for file, text in texts.items() for line in _marked(text))
    bare = {file: _MARK.sub("", text) for file, text in texts.items()}
    return Example(
        files=bare,
        marks=marks,
        settings=document.get("settings", {}),
        before=document.get("before", {}),
    )


class LaterExamples(Sequence[Example]):
    """Examples that are read when somebody looks at them, which no run over files does."""

    def __init__(self, documents: Sequence[Mapping[str, Any]]) -> None:
        """`documents` are the entries under `good` or `bad`, known to be well-formed."""
        self._documents = documents

    @cached_property
    def _read(self) -> tuple[Example, ...]:
        return tuple(example(one) for one in self._documents)

    @overload
    def __getitem__(self, index: int) -> Example: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Example]: ...
    def __getitem__(self, index: int | slice) -> Example | Sequence[Example]:
        return self._read[index]

    def __len__(self) -> int:
        return len(self._documents)


def _marked(text: str) -> Iterator[int]:
    for match in _MARK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1
