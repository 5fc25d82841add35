"""Which files may hold nginx configuration, by their names."""

from __future__ import annotations

import re
from typing import Final

_NAME: Final = re.compile(r"(?:.*\.conf(?:\.template)?|(?:.*/)?nginx\.conf\.[^/]+)")


def is_nginx(path: str) -> bool:
    """Whether a file's name is one that nginx configurations have, among other programs'."""
    return _NAME.fullmatch(path) is not None
