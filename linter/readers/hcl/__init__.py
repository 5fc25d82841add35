"""Reads Terraform's native syntax, HCL, into the tree of `syntax`.

python-hcl2's grammar says what is valid; gclint agrees with `terraform fmt` on that.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.syntax import Expression, File, Remember, Template

__all__ = ["HclError", "read_expression", "read_file", "read_template"]


def read_file(path: str, text: str, remember: Remember | None = None) -> File:
    """Parse a `.tf` or `.tfvars` file. Never raises: what is not HCL is listed in `broken`.

    `text` is decoded and has no byte-order mark; its line breaks may be those of Windows. Of a
    large file, blocks of which `remember` tells something are let go as they are read.
    """
    from linter.readers.hcl.files import FileReader

    with _without_collector():
        return FileReader(text, remember).file(path)


def read_expression(text: str) -> Expression:
    """Parse a text that is one expression. Raises HclError."""
    from linter.readers.hcl.lexer import cut_expression
    from linter.readers.hcl.parser import parse

    with _without_collector():
        expression: Expression = parse(text, cut_expression(text).tokens, "expression")
        return expression


def read_template(text: str) -> Template:
    """Parse a template without quotes, as `.tf.json` strings and template files are.

    Backslashes mean nothing in it. Raises HclError.
    """
    from linter.readers.hcl.lexer import cut_bare_template
    from linter.readers.hcl.parser import parse

    with _without_collector():
        template: Template = parse(text, cut_bare_template(text).tokens, "expression")
        return template._replace(heredoc=False)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector: nodes form no cycles, and its passes over millions of live
    tuples would take longer than parsing (measured: a 5 MB file in 24.6 s with it, 9.6 without).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
