"""Which gclint, which Python and which libraries would give the answer."""

from __future__ import annotations

import os
import sys

from linter import __version__
from linter.remembered.digest import digest_of

_INSTALLED = ("site-packages", "dist-packages")
_DATA = ("policies", "schemas")
"""Folders of data, beside the package in a checkout and inside it once installed."""


def tool() -> str:
    """A fingerprint of the program.

    Installing or upgrading anything changes the time of the folder it is installed into. A
    checkout may change at any time, so there the size and time of each of its files count.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [__version__, sys.version, sys.platform, package]
    stated = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    for place in sys.path:
        counts = place.endswith(_INSTALLED) or place in stated
        parts.append(f"{place} {_time(place) if counts else ''}")
    if not os.path.dirname(package).endswith(_INSTALLED):
        beside = os.path.dirname(package)
        for folder in (package, *(os.path.join(beside, name) for name in _DATA)):
            parts += _stamps(folder)
    return digest_of(parts)


def _time(place: str) -> int:
    try:
        return os.stat(place).st_mtime_ns
    except OSError:
        return 0


def _stamps(folder: str) -> list[str]:
    found, waiting = [], [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
            else:
                known = entry.stat(follow_symlinks=False)
                found.append(f"{entry.path} {known.st_size} {known.st_mtime_ns}")
    return found
