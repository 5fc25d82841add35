"""The canonical body of a data action, with what is unknown or malformed told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from linter.actions.answers import Answer, Answers
from linter.actions.partly import Reading, reading
from linter.actions.response import outcomes
from linter.model import KeyPath, Unknown, is_known
from linter.readers.velocity.syntax import Template

DEFAULT_BODY = "${input.rawRequest}"
DEFAULT_SUCCESS = "${rawResult}"
URL: KeyPath = ("request", "url_template")
BODY: KeyPath = ("request", "body_template")
SUCCESS: KeyPath = ("response", "success_template")
MAP: KeyPath = ("response", "translation_map")
DEFAULTS: KeyPath = ("response", "translation_map_defaults")


@dataclass(frozen=True)
class Action:
    """A data action to be judged; templates are read once, when first asked for."""

    body: Mapping[str, Any]

    def at(self, path: KeyPath) -> Any:
        """The value at `path`; None where it was not written, Unknown where it is not known."""
        value: Any = self.body
        for key in path:
            if not isinstance(value, Mapping):
                return value if isinstance(value, Unknown) else None
            value = value.get(str(key))
        return value

    @cached_property
    def known(self) -> bool:
        """Whether no part of the action is unknown."""
        return is_known(self.body)

    @cached_property
    def request(self) -> dict[KeyPath, Reading]:
        """The request's templates as far as they are known, by where they stand."""
        headers = self.at(("request", "headers"))
        paths = [URL, BODY]
        if isinstance(headers, Mapping):
            paths += [("request", "headers", name) for name in headers]
        found = {path: reading(self.at(path)) for path in paths}
        return {path: one for path, one in found.items() if one is not None}

    @cached_property
    def templates(self) -> dict[KeyPath, Template]:
        """Those of the request's templates of which all is known."""
        return {
            path: one.template
            for path, one in self.request.items()
            if isinstance(self.at(path), str)
        }

    @property
    def _sends_body(self) -> bool:
        return self.method != "GET" and not isinstance(self.at(("request", "method")), Unknown)

    @cached_property
    def readings(self) -> dict[KeyPath, Reading]:
        """All templates that were written, as far as they are known, by where they stand.

        The body is not among them where it is not used, with a GET, or that cannot be told.
        """
        request, text = self.request, self.at(SUCCESS)
        answer = reading(DEFAULT_SUCCESS if text == "" else text)
        headers = [path for path in request if path not in (URL, BODY)]
        paths = [URL, *headers, *([BODY] if self._sends_body else [])]
        found = {path: request[path] for path in paths if path in request}
        return found if answer is None else {**found, SUCCESS: answer}

    @cached_property
    def success(self) -> Template | None:
        """The success template, the default one where none was written; None if unknown."""
        text = self.at(SUCCESS)
        found = reading(text or DEFAULT_SUCCESS) if text is None or isinstance(text, str) else None
        return found.template if found else None

    @cached_property
    def answers(self) -> Iterable[Answer]:
        """What the success template gives; nothing where it or the translation map is unknown."""
        paths, defaults = self.texts(MAP), self.texts(DEFAULTS)
        if self.success is None or paths is None or defaults is None:
            return ()
        return Answers(self.success, outcomes(paths, defaults))

    @property
    def method(self) -> str | None:
        """The HTTP method in capitals; None where it is not known."""
        method = self.at(("request", "method"))
        return method.upper() if isinstance(method, str) else None

    @property
    def request_known(self) -> bool:
        """Whether every template of the request is known."""
        return self.known or is_known(self.at(("request",)))

    @cached_property
    def inputs(self) -> dict[str, Any] | None:
        """The input contract's properties by name; None where they cannot be told."""
        return properties(self.at(("input_schema",)))

    @property
    def contract(self) -> dict[str, Any]:
        """The input contract's `properties`, none where they cannot be told, and `required`."""
        required = self.at(("input_schema", "required"))
        return {"properties": self.inputs or {}, "required": required}

    def texts(self, path: KeyPath) -> dict[str, str] | None:
        """The object of strings at `path`, empty where not written; None where it is unknown."""
        found = self.at(path)
        if found is None:
            return {}
        if not isinstance(found, Mapping) or not (self.known or is_known(found)):
            return None
        return {str(name): text for name, text in found.items() if isinstance(text, str)}

    def keys(self, path: KeyPath) -> list[str] | None:
        """The keys of the object at `path`, none where not written; None where it is unknown."""
        found = self.at(path)
        if found is None:
            return []
        return [str(key) for key in found] if isinstance(found, Mapping) else None

    def content_type(self) -> str | None:
        """The media type of the request's body; empty where none is given, None if unknown."""
        headers = self.at(("request", "headers"))
        if headers is None:
            return ""
        if not isinstance(headers, Mapping):
            return None
        for name, value in headers.items():
            if name.lower() == "content-type":
                return value.lower() if isinstance(value, str) else None
        return ""


def properties(schema: Any) -> dict[str, Any] | None:
    """The properties that an object's schema lists; None where it is not such a schema."""
    if not isinstance(schema, Mapping) or "$ref" in schema:
        return None
    found = schema.get("properties", {})
    if not isinstance(found, Mapping) or any(key in schema for key in ("allOf", "anyOf", "oneOf")):
        return None
    return dict(found)
