"""What hands a value on to the one who names it: a variable, a local, an output, an argument."""

from __future__ import annotations

from typing import NamedTuple

from linter.model import Step
from linter.terraform.modules.addresses import joined, local_address
from linter.terraform.modules.attributes import Configurations
from linter.terraform.modules.called import Called
from linter.terraform.modules.declarations import Declaration, key_of
from linter.terraform.modules.expansion import NO_BINDINGS, Expansion
from linter.terraform.modules.frame import NO_LOOPS, Frame, Site, loops_of, span_of
from linter.terraform.modules.inputs import Assignment, Text
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.sought import Keys, Sought, found_in
from linter.terraform.value import Value


class Hop(NamedTuple):
    """One name further back."""

    steps: tuple[Step, ...]
    """What is passed, the nearest first."""
    site: Site | None
    """The expression that the value comes from; None where nothing more can be told."""
    sought: Sought


def handed(keys: Keys, frame: Frame, sought: Sought) -> Hop | None:
    """Who handed on the part sought, which the names and `keys` lead to; None where unknown."""
    if keys[0] in frame.bindings:
        return _element(str(keys[0]), keys[1:], frame, sought)
    key = key_of(tuple(map(str, keys)))
    declaration = frame.instance.module.get(*key)
    if declaration is None:
        return None
    rest = keys[len(key) - (key[0] == "resource") :]
    match frame.instance.cell_of(declaration).result:
        case Value() as value if key[0] == "variable":
            return _variable(declaration, frame.instance, _part(value, sought, rest))
        case Value() as value:
            return _expression(declaration, frame.instance, _part(value, sought, rest))
        case Called() as called:
            return _output(called, rest, sought)
        case Configurations() as made:
            return _attribute(made, rest, sought)
    return None


def _part(whole: Value, sought: Sought, keys: Keys) -> Sought:
    part = Sought(sought.value, keys)
    return found_in(whole, part) or part._replace(keys=None)


def _element(name: str, rest: Keys, frame: Frame, sought: Sought) -> Hop | None:
    """An element of the collection that a block is repeated for."""
    site = frame.loops.get(name)
    if site is None:
        return None
    bound = frame.bindings[name].data
    key = bound["key"].data if isinstance(bound, dict) else None
    if isinstance(key, str | int) and rest[:1] == ("value",):
        return Hop((), site, sought._replace(keys=(key, *rest[1:])))
    return Hop((), site, sought._replace(keys=None))


def _variable(declaration: Declaration, instance: ModuleInstance, sought: Sought) -> Hop | None:
    default = _site(declaration, "default", Frame(instance, NO_BINDINGS, NO_LOOPS))
    if default is not None and span_of(default).covers(sought.value.span):
        return Hop((), default, sought)
    if instance.caller is None:
        return _given(declaration, instance, sought)
    caller, call, bindings = (
        instance.caller.instance,
        instance.caller.call,
        instance.caller.bindings,
    )
    given = _site(call, declaration.name, Frame(caller, bindings, loops_of(caller, call)))
    if given is None:
        return None
    told = f"{instance.address} is called with {declaration.name}"
    passed = Step(told, span_of(given), instance.address)
    return Hop((_received(declaration, instance), passed), given, sought)


def _given(declaration: Declaration, root: ModuleInstance, sought: Sought) -> Hop | None:
    """What the user gives to a variable of a root module."""
    received = _received(declaration, root)
    match root.root.inputs.given.get(declaration.name):
        case Text():
            told = f"{received.told} is given on the command line or in the environment"
            return Hop((received._replace(told=told),), None, sought)
        case Assignment(file=file, argument=argument):
            site = Site(argument.expression, file, Frame(root, NO_BINDINGS, NO_LOOPS))
            return Hop((received, Step(f"{received.told} is set", span_of(site))), site, sought)
    return None


def _received(declaration: Declaration, instance: ModuleInstance) -> Step:
    return Step(_label(declaration, instance), declaration.header)


def _expression(declaration: Declaration, instance: ModuleInstance, sought: Sought) -> Hop | None:
    """A local value or an output, which is what its expression comes to."""
    argument = declaration.name if declaration.kind == "local" else "value"
    site = _site(declaration, argument, Frame(instance, NO_BINDINGS, NO_LOOPS))
    if site is None:
        return None
    return Hop((Step(_label(declaration, instance), span_of(site)),), site, sought)


def _output(called: Called, rest: Keys, sought: Sought) -> Hop | None:
    """An output of a module, for one instance of the call."""
    number, rest = _numbered(called.expansion, rest)
    if number is None or number >= len(called.children) or not rest:
        return None
    child = called.children[number]
    declaration = child.module.get("output", str(rest[0]))
    if declaration is None:
        return None
    value = child.cell_of(declaration).result
    if not isinstance(value, Value):
        return None
    return _expression(declaration, child, _part(value, sought, rest[1:]))


def _attribute(made: Configurations, rest: Keys, sought: Sought) -> Hop | None:
    """An argument of a resource, which others refer to as its attribute."""
    number, rest = _numbered(made.expansion, rest)
    if number is None or number >= len(made.bodies) or not rest:
        return None
    body, name = made.bodies[number], str(rest[0])
    setting = body.settings.get(name)
    if setting is None:
        return None
    address = made.address + made.expansion.instances[number].suffix
    step = Step(f"{address}.{name}", setting.expression)
    return Hop((step,), body.site(setting), _part(setting.value, sought, rest[1:]))


def _numbered(expansion: Expansion, keys: Keys) -> tuple[int | None, Keys]:
    """Which instance the first key names, if there are several, and the keys left."""
    if not expansion.keyed:
        return 0, keys
    known = {str(one.key): number for number, one in enumerate(expansion.instances)}
    return (known.get(str(keys[0])) if keys else None), keys[1:]


def _label(declaration: Declaration, instance: ModuleInstance) -> str:
    return joined(instance.address, local_address(declaration))


def _site(declaration: Declaration, argument: str, frame: Frame) -> Site | None:
    found = declaration.argument(argument)
    return None if found is None else Site(found[1].expression, found[0].file, frame)
