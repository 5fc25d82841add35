"""The judging functions by the id of the policy that they serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.actions import judge_escapes, judge_names, judge_request, judge_success
from linter.actions.body import Action
from linter.actions.faults import TemplateFault

JUDGES: dict[str, Callable[[Action], Iterator[TemplateFault]]] = {
    "undeclared-input": judge_names.undeclared_input,
    "unused-input": judge_names.unused_input,
    "foreign-template-syntax": judge_names.foreign_syntax,
    "template-on-get": judge_names.template_on_get,
    "unmapped-template-variable": judge_names.unmapped_variable,
    "stray-translation-default": judge_names.stray_default,
    "malformed-request-template": judge_request.malformed_request,
    "unescaped-input": judge_escapes.unescaped_input,
    "malformed-success-template": judge_success.malformed_success,
    "output-contract-mismatch": judge_success.contract_mismatch,
    "missing-translation-default": judge_success.missing_default,
    "malformed-json-path": judge_success.malformed_path,
}
"""Each takes an action and yields what is wrong with it; nothing where that cannot be told."""
