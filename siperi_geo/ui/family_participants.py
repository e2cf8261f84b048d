"""The page of participants for families: how many could be assessed per kelurahan, and where none has a form.

No household is on it. What is withheld is decided elsewhere (`results.per_group`); a withheld kelurahan has forms,
and nobody learns how many.
"""

from collections.abc import Collection

import pandas as pd

from siperi_geo import tables
from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.reminder import family_reminder
from siperi_geo.assessments import Round
from siperi_geo.maps import withheld_words
from siperi_geo.settings import settings
from siperi_geo.tables.families import in_all
from siperi_geo.text import MISSING, city_today, number, t
from siperi_geo.ui import chart_view, frame, participants, reads, results, table_view, withholding
from siperi_geo.ui.view import View

COLUMNS = ("area_name", "kecamatan_name", "family_count")
OF_REGISTER = ("registered_family_count", "filled_pct")


def show(view: View, current: Round | None) -> None:
    """Counts of the city, a table of kelurahan, and a text about those without any form."""
    rows = _of(view, "kelurahan")
    if rows.empty:
        none = {"is_withheld": False, "form_count": 0, "example_count": 0, "scored_count": 0}
        rows = reads.query("families/kelurahan_list").assign(**none)
    hidden = withholding.hidden_registers()
    rows = with_registered(rows, reads.query("families/count_per_kelurahan"), hidden)
    _counts(view, rows)
    _table(view, rows)
    _missing(view, rows, current)


def with_registered(rows: pd.DataFrame, registered: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    """The rows of kelurahan with `has_register`, `registered_family_count` and `filled_pct`.

    The last two are missing where there is no list, where nobody is told how many handed in a form, and in the
    `hidden` kelurahan.
    """
    counts = registered.set_index("area_code")["registered_count"].astype(float)
    has_register = rows["area_code"].map(counts) > 0
    is_hidden = rows["is_withheld"].astype(bool) | rows["area_code"].isin(list(hidden))
    listed = rows["area_code"].map(counts).where(has_register & ~is_hidden)
    share = (100 * rows["form_count"].astype(float) / listed).clip(upper=100) // 1
    return rows.assign(has_register=has_register, registered_family_count=listed, filled_pct=share)


def _of(view: View, level: str) -> pd.DataFrame:
    """The index's rows of a level with their counts as they may be shown; none before the first form."""
    rows = results.per_group(view, level)
    return view.marked(rows[rows["node"] == view.instrument.root.id].reset_index(drop=True))


def _counts(view: View, rows: pd.DataFrame) -> None:
    """How many families could be assessed, and from how many kelurahan there are forms."""
    city = _of(view, "city")
    is_withheld = bool(city["is_withheld"].any())
    scored = MISSING if is_withheld else number(int(city["scored_count"].fillna(0).sum()), 0)
    remark = withheld_words() if is_withheld else t("families.card.scored.remark")
    heard = int((rows["is_withheld"] | (rows["form_count"] > 0)).sum())
    share = t("analysis.of", part=number(heard, 0), all=number(len(rows), 0))
    cards = [
        Card(t("families.card.scored"), scored, remark),
        Card(t("families.card.kelurahan"), number(heard, 0), share),
    ]
    listed = rows[rows["has_register"]]
    if len(listed):
        where = t("families.card.registered.in", part=number(len(listed), 0), all=number(len(rows), 0))
        registered = in_all(listed["registered_family_count"])
        cards.append(Card(t("families.list.column.registered"), registered, where))
    chart_view.cards(cards)
    frame.note(t("families.one_count"))
    frame.note(t("families.register.some" if len(listed) else "families.register"))
    if n := int(rows["is_withheld"].sum()):
        values_of = {"n": number(n, 0), "all": number(len(rows), 0), "least": number(settings().least_families, 0)}
        frame.note(t("families.some_withheld", **values_of, level=t("unit.kelurahan")))


def _table(view: View, rows: pd.DataFrame) -> None:
    """Every kelurahan with its families, fewest first, withheld ones last and marked."""
    frame.section(t("families.table"))
    remarks = [_remark(row) for row in rows.to_dict("records")]
    shown = rows.assign(family_count=rows["scored_count"], remark=remarks)
    shown = shown.sort_values(["family_count", "area_name", "area_code"], na_position="last")
    is_listed = bool(shown["has_register"].any())
    table = tables.display(shown, [*COLUMNS, *(OF_REGISTER if is_listed else ())])
    table_view.show(view, table, caption=t("families.table.caption", year=view.year), key="peserta")


def _remark(row: tables.Row) -> str:
    if row["is_withheld"]:
        return withheld_words()
    return "" if row["form_count"] else t("families.remark.none")


def _missing(view: View, rows: pd.DataFrame, current: Round | None) -> None:
    """The kelurahan without any form as a text ready to send; that withheld ones are not among them."""
    frame.section(t("families.missing"))
    if current is not None and current.state == "locked":
        frame.note(t("participants.missing.locked", year=view.year))
        return
    today, closes_on = city_today(), current.closes_on if current else None
    words = family_reminder(
        view.instrument, view.year, rows, today, closes_on=closes_on, is_round=current is not None
    )
    if rows["is_withheld"].any():
        frame.note(t("families.missing.withheld"))
    participants.letter(view, words, current, nobody=t("families.missing.none"))
