"""Files that a run needs besides those that it judges."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_plain(file: Path) -> bytes:
    """What a file holds; raises OSError, too, for what is no file.

    A pipe would be waited for without end, a device may have no end, and neither can be
    remembered.
    """
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(file))
    return file.read_bytes()
