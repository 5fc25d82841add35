"""Judged in parts, a tree has the findings that it has as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from linter import bundled
from linter.loader import load_policies
from linter.model import Resource
from linter.units import judging, memory
from linter.units.unit import Unit


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]) -> Callable[[Path], str]:
    """What is found where everything is one unit and every check sees all of it."""

    def partition(paths: Iterable[str], *_: object) -> Iterator[Unit]:
        yield Unit(tuple(sorted(paths)))

    def shared(resources: Iterable[Resource], *_: object) -> Iterator[Resource]:
        return iter(resources)

    def told_of_the_whole(folder: Path) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(memory, "partition", partition)
            patch.setattr(judging, "shared", shared)
            return told(folder)

    return told_of_the_whole


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bad examples of all policies, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("samples")
    for policy in load_policies([bundled.folder("policies")]):
        for number, example in enumerate(policy.bad):
            for name, text in example.files.items():
                file = folder / policy.id / str(number) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", errors="surrogatepass")
    return folder


def test_estates(everything: Path, told: Callable[..., str], whole: Callable[..., str]) -> None:
    assert told(everything) == whole(everything)


def test_samples(samples: Path, told: Callable[..., str], whole: Callable[..., str]) -> None:
    assert told(samples) == whole(samples)
