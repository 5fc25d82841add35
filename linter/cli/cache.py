"""`gclint cache`."""

from __future__ import annotations

import click

from linter.cli.failures import Failure
from linter.remembered.place import VARIABLE, folder
from linter.remembered.writing import MOST, clear, held

_MIB = 2**20


@click.group(short_help="Show or clear what gclint remembers between runs.")
def cache() -> None:
    r"""What gclint remembers from one run to the next: what it printed, and what it found.

    It goes by the content of files, is kept in a folder of yours, and is bounded in size. Set
    GCLINT_CACHE_DIR to keep it elsewhere; `gclint check --no-cache` leaves it alone.

    \b
    Examples:
      gclint cache info
      gclint cache clear
    """


@cache.command()
def info() -> None:
    r"""Say where it is kept, and how much there is.

    \b
    Examples:
      gclint cache info
    """
    place = _folder()
    every = held(place)
    size = sum(one.stat(follow_symlinks=False).st_size for one in every)
    answers = sum(one.name.endswith("answer") for one in every)
    click.echo(f"folder   {place}")
    click.echo(f"size     {size / _MIB:.1f} MiB of at most {MOST // _MIB} MiB")
    click.echo(f"answers  {answers}")
    click.echo(f"trees    {sum(one.name.endswith('units') for one in every)}")


@cache.command("clear")
def clear_all() -> None:
    r"""Forget everything.

    \b
    Examples:
      gclint cache clear
    """
    place = _folder()
    count = clear(place)
    click.echo(f"{count} {'file' if count == 1 else 'files'} removed from {place}")


def _folder() -> str:
    place = folder()
    if place is None:
        raise Failure(f"the system names no folder for caches; set {VARIABLE} to have one")
    return place
