"""YAML to Policy. A malformed policy stops the run; none is ever skipped."""

from linter.loader.load import load_policies, load_policy
from linter.loader.malformed import MalformedPolicy

__all__ = ["MalformedPolicy", "load_policies", "load_policy"]
