"""JSON Schema over values that may be unknown: it holds, it fails, or an unknown was met."""

from linter.requirement.judged import holds, judge_schema

__all__ = ["holds", "judge_schema"]
