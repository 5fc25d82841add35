"""`.gclint.yaml`, or `[tool.gclint]` in `pyproject.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from linter import bundled
from linter.model import Policy, Severity
from linter.readers.text import Unreadable, decode
from linter.readers.yaml_document import read_yaml

FILE_NAME = ".gclint.yaml"


class BadSettings(Exception):
    """Settings that cannot be followed; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """An exception written in the settings rather than in place."""

    policy: str
    address: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks of gclint; the defaults hold where it says nothing."""

    file: Path | None = None
    """The file they came from."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "warning"
    exclude: tuple[str, ...] = ()
    policies: tuple[Path, ...] = ()
    var_files: tuple[Path, ...] = ()
    catalogue: Path | None = None
    organization_id: str | None = None
    terraform_client: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retention_max_days: int | None = None
    retention_indefinite_days: int = 10_000
    """Above any real period; the platform's help names it as a stand-in for `for ever`."""
    limits: Mapping[str, float] = field(default_factory=dict)
    suppressions: tuple[SuppressionRule, ...] = ()

    def selected(self, policy: Policy) -> Severity | None:
        """The severity a policy is judged with; None where it is not judged."""
        named = {policy.id, policy.folder}
        chosen = policy.enabled or bool({"all", *named} & {*self.select, *self.severity})
        wanted = self.severity.get(policy.id, policy.severity)
        if named & set(self.ignore) or not chosen or wanted == "off":
            return None
        return Severity(wanted)


def find_settings(start: Path, root: Path) -> Settings:
    """The settings nearest to `start`, looked for from there up to `root`; defaults if none.

    Raises BadSettings where a file is found that cannot be followed.
    """
    for folder in (start, *start.parents):
        for candidate in (folder / FILE_NAME, folder / "pyproject.toml"):
            found = load_settings(candidate) if candidate.is_file() else None
            if found is not None:
                return found
        if folder == root:
            break
    return Settings()


def load_settings(file: Path) -> Settings | None:
    """The settings in `file`; None for a pyproject.toml that has no `[tool.gclint]`.

    Raises BadSettings.
    """
    document = _toml_table(file) if file.suffix == ".toml" else _yaml_mapping(file)
    return None if document is None else settings_from(document, file)


def settings_from(document: Mapping[str, Any], file: Path) -> Settings:
    """Settings from the parsed contents of `file`; raises BadSettings naming the key at fault."""
    _refuse_bad_shape(document, file)
    base = file.parent
    retention = document.get("retention", {})
    client = document.get("terraform_client", {})
    return Settings(
        file=file,
        select=tuple(document.get("select", ())),
        ignore=tuple(document.get("ignore", ())),
        severity=document.get("severity", {}),
        fail_on=document.get("fail_on", "warning"),
        exclude=tuple(document.get("exclude", ())),
        policies=tuple(base / name for name in document.get("policies", ())),
        var_files=tuple(base / name for name in document.get("var_files", ())),
        catalogue=base / document["catalogue"] if "catalogue" in document else None,
        organization_id=document.get("organization_id"),
        terraform_client={key: tuple(names) for key, names in client.items()},
        retention_max_days=retention.get("max_days"),
        retention_indefinite_days=retention.get("indefinite_days", 10_000),
        limits=document.get("limits", {}),
        suppressions=tuple(_rule(entry, file) for entry in document.get("suppressions", ())),
    )


def _rule(entry: Mapping[str, str], file: Path) -> SuppressionRule:
    until = entry.get("until")
    try:
        last_day = date.fromisoformat(until) if until else None
    except ValueError as error:
        raise BadSettings(f"{file}: suppressions: {until} is not a day") from error
    return SuppressionRule(entry["policy"], entry["address"], entry["reason"], last_day)


def _yaml_mapping(file: Path) -> Mapping[str, Any]:
    try:
        text = decode(file.read_bytes())
        document = read_yaml(str(file), text).data if text.strip() else {}
    except (OSError, Unreadable) as error:
        raise BadSettings(f"{file}: {getattr(error, 'message', error)}") from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise BadSettings(f"{file}: settings are a mapping of names to values")
    return document


def _toml_table(file: Path) -> Mapping[str, Any] | None:
    try:
        tools = tomllib.loads(file.read_text("utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None  # not ours to judge: other tools say what is wrong with it
    found = tools.get("gclint")
    return found if isinstance(found, dict) else None


def _refuse_bad_shape(document: Mapping[str, Any], file: Path) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = json.loads((bundled.folder("schemas") / "settings.schema.json").read_text("utf-8"))
    fault = best_match(Draft202012Validator(schema).iter_errors(document))
    if fault is not None:
        key = fault.json_path.removeprefix("$").removeprefix(".") or "the top level"
        raise BadSettings(f"{file}: {key}: {fault.message}")
