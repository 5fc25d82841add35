"""Checks of how fast the platform is called."""

from linter.checks.rates import apps, pace, plans, proxies

__all__ = ["apps", "pace", "plans", "proxies"]
