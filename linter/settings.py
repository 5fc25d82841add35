"""`.gclint.yaml`, or `[tool.gclint]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.model import KeyPath, Mendable, Policy, Severity, Span, Spans
from linter.watcher import UNWATCHED, Watcher

if TYPE_CHECKING:
    from linter.readers.document import Document

FILE_NAME = ".gclint.yaml"


class BadSettings(Mendable):
    """Settings that cannot be followed; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """An exception written in the settings rather than in place."""

    policy: str
    address: str
    reason: str
    until: date | None
    span: Span
    """Where it stands in the settings file, whose path is relative to the scan root."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks of gclint; the defaults hold where it says nothing."""

    file: Path | None = None
    """The file they came from."""
    select: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """Where set, policies or folders beside which nothing is judged."""
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
        """The severity a policy is judged with; None where it is not judged.

        One that is mandatory cannot be ignored, nor made less severe.
        """
        named = {policy.id, policy.folder}
        asked_for = {*self.select, *self.severity, *self.only}
        wanted = self.severity.get(policy.id, policy.severity)
        if policy.mandatory and (wanted == "off" or Severity(wanted).rank > policy.severity.rank):
            wanted = policy.severity
        if (
            wanted == "off"
            or (named & set(self.ignore) and not policy.mandatory)
            or not (policy.enabled or {"all", *named} & asked_for)
            or not (not self.only or policy.raised or named & set(self.only))
        ):
            return None
        return Severity(wanted)


def find_settings(start: Path, root: Path, watcher: Watcher = UNWATCHED) -> Settings:
    """The settings nearest to `start`, looked for from there up to `root`; defaults if none.

    Raises BadSettings where a file is found that cannot be followed.
    """
    for folder in (start, *start.parents):
        for candidate in (folder / FILE_NAME, folder / "pyproject.toml"):
            watcher.file(candidate)
            found = load_settings(candidate, root) if candidate.is_file() else None
            if found is not None:
                return found
        if folder == root:
            break
    return Settings()


def load_settings(file: Path, root: Path) -> Settings | None:
    """The settings in `file`; None for a pyproject.toml that has no `[tool.gclint]`.

    Raises BadSettings.
    """
    place = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    if file.suffix == ".toml":
        table = _toml_table(file)
        return None if table is None else settings_from(table, file, _Whole(place))
    document = _yaml_document(file, place)
    return settings_from(document.data or {}, file, document.spans)


def settings_from(document: object, file: Path, spans: Spans) -> Settings:
    """Settings from the parsed contents of `file`; raises BadSettings naming the key at fault."""
    if not isinstance(document, dict):
        raise BadSettings(f"{file}: settings are a mapping of names to values")
    _refuse_bad_shape(document, file)
    base = file.parent
    retention = document.get("retention", {})
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
        terraform_client={
            key: tuple(names) for key, names in document.get("terraform_client", {}).items()
        },
        retention_max_days=retention.get("max_days"),
        retention_indefinite_days=retention.get("indefinite_days", 10_000),
        limits=document.get("limits", {}),
        suppressions=tuple(
            _rule(entry, file, spans.at(("suppressions", number, "policy")))
            for number, entry in enumerate(document.get("suppressions", ()))
        ),
    )


class _Whole(Spans):
    """Spans of a file whose reader knows no positions."""

    def __init__(self, path: str) -> None:
        self._path = path

    def at(self, path: KeyPath) -> Span:
        return Span(self._path, 0, 0)


def _rule(entry: Mapping[str, str], file: Path, span: Span) -> SuppressionRule:
    until = entry.get("until")
    try:
        last_day = date.fromisoformat(until) if until else None
    except ValueError as error:
        raise BadSettings(f"{file}: suppressions: {until} is not a day") from error
    return SuppressionRule(entry["policy"], entry["address"], entry["reason"], last_day, span)


def _yaml_document(file: Path, place: str) -> Document:
    from linter.readers.text import Unreadable, decode
    from linter.readers.yaml_document import read_yaml

    try:
        return read_yaml(place, decode(file.read_bytes()))
    except OSError as error:
        raise BadSettings(f"{file}: {error.strerror}") from error
    except Unreadable as error:
        raise BadSettings(f"{file}: {error.message}") from error


def _toml_table(file: Path) -> Mapping[str, Any] | None:
    import tomllib

    try:
        tools = tomllib.loads(file.read_text("utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None  # not ours to judge: other tools say what is wrong with it
    found = tools.get("gclint")
    return found if isinstance(found, dict) else None


def _refuse_bad_shape(document: Mapping[str, Any], file: Path) -> None:
    import json

    from linter import bundled
    from linter.requirement import holds

    schema = json.loads((bundled.folder("schemas") / "settings.schema.json").read_text("utf-8"))
    if holds(schema, document):
        return
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    fault = best_match(Draft202012Validator(schema).iter_errors(document))
    if fault is not None:
        key = fault.json_path.removeprefix("$").removeprefix(".") or "the top level"
        raise BadSettings(f"{file}: {key}: {fault.message}")
