"""`siperi audit`: the audit trail, on the screen or as a file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import typer

from siperi_geo.accounts import audit_list
from siperi_geo.audit_table import audit_foot, audit_table
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_json, show_lines, show_table
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.csv_file import csv_file
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor, Right, name_of
from siperi_geo.safe_files import refuse_taken, written_aside
from siperi_geo.store import Store
from siperi_geo.text import CITY_ZONE, number, t

COLUMNS = ("happened_at", "actor", "action", "target", "detail")
ON_A_SCREEN = 100


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit", help=t("accounts.cli.audit"))(audit)


@on_store
def audit(  # noqa: PLR0913 (one parameter per option of the command)
    since: str | None = None,
    until: str | None = None,
    who: str | None = None,
    action: str | None = None,
    most: int | None = None,
    format: Literal["table", "csv", "json"] = "table",
    out: Path | None = None,
    overwrite: bool = False,
) -> int:
    """Show who did what, newest first; with --out write it to a file, which is recorded too."""
    begin, end = _time(since), _time(until, is_end=True)
    if out is not None:
        refuse_taken(out, overwrite=overwrite)
    shown_most = ON_A_SCREEN if most is None and format == "table" and out is None else most
    with open_store() as store:
        one = acting(store)
        rows = audit_list(store, actor=one, since=begin, until=end, who=who, action=action, most=shown_most)
        if out is not None:
            return _written(store, one, rows, out, overwrite=overwrite, is_json=format == "json")
        made = _as_csv(store, rows, one) if format == "csv" else b""
        shown = audit_table(store, rows).shown if format == "table" else rows
    if format == "json":
        show_json(_documents(rows))
    elif format == "csv":
        screen().out(made.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        show_table(t("accounts.audit"), list(shown.columns), shown.to_numpy().tolist())
    return 0


def _written(store: Store, one: Actor, rows: pd.DataFrame, out: Path, *, overwrite: bool, is_json: bool) -> int:
    content = _as_json(rows) if is_json else _as_csv(store, rows, one)
    with written_aside(out, overwrite=overwrite) as file:
        file.touch(mode=0o600)  # who did what: for who asked alone
        file.write_bytes(content)
        with store.recording(actor=one, action="export_audit", target=out.name, detail=str(len(rows))) as tx:
            tx.permit(Right.SEE_AUDIT)
    show_lines([t("accounts.audit_written", n=number(len(rows), 0), file=out)])
    return 0


def _as_csv(store: Store, rows: pd.DataFrame, one: Actor) -> bytes:
    return csv_file(audit_table(store, rows), audit_foot(rows, name_of(one)))


def _as_json(rows: pd.DataFrame) -> bytes:
    return (json.dumps(_documents(rows), ensure_ascii=False, indent=2) + "\n").encode()


def _documents(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Times in UTC, as ISO 8601 writes them."""
    return [
        {name: row[name] for name in COLUMNS}
        | {"happened_at": pd.Timestamp(row["happened_at"]).astimezone(UTC).isoformat()}
        for row in rows.to_dict("records")
    ]


def _time(words: str | None, *, is_end: bool = False) -> datetime | None:
    """A time as it is written, in the city's own unless it names another; a day as an end is all of that day."""
    if words is None:
        return None
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        raise SiperiError("AUDIT_TIME", value=words) from None
    if is_end and len(words.strip()) == len("2026-09-30"):
        found += timedelta(days=1)
    return found if found.tzinfo else found.replace(tzinfo=CITY_ZONE)
