"""However an estate of several modules is edited, what is remembered stays true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_CALL = 'module "%s" {\n  source = "../%s"\n  grant  = "%s"\n}\n'
_NAMES = ("one", "two", "three")
_GRANTS = ("CODE", "TOKEN", "CODE!")
_CLIENT = """
resource "genesyscloud_oauth_client" "it" {
  name                  = "It"
  scopes                = ["users"]
  authorized_grant_type = %s
}
"""
_ROLE = '{"role": "It", "permissions": ["quality:evaluation:%s"]}'
_PIECES = (
    "",
    "\n",
    'variable "grant" {}\n',
    *(f'variable "grant" {{\n  default = "{grant}"\n}}\n' for grant in _GRANTS),
    *(_CLIENT % value for value in ("var.grant", "local.grant", 'file("grant.txt")', '"TOKEN"')),
    *(_CALL % (name, name, grant) for name in _NAMES for grant in _GRANTS),
    *(f'locals {{\n  grant = "{grant}"\n}}\n' for grant in _GRANTS),
    "# gclint: ignore[implicit-oauth-grant] for now\n",
    'data "genesyscloud_auth_role" "it" {\n  name = "It"\n}\n',
    "resource {",
)
_VALUES = tuple(f'grant = "{grant}"\n' for grant in _GRANTS)
_FILES = {
    **{f"{name}/{file}.tf": _PIECES for name in _NAMES for file in ("main", "more", "it_override")},
    **{f"{name}/a.auto.tfvars": _VALUES for name in _NAMES},
    "grant.txt": _GRANTS,
    "roles/it.json": tuple(_ROLE % action for action in ("add", "view", "ad")),
    ".gitignore": ("more.tf\n", "two/\n", "*.json\n"),
    ".gclint.yaml": ("ignore: [terraform]\n", "exclude: [one]\n", "fail_on: never\n"),
}


@st.composite
def _edit(draw: st.DrawFn) -> tuple[str, str | None]:
    """A file and what it holds from now on; None: it goes."""
    path = draw(st.sampled_from(sorted(_FILES)))
    pieces = st.lists(st.sampled_from(_FILES[path]), min_size=1, max_size=3).map("".join)
    return path, draw(st.none() | pieces if path.endswith(".tf") else pieces | st.none())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.lists(_edit(), min_size=1, max_size=4), min_size=2, max_size=4))
def test_any_edits(edits: list, same: Callable, tmp_path_factory) -> None:
    folder: Path = tmp_path_factory.mktemp("estate")
    (folder / ".git").mkdir()
    for round_ in edits:
        for path, text in round_:
            file = folder / path
            file.parent.mkdir(exist_ok=True)
            file.unlink(missing_ok=True)
            if text is not None:
                file.write_text(text)
        same("-f", "concise", cwd=folder)
