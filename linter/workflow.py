"""What tells a GitHub Actions workflow that deploys what gclint judges from any other YAML.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_SHAPE = re.compile(r"^(?:jobs|runs)\s*:", re.MULTILINE)
_DEPLOYMENT = re.compile(r"\b(?:terraform|terragrunt|tofu)\b|GENESYSCLOUD_", re.IGNORECASE)
"""What a workflow says that deploys with Terraform, or hands out the keys to the platform."""


def may_be_workflow(text: str) -> bool:
    """Whether a text looks like such a workflow, even where it cannot be parsed."""
    return _SHAPE.search(text) is not None and _DEPLOYMENT.search(text) is not None


def is_deploying_workflow(body: Mapping[str, Any]) -> bool:
    """Whether a document is a workflow or composite action that speaks of Terraform or of the
    provider's variables."""
    jobs, runs = body.get("jobs"), body.get("runs")
    composite = isinstance(runs, dict) and runs.get("using") == "composite"
    return (composite or (isinstance(jobs, dict) and "on" in body)) and _deploys(body)


def _deploys(body: Mapping[str, Any]) -> bool:
    waiting: list[object] = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and _DEPLOYMENT.search(value):
            return True
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    return False
