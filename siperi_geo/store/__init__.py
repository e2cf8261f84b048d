"""The store: one DuckDB file, one writer, named queries; the only room that imports duckdb.

It keeps what others decide and holds no business rule. Reading is `store.query("room/name", **params)`;
writing happens inside `store.transaction(...)`, which commits whole or not at all and leaves an audit row.
"""

from siperi_geo.store.backup import backup, restore, verify_copy
from siperi_geo.store.checks import run_checks
from siperi_geo.store.queries import NamedQuery, load_query, query_names
from siperi_geo.store.shared import close_shared_stores, shared_store
from siperi_geo.store.store import Store
from siperi_geo.store.transaction import Transaction

__all__ = [
    "NamedQuery",
    "Store",
    "Transaction",
    "backup",
    "close_shared_stores",
    "load_query",
    "query_names",
    "restore",
    "run_checks",
    "shared_store",
    "verify_copy",
]
