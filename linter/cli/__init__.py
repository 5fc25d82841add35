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
    told = answer(given, looks)
    if isinstance(told, int):
        sys.exit(told)
    from linter.collector import seldom_collecting

    with seldom_collecting():
        from linter.cli.app import run
        from linter.cli.started import Started

        run(Started(given, looks, told))
