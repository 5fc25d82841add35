"""Checks of who may call what: operations, scopes, permissions and roles."""
