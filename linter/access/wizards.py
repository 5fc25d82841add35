"""What installing a premium app takes, as its wizard's configuration states it.

The wizard calls for whoever runs it, with a client of the vendor's organisation. What it calls is
in the vendor's code; its configuration states for each module which permissions the user must
have (`installPermissions`) and which scopes the client (`installScopes`). In 2019 it was one list,
`setupPermissionsRequired`. None of that says what anybody holds.
https://github.com/MyPureCloud/purecloud-premium-app/blob/master/docs/wizard/scripts/main.js
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from linter.access.caller import Caller, Kind
from linter.access.directory import Directory
from linter.access.held import Held, held_in, joined
from linter.access.use import Stated, Use
from linter.model import Unknown, View
from linter.readers.js_node import OPEN

_CHECKED = ("all", "wizard")
"""Values of `checkInstallPermissions` under which the wizard looks for what it states."""
_OPENING = ("all", "premium")
"""Those under which it looks for the permission to open the app."""


def wizards(directory: Directory, paths: Collection[str]) -> Iterator[Caller]:
    """Whoever installs each premium app that is configured in the files `paths`."""
    for app in directory.estate.views_of("premium_app"):
        if app.path in paths:
            uses = tuple(_uses(app))
            if uses:
                name = f"the wizard of {app.name}"
                yield Caller(Kind.WIZARD, name, app.address, "", uses, remarks=(_remark(app),))


def _uses(app: View) -> Iterator[Use]:
    """Nothing for an app whose configuration states nothing of the kind."""
    stated = ("install_permissions", "install_scopes", "setup_permissions")
    if not any(app.body.get(key) for key in stated):
        return
    modules = app.body.get("modules", {})
    yield from (_module(name, app) for name in modules if name != OPEN)
    yield from (use for name in ("wizard", "custom") if _asks(use := _module(name, app)))
    if app.body.get("post_custom_setup") is True:
        yield _module("postCustomSetup", app)
    if app.body.get("check_install_permissions") in _OPENING:
        yield from _opening(app)
    if OPEN in modules:
        yield Use(
            "more", (app.address,), (), "", "not known: what else it sets up is set elsewhere"
        )


def _module(name: str, app: View) -> Use:
    asked = _asked("install_permissions", name, app)
    former = held_in(app.body.get("setup_permissions")) if name == "wizard" else None
    permissions, scopes = joined([asked, former]), _asked("install_scopes", name, app)
    unknown = next((one.unknown for one in (permissions, scopes) if one and one.unknown), None)
    flaw = f"not known: {unknown.reason}" if unknown else ""
    if permissions is None and scopes is None and not _as_of_2019(app):
        flaw = "its settings do not say what that takes"
    return Use(
        name, (app.address,), (), "", flaw, stated=Stated(_names(permissions), _names(scopes))
    )


def _names(asked: Held | None) -> tuple[str, ...]:
    return tuple(sorted(asked.names)) if asked else ()


def _asked(key: str, module: str, app: View) -> Held | None:
    """What is listed for a module; None where nothing is."""
    by_module = app.body.get(key)
    if isinstance(by_module, Unknown):
        return held_in(by_module)
    if not isinstance(by_module, dict):
        return None
    return held_in(by_module.get(module, by_module.get(OPEN)))


def _as_of_2019(app: View) -> bool:
    """Whether one list stands for all modules."""
    return "setup_permissions" in app.body and "install_permissions" not in app.body


def _asks(use: Use) -> bool:
    return bool(use.permissions or use.scopes or use.flaw.startswith("not known"))


def _opening(app: View) -> Iterator[Use]:
    permission = app.body.get("view_permission")
    if isinstance(permission, str):
        yield Use("opening the app", (app.address,), (), "", stated=Stated((permission,)))


def _remark(app: View) -> str:
    told = (
        "whoever installs the app must hold these permissions, and the wizard's client the scopes"
    )
    check = app.body.get("check_install_permissions")
    if isinstance(check, Unknown):
        return told
    looks = "looks" if check in _CHECKED else "does not look"
    return f"{told}; the wizard {looks} for the former"
