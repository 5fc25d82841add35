"""From what the user typed to what a run is asked to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from linter import bundled
from linter.baseline import FILE_NAME as BASELINE_NAME
from linter.baseline import Baseline, load_baseline
from linter.checks import is_check
from linter.discover import NoSuchPath, scan_root, select_files, walk, without_excluded
from linter.loader import MalformedPolicy, load_policies
from linter.model import Policy
from linter.remembered.seen import Seen
from linter.remembered.seen_tree import SeenTree
from linter.run import Job
from linter.settings import BadSettings, Settings, find_settings, load_settings
from linter.terraform import VariableInputs
from linter.tree import DiskTree, Tree
from linter.units.memory import Memory
from linter.units.question import Question
from linter.watcher import UNWATCHED, Watcher


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of the commands that judge."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    fail_on: str | None = None
    var_files: tuple[Path, ...] = ()
    variables: tuple[str, ...] = ()
    env: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    config: Path | None = None
    root: Path | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    diff_base: str | None = None
    no_cache: bool = False
    jobs: int | None = None


def build_job(request: Request, seen: Seen | None = None) -> Job:
    """Find the files, the settings and the policies that a request names.

    `seen` takes note of all that is looked at; with it, what an earlier run found is made use of.
    Raises NoSuchPath, BadSettings, BadBaseline, NoSuchRevision or MalformedPolicy.
    """
    watcher = seen or UNWATCHED
    root = root_of(request, watcher)
    settings = _settings(request, root, watcher)
    _watch_folders(settings, watcher)
    policies = load_policies([bundled.folder("policies"), *settings.policies])
    _refuse_unknown_checks(policies)
    settings = _only(request, settings, {name for one in policies for name in (one.id, one.folder)})
    selection = select_files(request.paths, _walked(settings, root, seen), root, watcher)
    if request.force_exclude:
        selection = without_excluded(selection)
    tree = DiskTree(root, selection.paths)
    watched = SeenTree(tree, seen) if seen else None
    return Job(
        tree=watched or tree,
        wanted=selection.wanted,
        named=selection.named,
        policies=policies,
        settings=settings,
        today=date.today(),
        inputs=_inputs(request, settings, root, watcher),
        baseline=_baseline(request, settings, root, watcher),
        memory=_memory(watched, seen) if watched and seen and request.diff_base is None else None,
        base=_tree_before(request, root),
    )


def _tree_before(request: Request, root: Path) -> Tree | None:
    if request.diff_base is None:
        return None
    from linter.revision import tree_at

    return tree_at(root, request.diff_base)


def baseline_file(request: Request) -> Path:
    """Where the baseline is kept: as named, or beside the settings, or at the root.

    Raises NoSuchPath or BadSettings.
    """
    root = root_of(request)
    return _baseline_file(request, _settings(request, root, UNWATCHED), root)


def root_of(request: Request, watcher: Watcher = UNWATCHED) -> Path:
    """The scan root of a request; raises NoSuchPath."""
    if request.root is None:
        return scan_root(request.paths, watcher)
    watcher.place(request.root.absolute())
    return request.root.resolve()


def _walked(settings: Settings, root: Path, seen: Seen | None) -> Sequence[str]:
    """What a walk of the root finds, be it one that an earlier run took."""
    if seen is None:
        return sorted(walk(root, settings.exclude))
    known = seen.known_walk()
    return known if known is not None else seen.walked(sorted(walk(root, settings.exclude, seen)))


def _memory(tree: SeenTree, seen: Seen) -> Callable[[Question], Memory]:
    from linter.remembered.judgements import Judgements

    return lambda question: Judgements(tree, question, seen)


def _watch_folders(settings: Settings, watcher: Watcher) -> None:
    """Note what stands in the folders of policies and facts that the settings name."""
    for folder in (*settings.policies, *([settings.catalogue] if settings.catalogue else ())):
        watcher.place(folder.absolute())
        watcher.below(folder.absolute())
        for file in sorted(folder.rglob("*")):
            watcher.file(file.absolute())


def _refuse_unknown_checks(policies: Iterable[Policy]) -> None:
    for policy in policies:
        if policy.check is not None and not is_check(policy.check):
            told = f"no check is called {policy.check}"
            raise MalformedPolicy(f"{policy.folder}/{policy.id}.yaml", "$.check.name", told)


def _baseline_file(request: Request, settings: Settings, root: Path) -> Path:
    beside = settings.file.parent if settings.file else root
    return request.baseline or beside / BASELINE_NAME


def _baseline(request: Request, settings: Settings, root: Path, watcher: Watcher) -> Baseline:
    file = _baseline_file(request, settings, root)
    watcher.place(file.absolute())
    watcher.file(file.absolute())
    if request.no_baseline or not (request.baseline or file.exists()):
        return {}
    return load_baseline(file)


def _settings(request: Request, root: Path, watcher: Watcher) -> Settings:
    if request.config is not None:
        watcher.place(request.config.absolute())
        watcher.file(request.config.absolute())
        if not request.config.is_file():
            raise NoSuchPath(f"{request.config} does not exist")
        found = load_settings(request.config.resolve(), root) or Settings()
    else:
        # From the root, not from a path that is named: a file is judged alike in every run.
        found = find_settings(root, root, watcher)
    return replace(
        found,
        select=(*found.select, *request.select, *_comparing(request)),
        ignore=(*found.ignore, *request.ignore),
        policies=(*found.policies, *request.folders),
        exclude=(*found.exclude, *request.exclude),
        fail_on=request.fail_on or found.fail_on,
    )


def _comparing(request: Request) -> tuple[str, ...]:
    """The policies about a change, which have something to say only where one is named."""
    return ("contract-change-recreates",) if request.diff_base is not None else ()


def _only(request: Request, settings: Settings, known: set[str]) -> Settings:
    """Check the names of policies, and narrow the choice to those of `--only`."""
    named = {*settings.select, *settings.ignore, *settings.severity, *request.only}
    for name in sorted(named - known - {"all"}):
        raise BadSettings(f"no policy or folder of policies is called {name}")
    return replace(settings, only=request.only)


def _inputs(request: Request, settings: Settings, root: Path, watcher: Watcher) -> VariableInputs:
    named = (*settings.var_files, *request.var_files)
    for file in named:
        watcher.place(file.absolute())
    files = [Path(os.path.realpath(file)) for file in named]
    for file in files:
        if not file.is_file():
            raise NoSuchPath(f"{file} does not exist")
        if not file.is_relative_to(root):
            raise NoSuchPath(f"{file} is outside {root}, and gclint opens nothing there")
    return VariableInputs(
        var_files=tuple(file.relative_to(root).as_posix() for file in files),
        variables=_assignments(request.variables),
        environment=_environment() if request.env else {},
    )


def _assignments(written: tuple[str, ...]) -> Mapping[str, str]:
    for one in written:
        if "=" not in one:
            raise BadSettings(f"--var {one}: write NAME=VALUE")
    return dict(one.split("=", 1) for one in written)


def _environment() -> Mapping[str, str]:
    prefix = "TF_VAR_"
    found = sorted((name, value) for name, value in os.environ.items() if name.startswith(prefix))
    return {name.removeprefix(prefix): value for name, value in found}
