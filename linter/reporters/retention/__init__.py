"""The effective retention as text, JSON and a time line."""
