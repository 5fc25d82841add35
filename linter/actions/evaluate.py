"""The values of Velocity's expressions, given what the names stand for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from linter.actions import methods, tools
from linter.actions.values import (
    DIFFERS,
    LONGEST,
    Tool,
    Undecided,
    Value,
    compare,
    equal,
    like,
    printed,
    truth,
)
from linter.readers.velocity.syntax import (
    Binary,
    Expression,
    Index,
    Interpolated,
    ListLiteral,
    Literal,
    MapLiteral,
    Method,
    Node,
    Property,
    RangeLiteral,
    Reference,
    Step,
    Unary,
)

LONGEST_RANGE = 10_000
"""Items; a longer range is left undecided."""


class Evaluator:
    """Evaluates over `names`, which `#set` and `#foreach` change as rendering goes on.

    `interpolate` renders the inside of a string in double quotes.
    """

    def __init__(
        self, names: dict[str, Value], interpolate: Callable[[tuple[Node, ...]], str | Undecided]
    ) -> None:
        self.names = names
        self._interpolate = interpolate

    def close(self) -> None:
        """Let go of what renders strings, which refers back to this: there are thousands of both,
        and circles wait for the collector."""
        self._interpolate = _closed

    def value(self, expression: Expression) -> Value:
        """What `expression` comes to; None where it is undefined."""
        match expression:
            case Literal(value=value):
                return float(value) if isinstance(value, Decimal) else value
            case Reference():
                return self.reference(expression)
            case Interpolated(nodes=nodes):
                return self._interpolate(nodes)
            case Binary(operator=operator, left=left, right=right):
                return self._binary(operator, left, right)
            case Unary():
                return self._unary(expression)
            case ListLiteral(items=items):
                return [self.value(item) for item in items]
            case MapLiteral(entries=entries):
                return self._map(entries)
            case RangeLiteral(first=first, last=last):
                return _range(self.value(first), self.value(last))
        return Undecided("it is not evaluated")

    def reference(self, reference: Reference) -> Value:
        """What the reference stands for, its backslashes aside."""
        value = self._name(reference.name)
        for step in reference.steps:
            if value is None or isinstance(value, Undecided):
                break
            value = self._step(value, step)
        if reference.otherwise is None or isinstance(value, Undecided):
            return value
        return Undecided(f"a default within a reference: {DIFFERS}")

    def condition(self, expression: Expression) -> bool | Undecided:
        """Whether `#if` takes the branch."""
        written = isinstance(expression, Literal | Interpolated | ListLiteral | MapLiteral)
        return truth(self.value(expression), written=written)

    def _name(self, name: str) -> Value:
        if name in self.names:
            return self.names[name]
        if name == "null":
            return None
        if "-" in name:
            return Undecided(f'how the hyphen of "{name}" is read: {DIFFERS}')
        return Undecided(f'the platform documents no name "{name}"')

    def _step(self, value: Value, step: Step) -> Value:
        match step:
            case Method(name=name, arguments=written):
                given = [self.value(argument) for argument in written]
                if isinstance(value, Tool):
                    return tools.apply(value, name, given)
                return methods.call(value, name, given)
            case Index(key=key):
                return methods.item(value, self.value(key))
            case Property(name=name):
                return self._attribute(value, name)

    def _attribute(self, value: Value, name: str) -> Value:
        if isinstance(value, Tool):
            return tools.sign(value, name)
        found = methods.attribute(value, name)
        if found is None and "-" in name:
            return Undecided(f'how the hyphen of "{name}" is read: {DIFFERS}')
        return found

    def _unary(self, expression: Unary) -> Value:
        if expression.operator == "!":
            inner = self.condition(expression.operand)
            return inner if isinstance(inner, Undecided) else not inner
        value = self.value(expression.operand)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return -value
        return value if isinstance(value, Undecided) else None

    def _binary(self, operator: str, left: Expression, right: Expression) -> Value:
        if operator in ("&&", "||"):
            return self._logical(operator, left, right)
        first, second = self.value(left), self.value(right)
        if operator in ("==", "!="):
            same = equal(first, second)
            return same if isinstance(same, Undecided) else same is (operator == "==")
        if operator in ("<", "<=", ">", ">="):
            return compare(operator, first, second)
        return _arithmetic(operator, first, second)

    def _logical(self, operator: str, left: Expression, right: Expression) -> bool | Undecided:
        settles = operator == "||"
        first = self.condition(left)
        if first is settles:
            return settles
        second = self.condition(right)
        if second is settles:
            return settles
        return first if isinstance(first, Undecided) else second

    def _map(self, entries: tuple[tuple[Expression, Expression], ...]) -> Value:
        found: dict[str, Value] = {}
        for key, value in entries:
            name = self.value(key)
            if not isinstance(name, str):
                return Undecided("a key is not known to be a text")
            found[name] = self.value(value)
        return found


def _closed(_: tuple[Node, ...]) -> Undecided:
    return Undecided("the rendering is over")


def _range(first: Value, last: Value) -> Value:
    if not isinstance(first, int) or not isinstance(last, int):
        return Undecided("a range is not between whole numbers")
    if abs(last - first) >= LONGEST_RANGE:
        return Undecided("a range is too long")
    step = 1 if last >= first else -1
    return [*range(first, last + step, step)]


def _arithmetic(operator: str, left: Value, right: Value) -> Value:
    for side in (left, right):
        if isinstance(side, Undecided):
            return side
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        return _joined(left, right)
    if left is None or right is None:
        return None
    if not (isinstance(left, int | float) and isinstance(right, int | float)):
        return None if isinstance(left, str) or isinstance(right, str) else Undecided("no numbers")
    if operator in "/%" and right == 0:
        return None
    return _number(operator, left, right)


def _joined(left: Value, right: Value) -> Value:
    first = Undecided("a text is added to null") if left is None else printed(left)
    second = Undecided("a text is added to null") if right is None else printed(right)
    if isinstance(first, Undecided) or isinstance(second, Undecided):
        return first if isinstance(first, Undecided) else second
    if len(first) + len(second) > LONGEST:
        return Undecided("a text grows too long")
    return like(first + second, left, right)


def _number(operator: str, left: float, right: float) -> Value:
    """Java's arithmetic: whole numbers divide to whole numbers, rounded towards zero."""
    if operator == "+":
        result = left + right
    elif operator == "-":
        result = left - right
    elif operator == "*":
        result = left * right
    else:
        quotient = (
            abs(left) // abs(right) if isinstance(left, int) and isinstance(right, int) else None
        )
        if quotient is None:
            return left / right if operator == "/" else Undecided("a remainder of fractions")
        whole = quotient if (left < 0) == (right < 0) else -quotient
        result = whole if operator == "/" else left - whole * right
    return result if abs(result) < 2**31 else Undecided("a number is too large")
