"""What a finding keeps when its line moves or its file is renamed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from linter.model import Finding
from linter.report import Places

_KEY = r"\[(?:\"(?:\\.|[^\"\\])*\"|[^\]]*)\]"
_MODULES = re.compile(rf"(?:module\.[^.\[]+(?:{_KEY})?\.)+")
_INSTANCE = re.compile(rf"(?:{_KEY})+$")
_POSITION = re.compile(r"(?<=[#/])\d+(?=/|$)")
_STARS = re.compile(r"\*+")


def fingerprints(findings: Iterable[Finding], places: Places) -> dict[Finding, str]:
    """A name for each finding, by policy, subject and source text: 32 hexadecimal digits.

    `places` knows the secrets, so that no digest can confirm a guess at one. Paths, line numbers,
    blanks, line ends and the calls that lead into a module have no part in it. What has the same
    policy, subject and text is numbered in the order of places, so that one more of it is new.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    named: dict[Finding, str] = {}
    for finding in sorted(set(findings), key=_order):
        said = (finding.policy, subject(finding), snippet(finding, places))
        named[finding] = _digest(*said, str(seen[said]))
        seen[said] += 1
    return named


def subject(finding: Finding) -> str:
    """The address of what is judged, wherever its file is and however often it is called.

    Of a Terraform address that is the part inside its module, without instance keys; of a
    document's, the JSON pointer without list positions.
    """
    path, number, pointer = finding.address.partition("#")
    if path == finding.span.path:
        return _POSITION.sub("*", number + pointer)
    return _INSTANCE.sub("", _MODULES.sub("", finding.address, count=1))


def snippet(finding: Finding, places: Places) -> str:
    """The source text of a finding, without blanks; a secret in it is one asterisk."""
    return _STARS.sub("*", "".join(places.text(finding.span).split()))


def _order(finding: Finding) -> tuple[object, ...]:
    calls = tuple((call.address, call.span) for call in finding.calls)
    return (finding.span, finding.severity.rank, finding.policy, finding.message, calls)


def _digest(*parts: str) -> str:
    written = json.dumps(parts).encode()
    return sha256(written).hexdigest()[:32]
