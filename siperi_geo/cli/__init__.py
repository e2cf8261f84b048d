"""The `siperi` command: the same doors as the pages, for a terminal. It holds no rule of its own.

Exit codes: 0 done, 1 done with problems that need a person, 2 the input cannot be used.
"""

from siperi_geo.cli.app import main

__all__ = ["main"]
