"""Checks of how fast the platform is called."""
