"""What ships: the wheel and the sdist hold the package, the schemas and the policies."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def shipped(folder: str, suffixes: tuple[str, ...]) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {str(one.relative_to(ROOT)) for one in files if one.is_file() and one.suffix in suffixes}


def test_the_wheel_holds_package_schemas_and_policies(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    data = shipped("schemas", (".json",)) | shipped("policies", (".yaml", ".json"))
    code = shipped("linter", (".py", ".json", ".txt"))
    assert names == code | {f"linter/{name}" for name in data}


def test_the_sdist_holds_what_the_wheel_is_made_of(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = shipped("linter", (".py", ".json", ".txt")) | shipped("policies", (".yaml", ".json"))
    assert wanted | shipped("schemas", (".json",)) | {"LICENSE", "README.md"} <= names


def test_the_wheel_works_where_there_is_no_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            archive.extract(name, site)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    for arguments in (["policies"], ["explain", "indefinite-retention"]):
        program = (
            f"import linter; assert linter.__file__.startswith({str(site)!r}); "
            f"from linter.cli import main; main({arguments!r})"
        )
        done = subprocess.run(
            [sys.executable, "-P", "-c", program],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *libraries])},
        )
        assert done.returncode == 0, done.stderr
        assert "indefinite-retention" in done.stdout
