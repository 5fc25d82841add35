"""What Velocity's expressions can come to, and the rules that both engines share about them.

Java's null is None; its strings, numbers, booleans, lists and maps are Python's. Where Velocity
1.7 and 2.3 differ the answer is Undecided, as the platform does not say which one it runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan

LONGEST = 100_000
"""Characters; a longer string is left undecided, so that doubling one in a loop stays cheap."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A value that gclint cannot tell, and why, as a clause."""

    reason: str


class AssumedText(str):
    """Stands for a text that only the live system has: a credential, a token."""

    __slots__ = ()


class MappedText(str):
    """What the translation map found, as the JSON text that the platform pastes in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """One of the platform's macro libraries: `esc`, `encoding`."""

    name: str


Value = (
    None | bool | int | float | str | list["Value"] | dict[str, "Value"] | Tool | Undecided
)  # a list or a map holds values of the same kind

DIFFERS = "Velocity 1.7 and 2.3 differ here"


def like(text: str, *sources: Value) -> str:
    """`text`, marked as known to the live system only where one of its `sources` is."""
    for kind in (MappedText, AssumedText):
        if any(isinstance(source, kind) for source in sources):
            return kind(text)
    return text


def printed(value: Value) -> str | Undecided:
    """What Java's toString gives for a value that is not null."""
    match value:
        case Undecided():
            return value
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int():
            return str(value)
        case float():
            return _double(value)
        case list():
            return _joined(value, "[", "]")
        case dict():
            return Undecided("how a whole object prints is not published")
    return Undecided("it has no text of its own")


def truth(value: Value, *, written: bool = False) -> bool | Undecided:
    """Whether `#if` takes it for true; `written` for a literal, which 1.7 holds for false."""
    if value is None or isinstance(value, Tool):
        return value is not None
    if isinstance(value, bool | Undecided):
        return value
    if bool(value) is not written:
        return bool(value)
    return Undecided(f"#if of such a value: {DIFFERS}")


def equal(left: Value, right: Value) -> bool | Undecided:
    """`left == right`."""
    for side in (left, right):
        if isinstance(side, Undecided):
            return side
    if left is None or right is None:
        return left is right
    for side in (left, right):
        if isinstance(side, AssumedText | MappedText):
            return Undecided("what is compared is known to the live system only")
    if _is_number(left) and _is_number(right):
        return left == right
    if type(left) is type(right) or (isinstance(left, str) and isinstance(right, str)):
        return left == right
    ours, theirs = printed(left), printed(right)
    if isinstance(ours, Undecided) or isinstance(theirs, Undecided):
        return Undecided("the two sides are not comparable on paper")
    return True if ours == theirs else _unlike(ours, theirs)


def compare(operator: str, left: Value, right: Value) -> bool | Undecided:
    """`<`, `<=`, `>` and `>=`, which know numbers only."""
    for side in (left, right):
        if isinstance(side, Undecided):
            return side
    if left is None or right is None:
        return False
    if isinstance(left, int | float) and isinstance(right, int | float):
        order = (left > right) - (left < right)
        return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[operator]
    if isinstance(left, str) and isinstance(right, str):
        return False if type(left) is type(right) is str else Undecided("a text is compared")
    return Undecided(f"a number is compared with a text: {DIFFERS}")


def _unlike(ours: str, theirs: str) -> bool | Undecided:
    """`5 == '5.0'`: 2.3 reads the text as a number, 1.7 does not."""
    try:
        alike = float(ours) == float(theirs)
    except ValueError:
        return False
    return Undecided(f"a number is compared with a text: {DIFFERS}") if alike else False


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _joined(items: list[Value], opening: str, closing: str) -> str | Undecided:
    texts: list[str] = []
    for item in items:
        text = "null" if item is None else printed(item)
        if isinstance(text, Undecided):
            return text
        texts.append(text)
    return opening + ", ".join(texts) + closing


def _double(number: float) -> str:
    """Double.toString: plain from a thousandth up to ten million, else with an exponent."""
    if not isfinite(number):
        return "NaN" if isnan(number) else "Infinity" if number > 0 else "-Infinity"
    if number == 0 or 1e-3 <= abs(number) < 1e7:
        text = f"{number:f}" if "e" in repr(number) else repr(number)
        return text if "." in text else f"{text}.0"
    mantissa, _, exponent = f"{number!r}".partition("e")
    if not exponent:
        digits = f"{number:.16e}".partition("e")
        mantissa, exponent = repr(float(digits[0])), digits[2]
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent)}"
