"""What is known of the Terraform modules of an estate, by folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.kept import kept
from linter.model import Estate, Resource, Unknown

MODULE: Final = "terraform-module"
"""The type of the resources that stand for whole modules; see linter/terraform_summaries.py."""

PROVIDER: Final = "genesyscloud"
SOURCE: Final = "mypurecloud/genesyscloud"


class ModuleFacts:
    """The modules, `terraform` blocks and provider blocks of one estate."""

    def __init__(self, estate: Estate) -> None:
        self.modules: dict[str, Mapping[str, Any]] = {
            one.body["folder"]: one.body for one in _resources(estate, MODULE)
        }
        self._outputs: dict[str, frozenset[str] | None] = {}
        self._settings: dict[str, list[Resource]] = defaultdict(list)
        for one in _resources(estate, "terraform"):
            self._settings[folder_of(one.path)].append(one)
        self._providers: dict[str, list[Resource]] = defaultdict(list)
        for one in _resources(estate, f"provider.{PROVIDER}"):
            self._providers[folder_of(one.path)].append(one)

    def outputs(self, folder: str) -> frozenset[str] | None:
        """The outputs that a module declares; None where it may have others or is not there."""
        if folder not in self._outputs:
            module = self.modules.get(folder)
            known = None
            if module is not None and module["complete"]:
                known = frozenset(key[1] for key in module["declared"] if key[0] == "output")
            self._outputs[folder] = known
        return self._outputs[folder]

    def settings(self, folder: str) -> tuple[Resource, ...]:
        """The `terraform` blocks of a module."""
        return tuple(self._settings.get(folder, ()))

    def providers(self, folder: str) -> tuple[Resource, ...]:
        """The blocks of the genesyscloud provider in a module."""
        return tuple(self._providers.get(folder, ()))

    def demands(self, folder: str) -> Iterator[tuple[Resource, object]]:
        """The `terraform` blocks that require the provider, each with what it says of it."""
        for resource in self.settings(folder):
            for entries in _blocks(resource.body, "required_providers"):
                if PROVIDER in entries:
                    yield resource, entries[PROVIDER]

    def versions(self, folder: str) -> Iterator[object]:
        """The constraints that a module puts on the provider's version: texts, or Unknown.

        Before Terraform 0.13 they stood in the provider block, and they still count there.
        """
        entries = [stated(entry, "version") for _, entry in self.demands(folder)]
        blocks = [one.body.get("version") for one in self.providers(folder)]
        yield from (one for one in (*entries, *blocks) if one is not None)

    def locked(self, folder: str) -> str | None:
        """The provider's version in a module's lock file, if it has one."""
        found = self.modules.get(folder, {}).get("locked", {}).get(SOURCE)
        return found if isinstance(found, str) else None

    def is_root(self, folder: str) -> bool:
        """Whether a module is one to run Terraform in, as opposed to one for others to call.

        No module of the estate calls it, and it configures the provider or a backend, has values
        or a lock file beside it, or takes no variables.
        """
        module = self.modules.get(folder)
        if module is None or module["called"]:
            return False
        takes_none = all(key[0] != "variable" for key in module["declared"])
        set_up = module["values"] or module["locked"] or self.providers(folder)
        return bool(takes_none or set_up or self._keeps_state(folder))

    def _keeps_state(self, folder: str) -> bool:
        return any({"backend", "cloud"} & set(one.body) for one in self.settings(folder))


@kept(2)
def module_facts(estate: Estate) -> ModuleFacts:
    """The facts of an estate, worked out once."""
    return ModuleFacts(estate)


def folder_of(path: str) -> str:
    """The folder that holds a file; empty for the scan root."""
    return path.rpartition("/")[0]


def stated(entry: object, key: str) -> object:
    """What an entry of `required_providers` says under `source` or `version`; None if nothing.

    The form of Terraform 0.12, `genesyscloud = "~> 1.0"`, gives only a version.
    """
    if isinstance(entry, dict):
        return entry.get(key)
    if isinstance(entry, Unknown):
        return entry
    return entry if key == "version" else None


def _resources(estate: Estate, kind: str) -> Iterator[Resource]:
    for one in estate.of(kind):
        if isinstance(one, Resource) and isinstance(one.body, dict):
            yield one


def _blocks(body: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    found = body.get(kind)
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one
