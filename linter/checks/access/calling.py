"""Whether the caller behind a data action or an app holds what its calls require."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from linter.access.calls import Call, calls_of, operations_of, why_ambiguous
from linter.access.directory import directory_of
from linter.access.held import Held
from linter.access.holders import Holder, permissions_for, scopes_for
from linter.access.needs import Lack, lack_of_permissions, lack_of_scopes
from linter.catalogue.parts.operations import Operation
from linter.checks.context import Context
from linter.model import Fault, Judgement, Unknown, View

Lacking = Callable[[Operation, Iterable[str]], Lack | None]


def scopes_of_caller(view: View, context: Context) -> Iterator[Judgement]:
    """Flag each call for which the caller has none of the accepted scopes."""
    holder = scopes_for(view, directory_of(context.estate))
    return _judged(view, context, holder, lack_of_scopes)


def permissions_of_caller(view: View, context: Context) -> Iterator[Judgement]:
    """Flag each call for which the caller lacks permissions."""
    holder = permissions_for(view, directory_of(context.estate))
    return _judged(view, context, holder, lack_of_permissions)


def _judged(
    view: View, context: Context, holder: Holder | Unknown | None, lacking: Lacking
) -> Iterator[Judgement]:
    if holder is None:
        return
    for call in calls_of(view, context.catalogue):
        if isinstance(holder, Unknown):
            if _requires(call, lacking):
                yield holder
        else:
            yield from _judged_call(call, holder, lacking)


def _requires(call: Call, lacking: Lacking) -> bool:
    """Whether the call requires anything of a caller, as far as is known of it."""
    operations = operations_of(call)
    return isinstance(operations, Unknown) or any(lacking(one, ()) for one in operations)


def _judged_call(call: Call, holder: Holder, lacking: Lacking) -> Iterator[Judgement]:
    operations = operations_of(call)
    if isinstance(operations, Unknown):
        yield operations
        return
    lacks = [(one, lack) for one in operations if (lack := lacking(one, holder.held.names))]
    if lacks:
        yield _judgement(call, holder, *lacks[0])


def _judgement(call: Call, holder: Holder, operation: Operation, lack: Lack) -> Judgement:
    unknown = why_ambiguous(call) or holder.held.unknown
    return unknown or Fault(call.path, told(operation.name, holder.name, holder.held, lack))


def told(operation: str, holder: str, held: Held, lack: Lack) -> dict[str, str]:
    """The details that messages about a caller use."""
    return {
        "caller": holder,
        "operation": operation,
        "lacking": str(lack),
        "held": ", ".join(sorted(held.names)) or "nothing",
    }
