"""Premium apps: kind `premium_app`, the configuration of the vendor's installation wizard.

| key | value |
|---|---|
| `client_id` | of the OAuth client that the wizard itself uses |
| `client_ids` | object: the same by domain of the region, as in 2019 |
| `wizard_url`, `landing_url` | where the wizard and the app are |
| `integration_type`, `view_permission` | what the platform provisioned for the app |
| `check_install_permissions` | `all`, `premium`, `wizard` or `none` |
| `environment` | the domain of the region that is taken where the platform names none |
| `default_language`, `languages` | the latter an object |
| `uninstall` | whether the wizard removes the app as well |
| `prefix` | of the names of what the wizard makes |
| `permissions`, `scopes` | lists: what installing and uninstalling takes |
| `install_permissions`, `install_scopes` | objects: what installing takes, by module |
| `setup_permissions` | list: the former, as in 2019 |
| `post_custom_setup` | whether installing ends with a step of the vendor's own |
| `modules` | object: what the wizard sets up, by `role`, ...; has `...` where there may be more |
| `urls` | list of `key` and `value`: every URL in the configuration |

The data actions, OAuth clients and roles that a wizard sets up have views of their own kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model import Resource, Unknown, View
from linter.readers.js_node import OPEN
from linter.views.field import Field, Layout, assemble
from linter.views.index import ResourceIndex
from linter.wizard import MODULES

_NAMES = {
    "client_id": ("clientID",),
    "client_ids": ("clientIDs",),
    "wizard_url": ("wizardUriBase",),
    "landing_url": ("redirectURLOnWizardCompleted", "premiumAppURL"),
    "integration_type": ("premiumAppIntegrationTypeId", "appName"),
    "view_permission": ("premiumAppViewPermission", "viewPermission"),
    "check_install_permissions": ("checkInstallPermissions",),
    "environment": ("defaultGcEnvironment", "defaultPcEnvironment"),
    "default_language": ("defaultLanguage",),
    "languages": ("availableLanguageAssets",),
    "uninstall": ("enableUninstall",),
    "prefix": ("prefix",),
    "install_permissions": ("installPermissions",),
    "install_scopes": ("installScopes",),
    "setup_permissions": ("setupPermissionsRequired",),
    "post_custom_setup": ("enableCustomSetupStepAfterInstall",),
}
"""The keys and how the wizard spells them, today's spelling first."""
_FORMER_MODULES = {
    "roles": "role",
    "groups": "group",
    "appInstances": "app-instance",
    "widgetInstances": "widget-instance",
    "oauthClients": "oauth-client",
    "dataTables": "data-table",
}
"""Names of modules in 2019."""
_URL = re.compile(r"(?:https?|wss?)://", re.IGNORECASE)


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every wizard's configuration."""
    for resource in index.of_type("premium-app"):
        yield _view(Field.of(resource), resource)


def modules(config: Field) -> Iterator[tuple[str, Field]]:
    """What the wizard sets up, by today's name of each module; the field holds a list."""
    provisioning = config.get("provisioningInfo")
    for key, field in (provisioning or config).entries():
        name = _FORMER_MODULES.get(key, key)
        if name in MODULES and field.value is not None:
            yield name, field


def _more(config: Field) -> Field:
    """Why there may be more modules than are written; MISSING where there are no more."""
    provisioning = config.get("provisioningInfo")
    if isinstance(provisioning.value, Unknown):
        return provisioning
    return (provisioning or config).get(OPEN)


def _view(config: Field, resource: Resource) -> View:
    layout: dict[str, Layout] = {key: config.first(*names) for key, names in _NAMES.items()}
    layout["permissions"] = _held(config, "installPermissions", "uninstallPermissions")
    layout["scopes"] = _held(config, "installScopes", "uninstallScopes")
    layout["modules"] = {**dict(modules(config)), OPEN: _more(config)}
    layout["urls"] = [{"key": key, "value": field} for key, field in _urls(config)]
    body, spans = assemble(layout, config)
    name = body.get("integration_type")
    shown = name if isinstance(name, str) and name else resource.name
    return View("premium_app", shown, body, spans, resource)


def _held(config: Field, *names: str) -> Layout:
    """What is listed per module under any of the keys, each where it was written."""
    groups = [config.get(name) for name in names]
    lists = [field for group in groups for key, field in group.entries() if key != OPEN]
    return [one for field in lists for one in field.items()]


def _urls(config: Field) -> Iterator[tuple[str, Field]]:
    waiting: list[tuple[str, Field]] = [("", config)]
    while waiting:
        key, field = waiting.pop()
        if isinstance(field.value, dict):
            waiting.extend(reversed(list(field.entries())))
        elif isinstance(field.value, list):
            waiting.extend((key, one) for one in reversed(list(field.items())))
        elif isinstance(field.value, str) and _URL.match(field.value):
            yield key, field
