"""Finds the data that gclint ships with: `schemas/` and `policies/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def folder(name: str) -> Path:
    """The bundled folder `name`: inside the installed package, or beside it in a checkout.

    Raises FileNotFoundError where neither exists, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"gclint's own folder {name!r} is missing from the installation")
