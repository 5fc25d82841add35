"""gclint: a linter for Genesys Cloud configuration. The package is private; the command is not."""

__version__ = "0.1.0"
