"""Whether the operations that are called are published, and how."""

from __future__ import annotations

from collections.abc import Iterator

from linter.access.calls import Call, calls_of, operations_of, why_ambiguous
from linter.access.needs import all_of
from linter.catalogue.match import Unpublished, WrongMethod
from linter.catalogue.parts.operations import Operation
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View


@check("published-operation")
def published_operation(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag calls to a path of the platform that is not published."""
    for call in calls_of(subject, context.catalogue):
        if isinstance(call.match, Unpublished):
            yield Fault(call.path, {"operation": call.name, "hint": _hint(call.match)})
        else:
            yield from _open(call)


@check("published-method")
def published_method(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag calls with a method that a published path does not have."""
    for call in calls_of(subject, context.catalogue):
        if isinstance(call.match, WrongMethod):
            methods = all_of(one.method for one in call.match.published)
            details = {"method": call.match.method, "path": call.match.path, "methods": methods}
            yield Fault(call.method_path, details)


@check("operation-status")
def operation_status(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag calls to operations with the `status` `deprecated` or `preview`."""
    for call in calls_of(subject, context.catalogue):
        operations = operations_of(call)
        flagged = [one for one in _known(operations) if _has(one, options["status"])]
        if flagged:
            unknown = why_ambiguous(call)
            yield unknown or Fault(call.path, {"operation": flagged[0].name})


def _open(call: Call) -> Iterator[Judgement]:
    unknown = why_ambiguous(call)
    if unknown is not None and not _known(operations_of(call)):
        yield unknown


def _known(operations: tuple[Operation, ...] | Unknown) -> tuple[Operation, ...]:
    return () if isinstance(operations, Unknown) else operations


def _has(operation: Operation, status: str) -> bool:
    return operation.deprecated if status == "deprecated" else operation.preview


def _hint(match: Unpublished) -> str:
    if match.counterpart and match.nearest:
        return f"{match.nearest[0].name} does what reports of it wanted"
    if match.nearest:
        return f"the nearest that is: {match.nearest[0].name}"
    return "nothing published is like it"
