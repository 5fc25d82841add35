"""The command line: arguments, printing, exit codes. The only part that knows click."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run gclint and exit with its status.

    What can be answered without the libraries is answered before they are imported.
    """
    from linter.cli.front import answer
    from linter.remembered.looks import Looks

    given = sys.argv[1:] if arguments is None else list(arguments)
    looks = Looks()
    status = answer(given, looks)
    if status is not None:
        sys.exit(status)
    from linter.cli.app import run

    run(given, looks)
