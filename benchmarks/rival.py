"""checkov in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

VERSION = "3.3.30"


def install(folder: Path) -> str:
    """Make the environment, if it is not there yet; the only step that needs a network."""
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    program = scripts / "checkov"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        wanted = f"checkov=={VERSION}"
        install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted)
        subprocess.run([str(scripts / "python"), *install], check=True)
    return str(program)
