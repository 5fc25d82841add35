"""How gclint's work grows with the size of an estate: `python -m benchmarks.modules [SIZE ...]`.

Makes estates in a temporary folder, each with 10, 100 and 1,000 of one thing (or the sizes given),
judges them by every policy in this process, and prints a table. Work is counted in calls of
Python functions, which are the same in every run; the growth is the exponent between one row and
the next of its kind, where 1 means ten times the work for ten times the size.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.growth import exponent
from benchmarks.work import work_of
from linter import bundled
from linter.discover import walk
from linter.loader import load_policies
from linter.model import Policy
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import DiskTree

SIZES: Final = (10, 100, 1000)

CLIENT: Final = """
resource "genesyscloud_oauth_client" "{name}" {{
  name                  = "{name}"
  authorized_grant_type = "CLIENT-CREDENTIALS"
  roles {{
    role_id = genesyscloud_auth_role.{name}.id
  }}
}}
resource "genesyscloud_auth_role" "{name}" {{
  name = "{name}"
  permission_policies {{
    domain      = "routing"
    entity_name = "queue"
    action_set  = ["view"]
  }}
}}
"""
MODULE: Final = 'variable "name" {}\nlocals {\n  full = "${var.name} client"\n}\n' + CLIENT.format(
    name="it"
).replace('"it"\n  authorized', "local.full\n  authorized")


def calls(size: int) -> Mapping[str, str]:
    """Calls of one module, each written out."""
    written = (
        f'module "m{n}" {{\n  source = "./client"\n  name   = "n{n}"\n}}\n' for n in range(size)
    )
    return {"main.tf": "".join(written), "client/main.tf": MODULE}


def instances(size: int) -> Mapping[str, str]:
    """Instances of one module by `for_each`."""
    call = f"""
module "m" {{
  source   = "./client"
  for_each = toset([for n in range({size}) : "n${{n}}"])
  name     = each.key
}}
"""
    return {"main.tf": call, "client/main.tf": MODULE}


def resources(size: int) -> Mapping[str, str]:
    """Pairs of resources in one file."""
    return {"main.tf": "".join(CLIENT.format(name=f"n{n}") for n in range(size))}


def files(size: int) -> Mapping[str, str]:
    """Files of one module."""
    return {f"client{n}.tf": CLIENT.format(name=f"n{n}") for n in range(size)}


def folders(size: int) -> Mapping[str, str]:
    """Modules, each in a folder of its own."""
    return {f"m{n}/main.tf": CLIENT.format(name="it") for n in range(size)}


def plan(size: int) -> Mapping[str, str]:
    """Resources in a plan, beside the configuration that it was made from."""
    kind = "genesyscloud_oauth_client"
    block = {"mode": "managed", "type": kind, "name": "it"}
    planned = [
        {**block, "address": f"{kind}.it[{n}]", "index": n, "values": {"name": f"n{n}"}}
        for n in range(size)
    ]
    written = {**block, "address": f"{kind}.it", "expressions": {"name": {}}}
    document = {
        "format_version": "1.2",
        "planned_values": {"root_module": {"resources": planned}},
        "configuration": {"root_module": {"resources": [written]}},
    }
    source = f'resource "{kind}" "it" {{\n  count = {size}\n  name  = "n${{count.index}}"\n}}\n'
    return {"main.tf": source, "plan.json": json.dumps(document)}


ESTATES: Final[Mapping[str, Callable[[int], Mapping[str, str]]]] = {
    one.__name__: one for one in (calls, instances, resources, files, folders, plan)
}


@dataclass(frozen=True)
class Work:
    """What judging one estate took."""

    size: int
    counted: Mapping[str, int]
    seconds: float = 0.0


def measure(estate: Callable[[int], Mapping[str, str]], size: int) -> Work:
    """Judge an estate twice: once against the clock, and once counting."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write(root, estate(size))
        seconds = timed(root)
        return Work(size, count(root), seconds)


def count(root: Path) -> Mapping[str, int]:
    """How much work it takes to judge the files below a folder."""
    prepared = job(root)
    return work_of(lambda: run(prepared)).counted


def timed(root: Path) -> float:
    """How many seconds it takes to judge the files below a folder."""
    prepared = job(root)
    gc.collect()
    start = time.perf_counter()
    run(prepared)
    return time.perf_counter() - start


def job(root: Path) -> Job:
    """All policies over all files below a folder."""
    tree = DiskTree(root, list(walk(root)))
    return Job(
        tree=tree,
        wanted=frozenset(tree.paths()),
        named=frozenset(),
        policies=policies(),
        settings=Settings(),
        today=date(2026, 1, 1),
    )


@cache
def policies() -> tuple[Policy, ...]:
    """All that gclint ships with."""
    return load_policies(
        sorted(one for one in bundled.folder("policies").iterdir() if one.is_dir())
    )


def write(root: Path, texts: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def growth(before: Work, after: Work, what: str) -> float:
    """The exponent by which something counted grew with the size; 0 for what there is none of."""
    little, much = before.counted[what], after.counted[what]
    return exponent([(before.size, little), (after.size, much)]) if little and much else 0.0


def table(sizes: Sequence[int]) -> Iterator[str]:
    """The rows of the table, each as soon as it is measured."""
    yield _row("estate", "size", "parsed", "evaluations", "judgements", "steps", "growth", "time")
    for name, estate in ESTATES.items():
        before: Work | None = None
        for size in sizes:
            took = measure(estate, size)
            counts = [took.counted[one] for one in ("parsed", "evaluations", "judgements", "steps")]
            grown = f"{growth(before, took, 'steps'):.2f}" if before else ""
            yield _row(name, size, *counts, grown, f"{took.seconds:.2f} s")
            before = took


def _row(name: str, *cells: object) -> str:
    return f"{name:<10}" + "".join(f"{cell:>12}" for cell in cells)


if __name__ == "__main__":
    measure(calls, 1)  # What is read once a process is read here.
    for line in table([int(size) for size in sys.argv[1:]] or SIZES):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
