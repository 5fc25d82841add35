"""What an app does with refusals, and how much it sends at once."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.quantity import as_number, is_on
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_REFUSED = 429


@check("retry-after-honoured")
def retry_after_honoured(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag declared retries that leave out 429, or that do not wait as long as it asks."""
    retry = subject.body.get("retry")
    if isinstance(retry, Unknown):
        yield retry
    elif isinstance(retry, dict):
        yield from _codes(retry.get("on"))
        honoured = retry.get("honor_retry_after")
        if isinstance(honoured, Unknown):
            yield honoured
        elif not is_on(honoured):
            path = ("retry", "honor_retry_after") if "honor_retry_after" in retry else ("retry",)
            yield Fault(path, {"told": "and does not wait as long as Retry-After says"})


@check("batch-size")
def batch_size(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag more than `most` items a request to the operation at the path `operation`."""
    calls = subject.body.get("calls")
    for number, call in enumerate(calls if isinstance(calls, list) else []):
        path = call.get("path") if isinstance(call, dict) else None
        if not (isinstance(path, str) and path.split("?")[0].endswith(options["operation"])):
            continue
        body = call.get("body")
        size = len(body) if isinstance(body, list) else call.get("batch_size")
        key = "body" if isinstance(body, list) else "batch_size"
        if isinstance(size, Unknown):
            yield size
        elif (items := as_number(size)) is not None and items > options["most"]:
            details = {"items": f"{items:,.0f}", "most": str(options["most"]), "path": path}
            yield Fault(("calls", number, key), details)


def _codes(codes: object) -> Iterator[Judgement]:
    if isinstance(codes, Unknown):
        yield codes
    elif isinstance(codes, list):
        unknown = next((one for one in codes if isinstance(one, Unknown)), None)
        if _REFUSED not in map(as_number, codes):
            yield unknown or Fault(("retry", "on"), {"told": "but not after a 429"})
