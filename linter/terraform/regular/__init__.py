"""Regular expressions in RE2's syntax, matched in time linear in the text.

A pattern comes from a linted file, so it never reaches Python's `re`, which may backtrack without
end. Syntax: https://github.com/google/re2/wiki/Syntax; what is left out of it here (Unicode
classes, quoting, ungreedy mode) makes the result unknown.
"""

from linter.terraform.regular.machine import Match, find, find_all
from linter.terraform.regular.program import Program, compiled

__all__ = ["Match", "Program", "compiled", "find", "find_all"]
