"""Files that give values to variables, each as a resource of type `tfvars`.

Its name is the file's, its address the file's path, and its body the values by variable. Terraform
reads some of these files by itself, others are named on its command line (`-var-file prod.tfvars`);
all of them are here, as what they say is written there whoever reads it.
https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from linter.model import Resource, Span
from linter.readers.hcl.syntax import Argument, File
from linter.readers.text import Unreadable
from linter.terraform import TerraformSources
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.bodies import body_of
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.folders import is_json, is_values
from linter.terraform.modules.sources import Parse

VALUES: Final = "tfvars"


def values_resources(sources: TerraformSources, parse: Parse) -> Iterator[Resource]:
    """A `tfvars` for each file that gives values and can be read, in the order of their paths.

    `parse` reads the text of a file in Terraform's native syntax.
    """
    for path in filter(is_values, sources.paths()):
        try:
            read = _read_json if is_json(path) else parse
            file = read(path, sources.text(path))
        except Unreadable:
            continue
        settings = {one.name: _setting(one, file, sources) for one in file.body.arguments}
        body, spans = body_of(Configured(Span(path, 0, 0), settings))
        yield Resource(VALUES, posixpath.basename(path), path, path, body, spans)


def _read_json(path: str, text: str) -> File:
    from linter.terraform.modules.json_syntax import read_json_values

    return read_json_values(path, text)


def _setting(argument: Argument, file: File, sources: TerraformSources) -> Setting:
    expression = argument.expression
    return Setting(
        name=Span(file.path, argument.start, argument.name_end),
        expression=Span(file.path, expression.start, expression.end),
        value=evaluate(expression, ConstantScope(file, sources.files)),
    )
