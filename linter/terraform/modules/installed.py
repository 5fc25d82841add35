"""Modules from elsewhere that `terraform init` has put beside the configuration.

Their list, `.terraform/modules/modules.json`, is Terraform's own and not documented. Read as of
Terraform 1.11: {"Modules": [{"Key": "crm.inner", "Source": ..., "Dir": ".terraform/modules/..."}]}.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from linter.readers.text import Unreadable
from linter.terraform.scope import Files

_LIST = ".terraform/modules/modules.json"


def installed_modules(root: str, files: Files) -> Mapping[str, str]:
    """The folders of the installed modules of the root module in the folder `root`.

    They are keyed by the names of the calls that lead to them, as `crm.inner`, and relative to the
    scan root; those outside of it are left out.
    """
    path = posixpath.join(root, _LIST)
    try:
        text = files.text(path)
        data = _read(path, text) if text is not None else None
    except (Unreadable, ValueError):
        return {}
    return dict(_entries(data, root))


def _read(path: str, text: str) -> object:
    from linter.readers.json_document import read_json

    return read_json(path, text).data


def _entries(data: object, root: str) -> Iterator[tuple[str, str]]:
    modules = data.get("Modules") if isinstance(data, dict) else None
    for entry in modules if isinstance(modules, list) else ():
        if not isinstance(entry, dict):
            continue
        key, folder = entry.get("Key"), entry.get("Dir")
        if not (isinstance(key, str) and isinstance(folder, str) and key):
            continue
        place = posixpath.normpath(posixpath.join(root, folder.replace("\\", "/")))
        if not place.startswith(("..", "/")):
            yield key, "" if place == "." else place
