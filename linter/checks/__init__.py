"""Python checks, for policies that a JSON Schema cannot state.

Importing this package registers all of them: each module is named here.
"""
