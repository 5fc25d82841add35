"""What is said of a policy that is none."""

from __future__ import annotations

from pathlib import Path

from linter.model import Mendable


class MalformedPolicy(Mendable):
    """A policy that does not say what a policy must say."""

    def __init__(self, file: Path | str, json_path: str, message: str) -> None:
        super().__init__(f"{file}: {json_path}: {message}")
        self.file = str(file)
        self.json_path = json_path
        self.message = message
