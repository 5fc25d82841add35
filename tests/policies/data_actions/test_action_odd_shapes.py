"""No shape of a data action's body makes a check raise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.engine import Crash
from linter.model import Unknown

KEYS = [
    "actionType", "integrationType", "name",
    "category", "config", "config_request", "config_response", "contract",
    "contract_input", "contract_output", "config_timeout_seconds", "function_config", "headers",
    "input", "inputSchema", "integration_id", "items", "kind", "output", "properties", "request",
    "requestTemplate", "requestType", "requestUrlTemplate", "request_template", "request_type",
    "request_url_template", "required", "response", "secure", "successSchema", "successTemplate",
    "success_template", "timeoutSeconds", "timeout_seconds", "translationMap", "translation_map",
    "translationMapDefaults", "translation_map_defaults", "type", "Authorization", "$ref",
]  # fmt: skip
TEXTS = st.sampled_from(
    ["", "GET", "POST", "object", "array", "$", "${", "${input.a}", "http://", "https://${input.a}",
     "{{a}}", "$.a[", "{", '{"type": "array"}', "Bearer abcdefgh", "Basic", "customAuth", "static"]
)  # fmt: skip
LEAVES: Any = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.text(max_size=8),
    st.just(Unknown("it comes through a variable")),
    st.just(Unknown("in part", "x", None, ("https://", Unknown("y", "input.a"), "/{{a}}"))),
)  # fmt: skip
SHAPES: Any = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=8)
    ),
    max_leaves=24,
)
BODIES = st.dictionaries(st.sampled_from(KEYS), SHAPES, max_size=12)
TYPES = [
    "data-action",
    "genesyscloud_integration_action",
    "genesyscloud_integration_action_draft",
    "genesyscloud_integration_custom_auth_action",
]


@pytest.mark.parametrize("kind", TYPES)
@settings(max_examples=150, deadline=None)
@given(body=BODIES)
def test_no_check_raises(make: Any, verdicts: Any, kind: str, body: dict[str, Any]) -> None:
    assert [one for one in verdicts([make(kind, body)]) if isinstance(one, Crash)] == []


SCHEMAS: Any = st.recursive(
    st.one_of(LEAVES, st.just({"type": "string"})),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["type", "properties", "items", "required", "enum", "allOf", "$ref"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(inputs=SCHEMAS, outputs=SCHEMAS, template=TEXTS)
def test_no_contract_makes_a_check_raise(
    make: Any, verdicts: Any, inputs: Any, outputs: Any, template: str
) -> None:
    request = {"requestUrlTemplate": template, "requestType": "POST", "requestTemplate": template}
    body = {
        "name": "A",
        "config": {"request": request, "response": {"successTemplate": template}},
        "contract": {"input": {"inputSchema": inputs}, "output": {"successSchema": outputs}},
    }
    found = verdicts([make("data-action", body)])
    assert [one for one in found if isinstance(one, Crash)] == []


@pytest.mark.parametrize("body", [None, [], "text", 5, True, Unknown("a plan knows")])
def test_a_body_that_is_no_object(make: Any, verdicts: Any, body: object) -> None:
    found = verdicts([make("data-action", body)])
    assert [one for one in found if isinstance(one, Crash)] == []
