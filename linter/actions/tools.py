"""The platform's macros: `$esc.jsonString(...)` and its kin.

Names: Resource Center, "Velocity macros for data actions". `esc` is Velocity's EscapeTool with
the platform's own methods. What a macro gives for null is not published, so it is undecided.
"""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable, Container
from typing import Final
from urllib.parse import quote, quote_plus

from linter.actions.values import AssumedText, Tool, Undecided, Value, printed
from linter.readers.velocity.syntax import Method, Reference

TOOLS: dict[str, Tool] = {
    name: Tool(name)
    for name in (
        "esc",
        "encoding",
        "math",
        "salesforce",
        "msdynamics",
        "successTemplateUtils",
        "urlTool",
    )
}
"""What every template can see, by name."""

LIVE: dict[str, Tool] = {name: Tool(name) for name in ("credentials", "authResponse", "context")}
"""What only the live system fills: the integration's credentials, and what its login gave."""

JSON_ESCAPES: Final = frozenset(("json", "jsonEncode", "jsonString"))
"""The macros of `esc` after which any text can stand in a JSON string."""
URL_ESCAPES: Final = frozenset(("uriEncode", "url", "urlFormEncode"))
"""Those after which it can stand in a URL."""

_SIGNS = {
    "dollar": "$",
    "d": "$",
    "hash": "#",
    "h": "#",
    "quote": '"',
    "q": '"',
    "singleQuote": "'",
    "s": "'",
    "newline": "\n",
    "n": "\n",
    "backslash": "\\",
    "b": "\\",
    "exclamation": "!",
    "e": "!",
}
"""https://velocity.apache.org/tools/3.1/apidocs/org/apache/velocity/tools/generic/EscapeTool.html"""

_SOSL_RESERVED = set("?&|!{}[]()^~*:\\\"'+-")
"""https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm"""


def is_macro(reference: Reference, names: Container[str]) -> bool:
    """Whether a reference prints what one of the macros `names` of `esc` makes of one argument.

    So it does where nothing in the template is called `esc` too.
    """
    match reference:
        case Reference(
            escapes=0, name="esc", steps=(Method(name=name, arguments=(_,)),), otherwise=None
        ):
            return name in names
    return False


def sign(tool: Tool, name: str) -> Value:
    """`$esc.quote` and its kin, or an entry such as `${credentials.key}`."""
    if tool.name in LIVE:
        return AssumedText(f"<{tool.name}.{name}>")
    if tool.name == "esc" and name in _SIGNS:
        return _SIGNS[name]
    return Undecided(f'"{tool.name}.{name}" is not evaluated')


def apply(tool: Tool, name: str, arguments: list[Value]) -> Value:
    """What the macro `$tool.name(arguments)` gives."""
    if tool.name in LIVE and name == "get" and len(arguments) == 1:
        return AssumedText(f"<{tool.name}>")
    texts: list[str] = []
    for given in arguments:
        text = printed(given) if given is not None else Undecided(f"{tool.name}.{name} of null")
        if isinstance(text, Undecided):
            return text
        texts.append(text)
    if (tool.name, name) == ("successTemplateUtils", "firstFromArray") and texts:
        return _first(texts)
    known = _MACROS.get((tool.name, name))
    if known is None or len(texts) != 1:
        return Undecided(f'"{tool.name}.{name}" is not evaluated')
    return known(texts[0])


def _first(texts: list[str]) -> Value:
    """The first item of a JSON array as JSON text, or the fallback where there is none."""
    try:
        items = json.loads(texts[0])
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list):
        return Undecided("firstFromArray is given something that is not a JSON array")
    if items:
        return json.dumps(items[0], ensure_ascii=False)
    return texts[1] if len(texts) == 2 else Undecided("firstFromArray of an empty array")


def _json_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _reserved(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _SOSL_RESERVED else sign for sign in text)


def _percent(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _form(text: str) -> str:
    return quote_plus(text, errors="replace")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")


_MACROS: dict[tuple[str, str], Callable[[str], str]] = {
    ("esc", "jsonString"): _json_string,
    ("esc", "jsonEncode"): _json_string,
    ("esc", "json"): _json_string,
    ("esc", "url"): _form,
    ("esc", "urlFormEncode"): _form,
    ("esc", "uriEncode"): _percent,
    ("esc", "html"): html.escape,
    ("esc", "xml"): html.escape,
    ("encoding", "base64"): _base64,
    ("salesforce", "escReserved"): _reserved,
}
