"""Runs a Data Action on paper: renders its templates and holds them against its contracts.

`render` and `preview` run one; the `judge_*` modules say what is wrong with one. Nothing here
opens a file or a socket, and no pattern of the action is executed.
"""
