"""Where a report goes: `--output FORMAT=FILE`."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from linter.cli.failures import Failure
from linter.cli.formats import FORMATS

STANDARD_OUTPUT = Path("-")


class Destination(NamedTuple):
    """One format, and the file it goes to; `-` is the standard output."""

    form: str
    file: Path


def destinations(form: str | None, written: Iterable[str]) -> tuple[Destination, ...]:
    """What `--format` and each `--output` ask for; raises Failure.

    Text is printed where nothing else is asked to be. Files come first: where one cannot be
    written, nothing is printed either.
    """
    found = [_destination(one) for one in written]
    printed = [one for one in found if one.file == STANDARD_OUTPUT]
    if form is not None or not printed:
        printed.append(Destination(form or "text", STANDARD_OUTPUT))
    if len(printed) > 1:
        raise Failure("only one report fits on the standard output; send the others to files")
    return (*(one for one in found if one.file != STANDARD_OUTPUT), *printed)


def write(file: Path, text: str) -> None:
    """Write a file whole or not at all; raises Failure.

    What exists and is no plain file, such as a pipe, is written to as it is.
    """
    data = text.encode("utf-8", "replace")
    target = Path(os.path.realpath(file))  # `resolve` fails where a link leads to itself
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.is_symlink():
            raise OSError(errno.ELOOP, "it is a link to itself")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        draft.write_bytes(data)
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Failure(f"{file} cannot be written: {error.strerror}") from error


def _destination(written: str) -> Destination:
    form, equals, file = written.partition("=")
    if not equals or not file:
        raise Failure(f"--output {written}: write FORMAT=FILE")
    if form not in FORMATS:
        raise Failure(f"--output {written}: the formats are {', '.join(FORMATS)}")
    return Destination(form, Path(file))
