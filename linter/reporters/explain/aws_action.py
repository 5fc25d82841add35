"""What is known of an action of AWS IAM."""

from __future__ import annotations

from linter.reporters.explain.page import Page


def render(name: str) -> Page:
    """That it is none of the platform's names, and where it belongs."""
    page = Page(f"AWS action {name}")
    page.add("Published", ["It is an action of AWS IAM, no scope or permission of the platform."])
    told = "It belongs in a policy of AWS. No call to the platform is let through or refused by it."
    return page.add("What to do", [told])
