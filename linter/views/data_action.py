"""Data actions: kind `data_action`.

| key | value |
|---|---|
| `kind` | `custom`, `customAuth`, `static`, or `function` |
| `integration_type` | `purecloud-data-actions`, `custom-rest-actions`, ...; where it is known |
| `category`, `secure`, `timeout_seconds` | as configured |
| `function_timeout_seconds` | of a function action's own configuration |
| `request` | `url_template`, `method`, `headers` (object), `body_template` |
| `response` | `translation_map`, `translation_map_defaults` (objects), `success_template` |
| `oauth_client` | in a premium app: the name of the client that the action calls with |
| `input_schema`, `output_schema` | the contracts, as JSON Schemas |
| `input_fault`, `output_fault` | why a contract's text is not JSON; absent when it is |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model import MISSING, KeyPath, Resource, Span, Spans, Unknown, View
from linter.readers.text import Unreadable
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex

_EXPORTED = re.compile(r" - Exported \d{4}-\d{2}-\d{2} @ .*$")
"""What the platform's export adds to a name."""

_KINDS = {
    "genesyscloud_integration_action": "custom",
    "genesyscloud_integration_action_draft": "custom",
    "genesyscloud_integration_custom_auth_action": "customAuth",
}
"""Terraform's types of data actions, and the kind each is when it has no function."""


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every data action: exported, posted to the API, or configured in Terraform."""
    for resource in index.of_type("data-action"):
        yield from_export(Field.of(resource), resource)
    for resource in index.of_type(*_KINDS):
        yield _from_terraform(Field.of(resource), resource, index)


def from_export(action: Field, resource: Resource) -> View:
    """The view of a data action in the platform's own JSON, wherever it stands."""
    request, response = action.get("config", "request"), action.get("config", "response")
    layout: dict[str, Layout] = {
        "name": action.get("name"),
        "kind": action.get("actionType"),
        "integration_type": action.get("integrationType"),
        "category": action.get("category"),
        "secure": action.get("secure"),
        "timeout_seconds": action.get("config", "timeoutSeconds"),
        "request": _part(
            request,
            url_template=request.get("requestUrlTemplate"),
            method=request.get("requestType"),
            headers=request.get("headers"),
            body_template=request.get("requestTemplate"),
        ),
        "response": _part(
            response,
            translation_map=response.get("translationMap"),
            translation_map_defaults=response.get("translationMapDefaults"),
            success_template=response.get("successTemplate"),
        ),
        **_contract("input", action.get("contract", "input").first("inputSchema", "schema")),
        **_contract("output", action.get("contract", "output").first("successSchema", "schema")),
    }
    return _view(layout, action, resource)


def _from_terraform(action: Field, resource: Resource, index: ResourceIndex) -> View:
    request, response = action.get("config_request", 0), action.get("config_response", 0)
    function = action.get("function_config", 0)
    layout: dict[str, Layout] = {
        "name": action.get("name"),
        "kind": "function" if function else _KINDS[resource.type],
        "integration_type": _integration_type(action.get("integration_id"), resource, index),
        "category": action.get("category"),
        "secure": action.get("secure"),
        "timeout_seconds": action.get("config_timeout_seconds"),
        "function_timeout_seconds": function.get("timeout_seconds"),
        "request": _part(
            request,
            url_template=request.get("request_url_template"),
            method=request.get("request_type"),
            headers=request.get("headers"),
            body_template=request.get("request_template"),
        ),
        "response": _part(
            response,
            translation_map=response.get("translation_map"),
            translation_map_defaults=response.get("translation_map_defaults"),
            success_template=response.get("success_template"),
        ),
        **_contract("input", action.get("contract_input")),
        **_contract("output", action.get("contract_output")),
    }
    return _view(layout, action, resource)


def _part(whole: Field, **parts: Field) -> Layout:
    """The parts of an object, or the object itself where it is missing or unknown."""
    return Part(whole, parts) if isinstance(whole.value, dict) else whole


def _contract(side: str, text: Field) -> dict[str, Layout]:
    try:
        return {f"{side}_schema": text.decoded()}
    except Unreadable as error:
        where = text.spans.within(text.path, error.start, error.end)
        schema = text.holding(Unknown("the contract is not JSON", span=where))
        return {
            f"{side}_schema": schema,
            f"{side}_fault": Field(error.message, _At(where), ()),
        }


def _integration_type(reference: Field, near: Resource, index: ResourceIndex) -> Field:
    if not isinstance(reference.value, Unknown):
        return reference.holding(MISSING)
    for integration in index.referred(reference.value, near):
        return Field.of(integration).get("integration_type")
    return reference


def _view(layout: dict[str, Layout], action: Field, resource: Resource) -> View:
    body, spans = assemble(layout, action)
    name = body.get("name")
    shown = without_date(name) if isinstance(name, str) else resource.name
    return View("data_action", shown, body, spans, resource)


def without_date(name: str) -> str:
    """A name as it was before the platform's export added the day and time to it."""
    return _EXPORTED.sub("", name)


class _At(Spans):
    """Spans of a value that has one place."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def at(self, path: KeyPath) -> Span:
        return self._span
