"""Data checks: `queries/checks/*.sql` select the rows that should not exist; empty is good."""

import pandas as pd

from siperi_geo.settings import settings
from siperi_geo.store.queries import query_names
from siperi_geo.store.store import Store


def run_checks(store: Store) -> dict[str, pd.DataFrame]:
    """The bad rows of every check that found some, by check name."""
    names = [name for name in query_names(settings().queries) if name.startswith("checks/")]
    found = {name: store.query(name) for name in names}
    return {name: rows for name, rows in found.items() if not rows.empty}
