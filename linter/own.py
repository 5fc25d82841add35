"""The tool's own findings: what could not be read, what crashed, what excuses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linter.engine import Crash
from linter.excuse import Standing
from linter.model import Finding, Policy, Severity, Span, Unread


class OwnPolicies:
    """The selected policies that no check judges; each names the part that raises it."""

    def __init__(self, chosen: Iterable[tuple[Policy, Severity]]) -> None:
        self._chosen: Mapping[str, tuple[Policy, Severity]] = {
            policy.id: (policy, severity) for policy, severity in chosen
        }

    def unread(self, stretches: Iterable[Unread]) -> Iterator[Finding]:
        """An `unreadable-file` for each stretch that no reader understood."""
        for span, message in stretches:
            yield from self._finding("unreadable-file", span, span.path, fault=message)

    def crashes(self, crashes: Iterable[Crash]) -> Iterator[Finding]:
        """A `failed-check` for each check that raised."""
        for crash in crashes:
            told = {"policy": crash.policy, "error": crash.error}
            yield from self._finding("failed-check", crash.span, crash.address, **told)

    def flaws(self, flaws: Iterable[Standing]) -> Iterator[Finding]:
        """An `unused-suppression` or `expired-suppression` for each flaw."""
        for flaw in flaws:
            span, policy = flaw.suppression.span, flaw.suppression.policy or "no policy"
            if flaw.policy is not None:
                yield from self._finding(flaw.policy, span, span.path, policy=policy, why=flaw.told)

    def _finding(self, name: str, span: Span, address: str, **told: str) -> Iterator[Finding]:
        if name not in self._chosen:
            return
        policy, severity = self._chosen[name]
        yield Finding(
            policy=name,
            severity=severity,
            message=policy.message.format_map({"address": address, **told}),
            span=span,
            address=address,
            source=policy.source,
            remediation=policy.cure,
        )
