"""Whether organisations have the products that an app's calls go to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linter.access.calls import calls_of
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View


@check("entitled-organization")
def entitled_organization(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag organisations whose entitlements lack the product that a call goes to.

    `products` is a list of `entitlement`, other `names` for it, and the `paths` that its calls
    begin with. A manifest that tells no organisation's entitlements is not judged.
    """
    listed = _listed(subject.body.get("organizations"))
    if not any(isinstance(one, dict) and "entitlements" in one for one in listed):
        return
    for product in options["products"]:
        call = _first_call(subject, context, tuple(product["paths"]))
        if call is not None:
            names = {product["entitlement"], *product.get("names", ())}
            yield from _lacking(listed, names, product["entitlement"], call)


def _lacking(
    listed: list[Any], names: Iterable[str], product: str, call: str
) -> Iterator[Judgement]:
    wanted = {_plain(name) for name in names}
    for number, one in enumerate(listed):
        if not isinstance(one, dict):
            continue
        held = one.get("entitlements")
        known = [held] if isinstance(held, Unknown) else _listed(held)
        if any(isinstance(name, str) and _plain(name) in wanted for name in known):
            continue
        unknown = next((name for name in known if isinstance(name, Unknown)), None)
        key = "entitlements" if "entitlements" in one else "name"
        details = {"organization": _name(one, number), "product": product, "operation": call}
        yield unknown or Fault(("organizations", number, key), details)


def _first_call(view: View, context: Context, prefixes: tuple[str, ...]) -> str | None:
    for call in calls_of(view, context.catalogue):
        if call.name.partition(" ")[2].startswith(prefixes):
            return call.name
    return None


def _name(organization: dict[str, Any], number: int) -> str:
    name = organization.get("name")
    return name if isinstance(name, str) else f"number {number + 1}"


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
