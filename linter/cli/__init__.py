"""The command line: arguments, printing, exit codes. The only part that knows click."""

from linter.cli.app import main

__all__ = ["main"]
