"""Checks of AWS roles that the platform assumes, and of what they may do."""
