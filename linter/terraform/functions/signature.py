"""What a built-in function takes and gives, and how one is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from linter.model import Span, Unknown
from linter.terraform.construct import derived, is_unknown, string, unknown
from linter.terraform.convert import converted, settled
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.limits import bounded
from linter.terraform.ordering import parts
from linter.terraform.scope import Scope
from linter.terraform.text import Chunk, join_chunks
from linter.terraform.types import DYNAMIC, STRING, Type
from linter.terraform.value import Data, Value


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a function."""

    type: Type
    nullable: bool = False
    """Whether null may be passed."""
    takes_unknown: bool = False
    """Whether the function looks at an unknown argument itself; otherwise one makes the result
    unknown."""


class Surroundings(Protocol):
    """What a function that reads files sees of the evaluation it is called from."""

    @property
    def module_scope(self) -> Scope:
        """Return the scope of the module that the call stands in."""

    def template(self, text: str, path: str, names: Mapping[str, Value]) -> Value:
        """Render the template `text`, which stands in the file at `path`."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of a function: its arguments, converted, and its surroundings."""

    arguments: tuple[Value, ...]
    span: Span
    source: str
    surroundings: Surroundings

    @property
    def data(self) -> list[Any]:
        """The bare data of each argument."""
        return [argument.data for argument in self.arguments]


@dataclass(frozen=True, slots=True)
class Function:
    """A built-in function."""

    name: str
    parameters: tuple[Parameter, ...]
    rest: Parameter | None
    """The type of any further arguments; None where there can be none."""
    returns: Type
    compute: Callable[[Invocation], Value]
    spreads_sensitivity: bool = True
    """Whether a sensitive argument makes the result sensitive."""

    def parameter(self, position: int) -> Parameter:
        """Return the parameter that takes the argument at `position`."""
        if position < len(self.parameters):
            return self.parameters[position]
        if self.rest is None:
            raise RefusalError(f"{self.name}() takes {len(self.parameters)} arguments")
        return self.rest


FUNCTIONS: Final[dict[str, Function]] = {}
"""The built-in functions by name, as their modules register them."""


def function(
    name: str,
    *parameters: Parameter,
    rest: Parameter | None = None,
    returns: Type = DYNAMIC,
    spreads_sensitivity: bool = True,
) -> Callable[[Callable[[Invocation], Value]], Callable[[Invocation], Value]]:
    """Register a function that works on values."""

    def register(compute: Callable[[Invocation], Value]) -> Callable[[Invocation], Value]:
        FUNCTIONS[name] = Function(name, parameters, rest, returns, compute, spreads_sensitivity)
        return compute

    return register


def scalar(
    name: str, *types: Type, rest: Type | None = None, returns: Type
) -> Callable[[Callable[..., Data]], Callable[..., Data]]:
    """Register a function from plain strings, numbers and booleans to one of them."""

    def register(compute: Callable[..., Data]) -> Callable[..., Data]:
        def computed(invocation: Invocation) -> Value:
            data = compute(*invocation.data)
            if isinstance(data, str):
                return string(data, invocation.span)
            return Value(data, returns, invocation.span)

        parameters = tuple(Parameter(kind) for kind in types)
        further = None if rest is None else Parameter(rest)
        FUNCTIONS[name] = Function(name, parameters, further, returns, computed)
        return compute

    return register


def invoke(function: Function, given: Sequence[Value], invocation: Invocation) -> Value:
    """Call `function` with the arguments `given`, as Terraform would.

    Raises RefusalError where Terraform would refuse the call.
    """
    if len(given) < len(function.parameters):
        raise RefusalError(f"{function.name}() needs {len(function.parameters)} arguments")
    parameters = [function.parameter(position) for position in range(len(given))]
    arguments = tuple(map(_argument, given, parameters))
    sensitive = function.spreads_sensitivity and any(
        part.sensitive for argument in arguments for part in parts(argument)
    )
    waiting = [
        argument
        for argument, parameter in zip(arguments, parameters, strict=True)
        if is_unknown(argument) and not parameter.takes_unknown
    ]
    if any(argument.type == DYNAMIC for argument in waiting):
        result = unknown(derived(waiting), invocation.span)
    elif waiting:
        result = _unknown(function, derived(waiting), invocation)
    else:
        result = _computed(function, replace(invocation, arguments=arguments))
    return replace(result, sensitive=True) if sensitive and not result.sensitive else result


def _argument(value: Value, parameter: Parameter) -> Value:
    argument = converted(value, parameter.type)
    if argument.data is None and not parameter.nullable:
        raise RefusalError("an argument is null where a value is required", value.span)
    return argument


def _computed(function: Function, invocation: Invocation) -> Value:
    try:
        return function.compute(invocation)
    except UnknowableError as error:
        return _unknown(function, error.unknown, invocation)


def _unknown(function: Function, cause: Unknown, invocation: Invocation) -> Value:
    if not cause.expression:
        cause = replace(cause, expression=invocation.source, span=invocation.span)
    return unknown(cause, invocation.span, settled(DYNAMIC, function.returns))


def text_of(chunks: Iterable[Chunk], invocation: Invocation) -> Value:
    """Put a computed string together; unknown, with the parts that are known, where one is not."""
    span = invocation.span
    found = list(bounded(chunks))
    causes = [chunk for chunk in found if isinstance(chunk, Unknown)]
    if not causes:
        return string("".join(chunk for chunk in found if isinstance(chunk, str)), span)
    cause, known = derived(causes), join_chunks(found)
    whole = Unknown(cause.reason, invocation.source, span, known, cause.refers_to)
    return Value(whole, STRING, span)
