"""The shipped tables are those of the grammar, and spare every run from making them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linter.readers.hcl import grammar, machine, tables


def test_shipped_tables_are_current() -> None:
    """If this fails: python -m linter.readers.hcl.tables, and look at what changed."""
    made = tables.built(grammar.mended(grammar.installed()))
    assert tables.encoded(made) == tables.SHIPPED.read_text(encoding="utf-8")


def test_the_grammar_of_another_python_hcl2_gets_its_own_tables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    older = tmp_path / "tables.json"
    older.write_text(tables.encoded(tables.tables()._replace(digest="of another grammar")))
    monkeypatch.setattr(tables, "SHIPPED", older)
    assert tables.tables.__wrapped__().digest == tables.digest(grammar.mended(grammar.installed()))


def test_a_grammar_without_an_edited_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="defines body 0 times"):
        grammar.mended(grammar.installed().replace("\nbody :", "\ncorpus :"))


def test_every_rule_that_folds_is_in_the_grammar() -> None:
    assert set(machine.FOLDS) <= {rule.name for rule in tables.tables().rules}


def test_lark_is_not_loaded_to_read_a_file() -> None:
    code = (
        "import sys; from linter.readers.hcl import read_file; read_file('x', 'a = 1');"
        "sys.exit(sorted({'lark', 'hcl2'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(grammar.__file__).parents[3])
