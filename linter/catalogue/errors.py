"""What goes wrong with a catalogue or with the files one is built from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linter.model import Mendable


class CatalogueError(Mendable):
    """A file that is no catalogue part, or no input to build one from."""

    def __init__(self, file: str, json_path: str, message: str) -> None:
        self.file = file
        self.json_path = json_path
        """Where in the file, as `$.paths./api/v2/users.get`; `$` is the whole file."""
        self.message = message
        super().__init__(file, json_path, message)

    def __str__(self) -> str:
        return f"{self.file}: {self.json_path}: {self.message}"


@contextmanager
def entry_at(file: str, json_path: str) -> Iterator[None]:
    """Turns what a misshapen entry trips over into a CatalogueError that says where it stands."""
    try:
        yield
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise CatalogueError(file, json_path, f"entry is not well-formed ({error})") from error
