"""What ships: the wheel and the sdist hold the package, the schemas and the policies."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
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
    data = shipped("schemas", (".json",)) | shipped("policies", (".yaml",))
    code = shipped("linter", (".py", ".json"))
    assert names == code | {f"linter/{name}" for name in data}


def test_the_sdist_holds_what_the_wheel_is_made_of(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    names = {name.partition("/")[2] for name in tarfile.open(sdist).getnames()}
    wanted = shipped("linter", (".py", ".json")) | shipped("policies", (".yaml",))
    assert wanted | shipped("schemas", (".json",)) | {"LICENSE", "README.md"} <= names


def test_the_wheel_works_where_there_is_no_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=False, system_site_packages=False)
    site = next((tmp_path / "env").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    python = tmp_path / "env" / "bin" / "python"
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    for arguments in (["policies"], ["explain", "indefinite-retention"]):
        done = subprocess.run(
            [str(python), "-c", f"import sys; sys.path.insert(0, {str(site)!r}); "
             f"import linter; assert {str(site)!r} in linter.__file__; "
             f"from linter.cli import main; main({arguments!r})"],
            capture_output=True, text=True, check=False, cwd=tmp_path,
            env={"PYTHONPATH": libraries, "PATH": os.environ["PATH"]},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "indefinite-retention" in done.stdout
