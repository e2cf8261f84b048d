"""The plan in the store: actions as they stand, pledges, and every revision there was. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Protocol

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.plans.action import Action, KeptAction, KeptPledge, Pledge

OF_ACTION = tuple(one.name for one in fields(Action))
OF_PLEDGE = tuple(one.name for one in fields(Pledge))
WHOLE = (
    *("year", "budget_idr", "progress_pct", "revision", "amount_idr", "file_count"),
    *("pledged_idr", "pledge_count", "in_kind_count", "lacking_idr"),
)


class Source(Protocol):
    """A store, or a transaction on one."""

    def query(self, name: str, /, **params: Any) -> pd.DataFrame: ...


def actions(source: Source) -> tuple[KeptAction, ...]:
    """Every action as it stands now, by year, area and line."""
    return actions_of(source.query("plans/action_list"))


def revisions(source: Source, action_id: str) -> tuple[KeptAction, ...]:
    """Every revision of one action, the newest first; none for an unknown one."""
    return actions_of(source.query("plans/revision_list", action_id=action_id))


def found(source: Source, action_id: str) -> KeptAction:
    """One action as it stands now. Raises PLAN_ACTION_UNKNOWN."""
    every = revisions(source, action_id)
    if not every:
        raise SiperiError("PLAN_ACTION_UNKNOWN", text=action_id[:60])
    return every[0]


def pledges(source: Source) -> tuple[KeptPledge, ...]:
    """Every pledge as it stands now, by action and partner."""
    return pledges_of(source.query("plans/pledge_list"))


def actions_of(rows: pd.DataFrame) -> tuple[KeptAction, ...]:
    """Rows of `plans/action_list` or `plans/revision_list` as values."""
    return tuple(_kept(row) for row in records(rows))


def pledges_of(rows: pd.DataFrame) -> tuple[KeptPledge, ...]:
    """Rows of `plans/pledge_list` as values."""
    return tuple(
        KeptPledge(
            pledge_id=row["pledge_id"],
            revision=row["revision"],
            pledge=Pledge(**{name: row[name] for name in OF_PLEDGE}),
            recorded_at=row["recorded_at"],
            actor=row["actor"],
        )
        for row in records(rows)
    )


def _kept(row: Mapping[str, Any]) -> KeptAction:
    said = {name: row[name] for name in OF_ACTION} | {
        "closes": tuple(str(one) for one in row["closes"]),
        "due_on": day_of(row["due_on"]),
        "evidence_on": day_of(row["evidence_on"]),
        "is_open": bool(row["is_open"]),
    }
    return KeptAction(
        action_id=row["action_id"],
        revision=row["revision"],
        action=Action(**said),
        area_name=str(row["area_name"] or row["area_code"]),
        level=str(row["level"] or ""),
        kecamatan_code=row["kecamatan_code"],
        kecamatan_name=row["kecamatan_name"],
        recorded_at=row["recorded_at"],
        actor=row["actor"],
        file_count=row["file_count"],
        filed_at=row["filed_at"],
    )


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain values: None for what is missing, whole numbers as such."""
    plain = rows.astype(object)
    named: list[dict[Any, Any]] = plain.where(rows.notna(), None).to_dict("records")
    whole = [name for name in WHOLE if name in rows]
    return [row | {name: None if row[name] is None else int(row[name]) for name in whole} for row in named]


def day_of(value: Any) -> date | None:
    """A day as the store gives it back."""
    return value.date() if isinstance(value, datetime) else value
