"""Paths: their parts, and which file of the scan root one names."""

from __future__ import annotations

import posixpath

from linter.terraform.failure import unknowable
from linter.terraform.functions.signature import Invocation, scalar
from linter.terraform.types import STRING


@scalar("basename", STRING, returns=STRING)
def basename(path: str) -> str:
    """Return the last part of a path."""
    if not path:
        return "."
    return posixpath.basename(path.rstrip("/")) or "/"


@scalar("dirname", STRING, returns=STRING)
def dirname(path: str) -> str:
    """Return a path without its last part."""
    return _clean(posixpath.split(path)[0])


def in_root(invocation: Invocation) -> str:
    """Turn the first argument, a path, into one relative to the scan root.

    The scope gives `path.module` and `path.root` relative to the scan root, so a path that was
    made from one of them is so already. Any other is relative to the root module, from whose
    folder Terraform is run. Raises UnknowableError for a path that leaves the scan root.
    """
    given = str(invocation.data[0])
    if given.startswith(("/", "~")) or "\\" in given:
        raise unknowable(f"{given} lies outside the scan root")
    bases = [_known(invocation, name) for name in ("module", "root")]
    if any(_starts_with(given, base) for base in bases):
        path = _clean(given)
    else:
        path = _clean(posixpath.join(bases[1], given))
    if path == ".." or path.startswith("../"):
        raise unknowable(f"{given} lies outside the scan root")
    return "" if path == "." else path


def _known(invocation: Invocation, name: str) -> str:
    value, _ = invocation.surroundings.module_scope.resolve(("path", name), invocation.span)
    return value.data if isinstance(value.data, str) else "."


def _starts_with(path: str, base: str) -> bool:
    return path == base or path.startswith(f"{base}/")


def _clean(path: str) -> str:
    """Drop `.`, `..` and double slashes as far as possible."""
    cleaned = posixpath.normpath(path)
    return cleaned[1:] if cleaned.startswith("//") else cleaned
