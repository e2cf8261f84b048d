"""The store: one DuckDB file, one writer, named queries; the only room that imports duckdb.

It keeps what others decide and holds no business rule. Reading is `store.query("room/name", **params)`;
writing happens inside `store.transaction(...)`, which commits whole or not at all and leaves an audit row. One
process owns the file: `owner` says which and how to reach it, `snapshot` is what everyone else reads meanwhile.
Files that belong to rows (`attachments`) lie in a folder beside it and go where its copies go.
"""

from siperi_geo.store.attachments import Attachments, digest_of
from siperi_geo.store.backup import backup, verify_copy
from siperi_geo.store.batches import Batch, write_batch
from siperi_geo.store.carrying import clean, file_problems, referenced
from siperi_geo.store.checks import run_checks
from siperi_geo.store.copying import snapshot_path
from siperi_geo.store.owner import WORK_ROUTE, Owner, announce, holder, read_owner, withdraw
from siperi_geo.store.permits import about_subjects, has_accounts, permit
from siperi_geo.store.queries import NamedQuery, load_query, query_names
from siperi_geo.store.restoring import restore
from siperi_geo.store.shared import close_shared_stores, opened_store, shared_store
from siperi_geo.store.snapshot import Published, Publisher, publish, renew, renew_if_old
from siperi_geo.store.store import Store
from siperi_geo.store.transaction import Transaction

__all__ = [
    "WORK_ROUTE",
    "Attachments",
    "Batch",
    "NamedQuery",
    "Owner",
    "Published",
    "Publisher",
    "Store",
    "Transaction",
    "about_subjects",
    "announce",
    "backup",
    "clean",
    "close_shared_stores",
    "digest_of",
    "file_problems",
    "has_accounts",
    "holder",
    "load_query",
    "opened_store",
    "permit",
    "publish",
    "query_names",
    "read_owner",
    "referenced",
    "renew",
    "renew_if_old",
    "restore",
    "run_checks",
    "shared_store",
    "snapshot_path",
    "verify_copy",
    "withdraw",
    "write_batch",
]
