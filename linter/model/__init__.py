"""The nouns of gclint, each with one meaning; imports nothing else of ours."""

from linter.model.estate import Awaited, Estate, Subject
from linter.model.finding import CallSite, Fault, Finding, Flow, Judgement, Unjudged
from linter.model.mendable import Mendable
from linter.model.policy import Example, Policy, Severity
from linter.model.read import Locked, Unread
from linter.model.resource import Resource, View
from linter.model.span import WRITTEN, KeyPath, LineIndex, Position, Span, Spans, Step, TrailLost
from linter.model.unknown import MISSING, Missing, Unknown, first_unknown, is_known

__all__ = [
    "MISSING",
    "WRITTEN",
    "Awaited",
    "CallSite",
    "Estate",
    "Example",
    "Fault",
    "Finding",
    "Flow",
    "Judgement",
    "KeyPath",
    "LineIndex",
    "Locked",
    "Mendable",
    "Missing",
    "Policy",
    "Position",
    "Resource",
    "Severity",
    "Span",
    "Spans",
    "Step",
    "Subject",
    "TrailLost",
    "Unjudged",
    "Unknown",
    "Unread",
    "View",
    "first_unknown",
    "is_known",
]
