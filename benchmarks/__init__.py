"""How fast gclint is, and how its work grows: `python -m benchmarks --help`.

Nothing here ships with gclint. `estates/` writes synthetic estates, `once.py` and `processes.py`
measure whole processes, `rows.py` keeps what was measured, and `targets.py`, `page.py` and
`plot.py` turn it into `RESULTS.md`. `work.py` and `modules.py` count work instead of seconds.
"""
