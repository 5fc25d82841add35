"""Whether a run of today and one of tomorrow use the same provider and modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.module_facts import (
    PROVIDER,
    ModuleFacts,
    folder_of,
    module_facts,
)
from linter.model import Fault, Judgement, Resource, Unknown

_GIT: Final = re.compile(r"git::|git@|(?:github\.com|bitbucket\.org)/")
_REGISTRY: Final = re.compile(r"(?:[\w.-]+\.[\w-]+(?::\d+)?/)?[\w-]+/[\w-]+/[\w-]+(?://.*)?")
_REF: Final = re.compile(r"[?&]ref=([^&]*)")
_USER: Final = re.compile(r"(?<=//)[^/@]*@")
_MOVING: Final = re.compile(
    r"(?:refs/)?heads/.*|(?:feature|feat|bugfix|fix|hotfix|release|users?)/.*"
    r"|head|main|master|trunk|dev|develop|development|latest|stable|next|staging|production",
    re.IGNORECASE,
)
"""Names that branches go by. Any other may be a tag, and so is taken for one."""


@check("pinned-provider")
def pinned_provider(subject: Resource, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a root module that states no version of the provider, in one place.

    That is its entry in `required_providers` or, without one, its first provider block. A module
    with neither takes both from its caller. A lock file settles the version, too.
    """
    folder = folder_of(subject.path)
    facts = module_facts(context.estate)
    if not facts.is_root(folder) or facts.locked(folder):
        return
    versions = list(facts.versions(folder))
    if not _speaks_for(subject, folder, facts):
        return
    if not versions and not facts.modules[folder]["complete"]:
        yield Unknown("a part of this module could not be read")
    elif not versions:
        entry = ("required_providers", 0, PROVIDER) if list(facts.demands(folder)) else ()
        yield Fault(entry, on_key=True)
    yield from (one for one in versions[:1] if isinstance(one, Unknown))


def _speaks_for(subject: Resource, folder: str, facts: ModuleFacts) -> bool:
    """Whether of all the blocks in a module this is the one to point at."""
    blocks = [block for block, _ in facts.demands(folder)] or list(facts.providers(folder))
    return bool(blocks) and blocks[0].spans.at(()) == subject.spans.at(())


@check("pinned-module")
def pinned_module(subject: Resource, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a module from git at no tag or commit, or from a registry at no version."""
    body = subject.body if isinstance(subject.body, dict) else {}
    source = body.get("source")
    if isinstance(source, Unknown):
        yield source
    elif isinstance(source, str):
        fault = _moving(source) if _GIT.match(source) else _versionless(source, body)
        if fault is not None:
            yield Fault(("source",), {"value": _shown(source), "told": fault})


def _shown(source: str) -> str:
    """A source without its query, and without a user or token before its host."""
    return _USER.sub("", source.partition("?")[0])


def _moving(source: str) -> str | None:
    """Why a git source can change under the configuration."""
    found = _REF.search(source)
    if found is None:
        return "names no tag or commit"
    return f'follows the branch "{found[1]}"' if _MOVING.fullmatch(found[1]) else None


def _versionless(source: str, body: dict[str, object]) -> str | None:
    if source.startswith(".") or not _REGISTRY.fullmatch(source) or "version" in body:
        return None
    return "names no version"
