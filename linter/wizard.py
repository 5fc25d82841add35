"""What tells a premium app's wizard configuration from any other JavaScript.

The keys are those of the vendor's sample and of its 2019 form:
https://github.com/MyPureCloud/purecloud-premium-app
"""

from __future__ import annotations

import re
from typing import Final

MODULES: Final = frozenset(
    {
        "role",
        "group",
        "app-instance",
        "widget-instance",
        "interaction-widget",
        "widget-deployment",
        "open-messaging",
        "ws-data-actions",
        "gc-data-actions",
        "data-table",
        "oauth-client",
        "byoc-cloud-trunk",
        "audiohook",
        "event-bridge",
    }
)
"""What the wizard can set up in an organisation."""

_MARKERS = (
    "provisioningInfo",
    "premiumAppIntegrationTypeId",
    "permissionPolicies",
    "gc-data-actions",
    "ws-data-actions",
    "setupPermissionsRequired",
)
_EXPORT = re.compile(
    r"^[ \t]*(?:export[ \t]+default|module\.exports[ \t]*=|(?:const|let|var)[ \t]+\w+[ \t]*=)"
    r"[ \t]*\{",
    re.MULTILINE,
)
_SETTING = re.compile(
    r"""^[ \t]*["']?(?:provisioningInfo|premiumAppIntegrationTypeId)["']?[ \t]*:""", re.MULTILINE
)
"""At the start of a line, as people write them and bundlers do not."""
_COMMON = frozenset({"role", "group", "data-table"})
"""Modules whose names other programs use, too."""
_FEWEST = 2
"""Modules that make an object the provisioning settings by themselves."""


def may_be_wizard(text: str) -> bool:
    """Whether a script is worth parsing."""
    return any(marker in text for marker in _MARKERS)


def is_wizard(text: str) -> bool:
    """Whether a script that cannot be parsed is a premium app's configuration all the same."""
    return bool(_SETTING.search(text) and _EXPORT.search(text))


def is_premium_app(body: object) -> bool:
    """Whether an object is the wizard's configuration, in its form of today or of 2019, or the
    provisioning settings by themselves."""
    if not isinstance(body, dict):
        return False
    if "provisioningInfo" in body or "premiumAppIntegrationTypeId" in body:
        return True
    if {"clientIDs", "setupPermissionsRequired"} <= set(body):
        return True
    modules = {key for key in MODULES if isinstance(body.get(key), list)}
    return len(modules) >= _FEWEST and not modules <= _COMMON
