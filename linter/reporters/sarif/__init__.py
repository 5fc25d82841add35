"""The report as SARIF 2.1.0, with what GitHub's code scanning asks for."""

from linter.reporters.sarif.log import render

__all__ = ["render"]
