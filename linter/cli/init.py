"""`gclint init`."""

from __future__ import annotations

from pathlib import Path

import click

from linter import __version__
from linter.cli.failures import Failure
from linter.cli.starter import CHECKOUT, NEXT, SETTINGS
from linter.settings import FILE_NAME


@click.command(short_help="Write a .gclint.yaml that explains every setting.")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path()
)
@click.option("--force", is_flag=True, help="Overwrite the settings that are there.")
def init(folder: Path, force: bool) -> None:
    r"""Write a .gclint.yaml that explains every setting into FOLDER.

    FOLDER is the current one if none is given. What to add to the hooks and workflows of the
    repository is printed, and nothing else is touched.

    \b
    Examples:
      gclint init            begin here
      gclint init --force    begin anew
    """
    file = folder / FILE_NAME
    try:
        with file.open("w" if force else "x", encoding="utf-8", newline="\n") as settings:
            settings.write(SETTINGS)
    except FileExistsError as error:
        raise Failure(f"{file} is there already; --force overwrites it") from error
    except OSError as error:
        raise Failure(f"{file}: {error.strerror}") from error
    click.echo(f"Wrote {file}.\n")
    click.echo(NEXT.format(version=__version__, checkout=CHECKOUT), nl=False)
