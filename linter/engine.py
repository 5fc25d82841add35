"""(estate, policies) -> findings: pure, and the only place where a verdict is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, NoReturn

from linter.catalogue import CatalogueError
from linter.checks import find
from linter.checks.context import Context
from linter.checks.registry import Silence, silence_of
from linter.model import (
    Estate,
    Fault,
    Finding,
    Flow,
    Judgement,
    Policy,
    Severity,
    Span,
    Subject,
    Unjudged,
)
from linter.model.estate import fits


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that raised instead of judging."""

    policy: str
    address: str
    span: Span
    error: str


Chosen = tuple[Policy, Severity]
Verdict = Finding | Unjudged | Crash


def judge(policies: Iterable[Chosen], context: Context) -> Iterator[Verdict]:
    """Judge everything in the estate by the policies that apply to it.

    Raises CatalogueError where the facts to judge by cannot be read: that is no check's fault.
    """
    for kind, asked in concerned(policies, context.estate).items():
        yield from judge_kind(asked, context, context.estate.of_kind(kind))


def judge_kind(
    concerned: Iterable[Chosen], context: Context, subjects: Iterable[Subject]
) -> Iterator[Verdict]:
    """Judge things of one kind by the policies that apply to it; raises CatalogueError.

    One subject after the other: what several policies work out of one need not be kept for all.
    """
    every = [_Asked(*one, *_check_of(one[0])) for one in concerned]
    runs = [(silence, list(run)) for silence, run in groupby(every, _silence)]
    for subject in subjects:
        for silence, run in runs:
            if silence is None or not _is_silent(silence, subject, context):
                for asked in run:
                    yield from _judge_one(asked, subject, context)


def concerned(policies: Iterable[Chosen], estate: Estate) -> Mapping[str, Sequence[Chosen]]:
    """The policies that apply to things of each kind in an estate, but for kinds without any."""
    chosen = list(policies)
    found = {
        kind: [one for one in chosen if any(fits(name, kind) for name in one[0].applies_to)]
        for kind in estate.kinds()
    }
    return {kind: asked for kind, asked in found.items() if asked}


class _Asked(NamedTuple):
    """A policy with what draws its verdicts: found once for all that it is asked about."""

    policy: Policy
    severity: Severity
    check: Callable[[Subject, Context, Any], Iterable[Judgement]]
    given: Any
    """What the check is given beside the subject."""


def _silence(asked: _Asked) -> Silence | None:
    name = asked.policy.check
    return None if name is None else silence_of(name)


def _is_silent(silence: Silence, subject: Subject, context: Context) -> bool:
    try:
        return silence(subject, context)
    except Exception:  # whoever is asked then says what is wrong
        return False


def _check_of(
    policy: Policy,
) -> tuple[Callable[[Any, Context, Any], Iterable[Judgement]], object]:
    if policy.check is None:
        return _by_schema, policy.require if policy.require is not None else {}
    check = find(policy.check)
    return (_unheard_of, policy.check) if check is None else (check, policy.options)


def _by_schema(subject: Subject, _context: Context, schema: Any) -> Iterable[Judgement]:
    from linter.requirement import judge_schema

    return judge_schema(schema, subject.body)


def _unheard_of(_subject: Subject, _context: Context, name: Any) -> NoReturn:
    raise LookupError(f"no check is called {name}")


def _judge_one(asked: _Asked, subject: Subject, context: Context) -> Sequence[Verdict]:
    policy, severity, check, given = asked
    found: list[Verdict] = []
    try:
        for judgement in check(subject, context, given):
            if isinstance(judgement, Fault):
                found.append(_finding(policy, severity, subject, judgement))
            else:
                where = judgement.span or subject.spans.at(())
                found.append(Unjudged(policy.id, subject.address, judgement, where))
    except CatalogueError:
        raise
    except Exception as error:
        # Only the kind: an exception's own text may hold a value, and so a secret.
        where = subject.spans.at(())
        found.append(Crash(policy.id, subject.address, where, type(error).__name__))
    return found


def _finding(policy: Policy, severity: Severity, subject: Subject, fault: Fault) -> Finding:
    spans = subject.spans
    where = fault.span or (spans.key(fault.path) if fault.on_key else spans.at(fault.path))
    told = {"name": subject.name, "address": subject.address, "type": subject.type, **fault.details}
    return Finding(
        policy=policy.id,
        severity=severity,
        message=policy.message.format_map(told),
        span=where,
        address=subject.address,
        source=policy.source,
        remediation=policy.cure,
        flows=_flows(subject, fault, where),
        home=subject.path,
    )


def _flows(subject: Subject, fault: Fault, where: Span) -> tuple[Flow, ...]:
    """The one way there is to a fault, unless there is nothing to tell of it."""
    trail = () if fault.on_key else subject.spans.trail(fault.path)
    if trail and trail[0].span.covers(where):
        trail = ()
    flow = Flow(subject.calls, trail)
    return (flow,) if flow.steps else ()
