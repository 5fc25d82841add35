"""What stops the reading of a Terraform expression or statement."""

from __future__ import annotations


class HclError(ValueError):
    """A text that is not HCL. `message` is for people; `[start, end)` is what is wrong with it."""

    def __init__(self, start: int, end: int, message: str) -> None:
        super().__init__(message)
        self.start = start
        self.end = max(start, end)
        self.message = message
