"""Lets the tests of this folder import `hcl_snippets` and `hcl_walk`, which stand beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
