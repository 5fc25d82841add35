"""Runs one data action on paper: the request that it would send, and what the flow would get."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linter.actions import json_text
from linter.actions.body import BODY, DEFAULT_BODY, DEFAULTS, MAP, SUCCESS, URL, Action
from linter.actions.context import request_names, response_names
from linter.actions.contract import mismatches
from linter.actions.judge_request import excerpt, is_json
from linter.actions.render import render
from linter.actions.rendered import Rendered
from linter.actions.samples import ordinary
from linter.actions.select import select
from linter.actions.values import Undecided, Value
from linter.model import MISSING, KeyPath, Missing
from linter.readers.jsonpath import MalformedPath, read
from linter.readers.velocity import read as read_template


@dataclass(frozen=True, slots=True)
class Remark:
    """Where the run fails, or where it cannot be told how it goes on."""

    message: str
    path: KeyPath = ()
    """The string of the canonical body that it is about."""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Preview:
    """A run of an action. `problems` make it fail; `doubts` say what only the live system knows."""

    inputs: Mapping[str, Value]
    method: str = ""
    url: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    """None where none is sent."""
    output_text: str | None = None
    """What the success template gives; None where the run does not come to it."""
    output: Any = None
    """`output_text` read as JSON."""
    problems: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)

    @property
    def fails(self) -> bool:
        """Whether the action comes back with a failure."""
        return bool(self.problems)


def preview(
    body: Mapping[str, Any],
    inputs: Mapping[str, Value] | None = None,
    response: Any = MISSING,
) -> Preview:
    """Runs the action of the canonical `body`.

    Without `inputs` each has an ordinary value of its contract. Without `response` the output is
    not worked out.
    """
    action = Action(body)
    run = Preview(inputs if inputs is not None else _sample_inputs(action))
    _check_inputs(action, run)
    _send(action, run)
    if not isinstance(response, Missing) and not run.problems:
        _answer(action, run, response)
    return run


def _sample_inputs(action: Action) -> dict[str, Value]:
    return {name: ordinary(schema) for name, schema in (action.inputs or {}).items()}


def _check_inputs(action: Action, run: Preview) -> None:
    schema = action.at(("input_schema",))
    if schema is None:
        return
    if not isinstance(schema, Mapping):
        run.doubts.append(Remark("the input contract is not known", ("input_schema",)))
        return
    given = {name: value for name, value in run.inputs.items() if not isinstance(value, Undecided)}
    for mismatch in mismatches(given, schema):
        said = f'the input "{mismatch.path}" is {mismatch.actual}, not {mismatch.expected}'
        run.problems.append(Remark(said, ("input_schema", "properties", mismatch.path)))


def _send(action: Action, run: Preview) -> None:
    names = request_names(run.inputs)
    run.method = action.method or ""
    run.url = _rendered(action, run, URL, names)
    headers = action.at(("request", "headers"))
    for name in headers if isinstance(headers, Mapping) else ():
        run.headers[name] = _rendered(action, run, ("request", "headers", name), names)
    if run.method == "GET":
        return
    run.body = _rendered(action, run, BODY, names, DEFAULT_BODY)
    _, problem = json_text.parse(run.body)
    if problem and run.body.strip() and not run.problems and is_json(action, run.body):
        said = f"the body is not JSON: {problem.message}, at: {excerpt(run.body, problem.at)}"
        run.problems.append(Remark(said, BODY))


def _rendered(
    action: Action, run: Preview, path: KeyPath, names: Mapping[str, Value], default: str = ""
) -> str:
    """The text of the template at `path`; what is wrong or unsure about it goes into `run`."""
    text = action.at(path)
    if text is None:
        text = default
    if not isinstance(text, str):
        run.doubts.append(Remark(f"{_place(path)} is not known", path))
        return ""
    rendered = render(read_template(text), names)
    for fault in rendered.faults:
        said = f"Velocity refuses {_place(path)}: {fault.message}"
        run.problems.append(Remark(said, path, fault.start, fault.end))
    as_json = path == SUCCESS or (path == BODY and is_json(action, rendered.text))
    if not as_json or json_text.parse(rendered.text)[1] is None:
        run.problems += _unset(rendered, path)
    for doubt in rendered.doubts:
        said = f"{_place(path)} is known in part only: {doubt.reason}"
        run.doubts.append(Remark(said, path, doubt.start, doubt.end))
    return rendered.text


def _unset(rendered: Rendered, path: KeyPath) -> Iterator[Remark]:
    """The references that are printed as they were written, for want of a value."""
    for piece in rendered.pieces:
        if piece.value is None and not piece.written and piece.start < piece.end:
            printed = rendered.text[piece.start : piece.end]
            said = f"`{printed}` has no value, so {_place(path)} holds it as it was written"
            yield Remark(said, path, piece.source_start, piece.source_end)


def _place(path: KeyPath) -> str:
    if path[:2] == ("request", "headers"):
        return f'the header "{path[2]}"'
    places = {URL: "the URL", BODY: "the body", SUCCESS: "the success template"}
    return places.get(path, "the template")


def _answer(action: Action, run: Preview, response: Any) -> None:
    mapped = _mapped(action, run, response)
    raw = json.dumps(response, ensure_ascii=False)
    before = len(run.problems) + len(run.doubts)
    text = _rendered(action, run, SUCCESS, response_names(mapped, raw), "${rawResult}")
    run.output_text = text
    if len(run.problems) + len(run.doubts) > before:
        return
    run.output, problem = json_text.parse(text)
    if problem:
        said = f"the output is not JSON: {problem.message}, at: {excerpt(text, problem.at)}"
        run.problems.append(Remark(said, SUCCESS))
        return
    for mismatch in mismatches(run.output, action.at(("output_schema",))):
        where = f'"{mismatch.path}"' if mismatch.path else "the output"
        said = f"{where} is {mismatch.actual}; the contract says {mismatch.expected}"
        run.problems.append(Remark(said, SUCCESS))


def _mapped(action: Action, run: Preview, response: Any) -> dict[str, Value]:
    defaults = action.texts(DEFAULTS) or {}
    paths = action.texts(MAP)
    if paths is None:
        run.doubts.append(Remark("the translation map is not known", MAP))
    return {
        name: _found(run, name, path, defaults.get(name), response)
        for name, path in (paths or {}).items()
    }


def _found(run: Preview, name: str, path: str, default: str | None, response: Any) -> Value:
    try:
        value = select(read(path), response)
    except MalformedPath as refused:
        said = f'the path of "{name}" cannot be read: {refused.message}'
        run.problems.append(Remark(said, (*MAP, name), refused.at, len(path)))
        return Undecided("its path cannot be read")
    if isinstance(value, Undecided):
        return value
    return default if isinstance(value, Missing) else json.dumps(value, ensure_ascii=False)
