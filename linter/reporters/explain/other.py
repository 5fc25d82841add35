"""What is known of any other name that a field report uses."""

from __future__ import annotations

from linter.catalogue import Catalogue
from linter.catalogue.parts.counterparts import Counterpart
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_of


def render(known: Counterpart, catalogue: Catalogue) -> Page:
    """The verdict on a role, header, host, attribute or the like."""
    page = Page(f"{known.kind.replace('-', ' ')} {known.name}")
    return page.add("What field reports say, and what is true", report_of(known, catalogue))
