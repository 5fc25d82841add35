"""Python checks, for policies that a JSON Schema cannot state.

A module with checks registers them when it is imported, and is imported when a policy asks for
one of them; `homes.py` knows which module that is.
"""

from linter.checks.homes import find, is_check, sees_estate
from linter.checks.registry import Check

__all__ = ["Check", "find", "is_check", "sees_estate"]
