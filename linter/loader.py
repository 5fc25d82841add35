"""YAML to Policy. A malformed policy stops the run; none is ever skipped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from linter import bundled
from linter.model import Example, Policy, Severity

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

_FILE_OF_FORMAT = {
    "terraform": "main.tf",
    "terraform_json": "main.tf.json",
    "tfvars": "terraform.tfvars",
    "json": "example.json",
    "yaml": "example.yaml",
}
_MARK = re.compile(r"[ \t]*(?:#|//)?[ \t]*<--[ \t]*$", re.MULTILINE)


class MalformedPolicy(Exception):
    """A policy that does not say what a policy must say."""

    def __init__(self, file: Path | str, json_path: str, message: str) -> None:
        super().__init__(f"{file}: {json_path}: {message}")
        self.file = str(file)
        self.json_path = json_path
        self.message = message


def load_policies(folders: Iterable[Path]) -> tuple[Policy, ...]:
    """Every policy below the folders, ordered by id.

    Raises MalformedPolicy for the first file that is not a policy, and where two policies share
    an id.
    """
    found: dict[str, Policy] = {}
    for folder in folders:
        for file in _policy_files(folder):
            policy = load_policy(file)
            if policy.id in found:
                raise MalformedPolicy(file, "$.id", f"another policy is called {policy.id}, too")
            found[policy.id] = policy
    return tuple(found[name] for name in sorted(found))


def load_policy(file: Path) -> Policy:
    """The policy in `file`; raises MalformedPolicy where it is not one."""
    document = _read(file)
    _refuse_bad_shape(file, document)
    if document["id"] != file.stem:
        raise MalformedPolicy(file, "$.id", f"is {document['id']}, but the file is {file.name}")
    _refuse_bad_schema(file, document.get("require"))
    check = document.get("check", {})
    examples = document.get("examples", {})
    return Policy(
        id=document["id"],
        folder=file.parent.name,
        title=document["title"],
        severity=Severity(document["severity"]),
        source=document["source"],
        applies_to=tuple(document.get("applies_to", ())),
        message=" ".join(document["message"].split()),
        rationale=document["rationale"].strip(),
        remediation=document["remediation"].strip(),
        references=tuple(document.get("references", ())),
        require=document.get("require"),
        check=check.get("name"),
        options=check.get("with", {}),
        enabled=document.get("enabled", True),
        mandatory=document.get("mandatory", False),
        good=_examples(file, examples, "good"),
        bad=_examples(file, examples, "bad"),
    )


def _policy_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise MalformedPolicy(folder, "$", "is not a folder of policies")
    yield from sorted(file for file in folder.rglob("*.yaml") if not file.name.startswith("_"))


def _read(file: Path) -> dict[str, Any]:
    try:
        document = yaml.load(file.read_text("utf-8"), Loader=SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedPolicy(file, "$", f"cannot be read: {error}") from error
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f"line {place.line + 1}: " if place else ""
        raise MalformedPolicy(file, "$", f"{line}is not YAML") from error
    if not isinstance(document, dict):
        raise MalformedPolicy(file, "$", "is not a mapping")
    return document


@lru_cache(maxsize=1)
def _policy_validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads((bundled.folder("schemas") / "policy.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def _refuse_bad_shape(file: Path, document: dict[str, Any]) -> None:
    from jsonschema.exceptions import best_match

    fault = best_match(_policy_validator().iter_errors(document))
    if fault is not None:
        raise MalformedPolicy(file, fault.json_path, fault.message)


def _refuse_bad_schema(file: Path, schema: object) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    if not isinstance(schema, dict):
        return
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        path = "$.require" + error.json_path[1:]
        raise MalformedPolicy(file, path, error.message) from error
    for reference in _references(schema):
        if not reference.startswith("#"):
            told = f"{reference} is another document, and none is ever fetched"
            raise MalformedPolicy(file, "$.require", told)


def _references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for inner in schema.values():
            yield from _references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)


def _examples(file: Path, examples: Mapping[str, Any], group: str) -> tuple[Example, ...]:
    read = tuple(_example(example) for example in examples.get(group, ()))
    for number, example in enumerate(read):
        if bool(example.marks) != (group == "bad"):
            told = "marks no line with `<--`" if group == "bad" else "marks a line"
            raise MalformedPolicy(file, f"$.examples.{group}[{number}]", told)
    return read


def _example(document: Mapping[str, Any]) -> Example:
    texts = dict(document.get("files", {}))
    for name, file in _FILE_OF_FORMAT.items():
        if name in document:
            texts[file] = document[name]
    marks = frozenset((file, line) for file, text in texts.items() for line in _marked(text))
    bare = {file: _MARK.sub("", text) for file, text in texts.items()}
    return Example(
        files=bare,
        marks=marks,
        settings=document.get("settings", {}),
        before=document.get("before", {}),
    )


def _marked(text: str) -> Iterator[int]:
    for match in _MARK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1
