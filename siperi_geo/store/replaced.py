"""What the store that a backup replaces still says: how far its data had come, and who may not sign in any more.

It may be damaged, of any schema, or gone; then its snapshot is asked, or nobody.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import duckdb

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.sheets import listed
from siperi_geo.store.connect import connect
from siperi_geo.store.copying import snapshot_path

LEAP = 1_000_000  # commits that a store may have seen whose data version can no longer be read
VERSION = "select data_version from store_state"
# Of each account what a copy may bring back: whether it is active, its password, what is granted to it.
ACCOUNTS = """
select
    users.user_name,
    users.is_active,
    users.password_hash,
    coalesce(list_sort(list(concat_ws(' ', grants.role, grants.instrument, grants.area_code, grants.subject_id))
        filter (where grants.role is not null)), [])
from users
left join grants on grants.user_name = users.user_name
group by users.user_name, users.is_active, users.password_hash
"""
Standing = tuple[bool, str, tuple[str, ...]]


def highest_version(target: Path) -> int:
    """The highest data version seen in the store's place: its own, or beyond its snapshot's where it is damaged.

    Raises RESTORE_LOCKED.
    """
    try:
        return _version_in(target) if target.exists() else _snapshot_version(target)
    except SiperiError as error:
        if error.code == "STORE_LOCKED":
            raise SiperiError("RESTORE_LOCKED", error.problem.where, **error.problem.values) from error
    except duckdb.Error:  # a DuckDB file without a data version
        pass
    return _snapshot_version(target) + LEAP


def accounts_in(store: Path) -> dict[str, Standing]:
    """Every account as it stands there; none where the file cannot say, or knows no accounts yet."""
    with suppress(SiperiError, duckdb.Error):
        if store.exists():
            return {
                str(name): (bool(active), str(kept), tuple(map(str, grants)))  # type: ignore[call-overload]
                for name, active, kept, grants in _rows(store, ACCOUNTS)
            }
    return {}


def brought_back(before: Mapping[str, Standing], now: Mapping[str, Standing]) -> Problem | None:
    """RESTORE_ACCOUNTS_AGAIN where accounts stand otherwise than in the store that was replaced.

    Who was disabled and is active again, whose grants are others, whose password is the one of the backup.
    """
    both = sorted(before.keys() & now.keys())
    told = {
        "active": [one for one in both if now[one][0] and not before[one][0]],
        "passwords": [one for one in both if now[one][1] != before[one][1]],
        "grants": [one for one in both if now[one][2] != before[one][2]],
    }
    if not any(told.values()):
        return None
    return Problem("RESTORE_ACCOUNTS_AGAIN", values={name: listed(names) or "–" for name, names in told.items()})


def _snapshot_version(target: Path) -> int:
    with suppress(SiperiError, duckdb.Error):
        if snapshot_path(target).exists():
            return _version_in(snapshot_path(target))
    return 0


def _version_in(file: Path) -> int:
    return int(str(_rows(file, VERSION)[0][0]))


def _rows(file: Path, query: str) -> list[tuple[object, ...]]:
    """What a file of any schema answers, which is not migrated."""
    connection = connect(file, read_only=True)
    try:
        rows: list[tuple[object, ...]] = connection.execute(query).fetchall()
        return rows
    finally:
        connection.close()
