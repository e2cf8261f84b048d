"""Who has not handed in a form, or must repair it, as a text that is ready to send. It reads and sends nothing."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from siperi_geo.analysis.round_standing import TO_REPAIR, in_states
from siperi_geo.instruments import Instrument
from siperi_geo.text import day, percent, pick, t

Row = Mapping[Hashable, Any]
NOT_HANDED_IN = ("none", "draft")


def reminder(
    instrument: Instrument,
    year: int,
    standing: pd.DataFrame,
    on: date,
    *,
    closes_on: date | None = None,
    is_round: bool = False,
) -> str:
    """A letter that names everybody without a form, then those whose form came back; empty when nobody is missing.

    `standing` is what `analysis.round_standing` gives. Example data is no form in a round, nor beside real forms;
    where there is nothing else, it is what there is to look at, and the letter says so.
    """
    is_example = not is_round and set(standing["state"]) <= {"example", *NOT_HANDED_IN}
    asked = NOT_HANDED_IN if is_example else (*NOT_HANDED_IN, "example")
    missing = _listed(instrument, in_states(standing, asked), _begun)
    to_repair = _listed(instrument, in_states(standing, TO_REPAIR), _returned)
    if not (missing or to_repair):
        return ""
    values = {"instrument": pick(instrument.name), "year": year, "day": day(on)}
    lines = [t("reminder.example"), ""] if is_example and (standing["state"] == "example").any() else []
    lines += [t("reminder.opening", **values), *missing] if missing else []
    if to_repair:
        words = t("reminder.returned.also" if missing else "reminder.returned", **values)
        lines += [*([""] if missing else []), words, *to_repair]
    return "\n".join([*lines, "", closing_words(on, closes_on)])


def family_reminder(
    instrument: Instrument,
    year: int,
    rows: pd.DataFrame,
    on: date,
    *,
    closes_on: date | None = None,
    is_round: bool = False,
) -> str:
    """A letter that names the kelurahan from which no family handed in a form; empty when there is none.

    `rows` are the kelurahan of `scores/score_per_group` as they may be shown: withheld ones have forms, so they
    are never named. Example data is no form, as in `reminder`.
    """
    known = rows[~rows["is_withheld"].astype(bool)]
    is_example = not is_round and bool(
        known["example_count"].any() and (known["form_count"] == known["example_count"]).all()
    )
    counted = known["form_count"] if is_example else known["form_count"] - known["example_count"]
    missing = known[counted == 0]
    if missing.empty:
        return ""
    lines = [t("reminder.example"), ""] if is_example else []
    lines += [t("families.reminder", instrument=pick(instrument.name), year=year, day=day(on))]
    lines += _listed(instrument, missing.assign(subject_name=missing["area_name"]), lambda _: "")
    return "\n".join([*lines, "", closing_words(on, closes_on)])


def closing_words(on: date, closes_on: date | None) -> str:
    """What to do, and until when where a round says so."""
    if closes_on is None:
        return t("reminder.closing")
    key = "reminder.closing.until" if closes_on >= on else "reminder.closing.past"
    return t(key, day=day(closes_on))


def _listed(instrument: Instrument, rows: pd.DataFrame, remark: Callable[[Row], str]) -> Sequence[str]:
    """Names by kecamatan and kelurahan, each block after an empty line; nothing without any."""
    if rows.empty:
        return ()
    rows = rows.sort_values(["kecamatan_name", "area_name", "subject_name"])
    if instrument.subject == "kecamatan":
        return ["", *(_line(row, remark) for row in rows.to_dict("records"))]
    lines: list[str] = []
    for kecamatan, group in rows.groupby("kecamatan_name", sort=True):
        lines += ["", t("reminder.kecamatan", name=kecamatan)]
        lines += [_line(row, remark) for row in group.to_dict("records")]
    return lines


def _line(row: Row, remark: Callable[[Row], str]) -> str:
    name, area = str(row["subject_name"]), str(row["area_name"])
    named = f"– {name}" if name == area else f"– {name} ({area})"
    said = remark(row)
    return f"{named}: {said}" if said else named


def _begun(row: Row) -> str:
    return (
        t("reminder.begun", pct=percent(row["filled_pct"]))
        if row["state"] == "draft" and row["filled_pct"]
        else ""
    )


def _returned(row: Row) -> str:
    return t(f"reminder.{row['state']}.line")
