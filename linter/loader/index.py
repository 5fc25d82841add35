"""The policies that gclint ships with, from one file instead of one each.

Reading and validating their YAML takes longer than judging a small estate by them. So
`policies/index.json` holds what it came to, with a digest of each file; `make docs` writes it.
Where any file is not as it was, the index counts for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from linter.plain_file import read_plain

INDEX: Final = "index.json"
Document = Mapping[str, Any]


def indexed(folder: Path, files: Sequence[Path]) -> Mapping[Path, Document] | None:
    """The parsed and validated policies of `files`, all below `folder`, by file.

    None where the folder has no index, or one that was made of other files.
    """
    try:
        index = json.loads(read_plain(folder / INDEX))
    except (OSError, ValueError):
        return None
    names = {file: _name(file, folder) for file in files}
    digests = {name: _digest(file) for file, name in names.items()}
    if {name: entry["digest"] for name, entry in index.items()} != digests:
        return None
    return {file: index[name]["policy"] for file, name in names.items()}


def index_of(folder: Path, documents: Mapping[Path, Document]) -> str:
    """The text of the index for policies that were found well-formed, a line each."""
    lines = (
        f'"{_name(file, folder)}": '
        + json.dumps({"digest": _digest(file), "policy": document}, ensure_ascii=False)
        for file, document in sorted(documents.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _name(file: Path, folder: Path) -> str:
    return file.as_posix().removeprefix(f"{folder.as_posix()}/")


def _digest(file: Path) -> str:
    return sha256(read_plain(file)).hexdigest()
