"""`python -m linter` is `gclint`."""

from linter.cli import main

main()
