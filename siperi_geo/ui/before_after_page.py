"""The parts of the page that lays scores of two years beside the actions of the first. It computes nothing.

Values are those of `results`: of families published means alone, and of areas that are withheld none.
"""

from dataclasses import dataclass

import streamlit as st

from siperi_geo.analysis.before_after import (
    ALIKE,
    FEW,
    Beside,
    Side,
    begun,
    beside,
    chosen_areas,
    parts_of,
    touched_areas,
)
from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.scoring import scored_as
from siperi_geo.tables.plans import plan_table
from siperi_geo.text import MISSING, city_today, number, signed, t, tn
from siperi_geo.ui import basis, choices, frame, kept, links, plan_choice, renja_page, results, table_view
from siperi_geo.ui.plan_choice import BUDGET_YEAR
from siperi_geo.ui.session import remember

LEVELS = ("kelurahan", "kecamatan")
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Asked:
    """The year of the actions, and whether only verified forms count."""

    year: int
    is_verified_only: bool


def choose() -> Asked:
    """The year of the actions and the basis; ends the page where no action has begun."""
    years = sorted({one.action.year for one in plan_choice.actions() if begun([one], one.action.year)})
    if not years:
        frame.empty("before_after.none", act=links.plans)
    with st.container(key="filters"):
        usual = next((year for year in years[::-1] if compared(year)), years[-1])
        year = choices.number_box(BUDGET_YEAR, t("before_after.year"), years[::-1], usual, width=200)
        is_verified_only = basis.choose_of_all()
    return Asked(remember(BUDGET_YEAR, year), is_verified_only)


def show(asked: Asked) -> None:
    """The comparison per part, why it proves nothing, and the actions it is of."""
    year = asked.year
    actions = begun(plan_choice.actions(), year)
    found = compared(year, is_verified_only=asked.is_verified_only)
    years = {"year": year, "next": year + 1}
    title = t("before_after.table", **years)
    frame.section(title)
    frame.caution(t("before_after.why"))
    if found:
        rows, suffix = _table(found), "-terverifikasi" if asked.is_verified_only else ""
        frame.table(rows.shown, caption=title)
        table_view.files(
            lambda kind: table_view.made(rows, title, _foot(asked), kind),
            lambda kind: f"siperi-sebelum-sesudah-{year}-{year + 1}{suffix}.{kind}",
            key="before_after",
        )
        few = sum(one.is_few for one in found)
        if few:
            frame.caution(tn("before_after.few", few, least=FEW))
        if unknown := sum(one.unknown for one in found):
            frame.note(tn("before_after.unknown", unknown))
        frame.note(t("before_after.alike", points=number(ALIKE, 0)))
    else:
        frame.note(
            t("before_after.nothing.verified" if asked.is_verified_only else "before_after.nothing", **years)
        )
    wide = [one for one in actions if one.level == "city"]
    if wide:
        frame.note(tn("before_after.city", len(wide)))
    title = t("before_after.actions", year=year)
    with st.expander(title):
        frame.table(plan_table(actions, city_today()).shown, caption=title)


def compared(year: int, *, is_verified_only: bool = False) -> tuple[Beside, ...]:
    """Every part that an action of the year is to improve and that has values in that year and the next."""
    variant = scored_as(STANDARD, is_verified_only=is_verified_only)
    return kept.by(lambda: tuple(_compared(year, variant)), "before after", year, variant)


def _compared(year: int, variant: str) -> list[Beside]:
    found: list[Beside] = []
    for part, actions in parts_of(begun(plan_choice.actions(), year), _owners()).items():
        code, _, node = part.partition(":")
        instrument = next((one for one in renja_page.instruments() if one.id == code), None)
        if instrument is None:
            continue
        for level in LEVELS:
            chosen = chosen_areas(actions, level)
            before, after = (_scores(instrument, level, one, node, variant) for one in (year, year + 1))
            if chosen and before and after:
                out = touched_areas(actions, before)
                found.append(beside(part, level, chosen, before, after, out))
    return found


def _scores(instrument: Instrument, level: str, year: int, node: str, variant: str) -> dict[str, float]:
    rows = results.of_groups(instrument, level, year=year, scored_as=variant)
    rows = rows[(rows["node"] == node) & rows["score"].notna()] if not rows.empty else rows
    return {str(code): float(score) for code, score in zip(rows["area_code"], rows["score"], strict=True)}


def _owners() -> dict[str, str]:
    """Of every item the part that it is in, of the newest versions; both as an action writes them."""
    return {
        f"{instrument.id}:{item.id}": f"{instrument.id}:{node.id}"
        for instrument in (load(code) for code in sorted({ref.id for ref in available()}))
        for node in instrument.nodes()
        for item in node.items
    }


def _table(found: tuple[Beside, ...]) -> Table:
    """Both sides in words, as people compare them; every number by itself in files."""
    differences = [_difference(one) for one in found]
    alike = [_alike(one) for one in found]
    return table(
        written(t("before_after.part"), [renja_page.part_name(*one.part.split(":", 1)) for one in found], str),
        written(t("before_after.level"), [t(f"ui.level.{one.level}") for one in found], str),
        written(t("before_after.with_action"), [_side(one.with_action) for one in found], str),
        written(t("before_after.without"), [_side(one.without) for one in found], str),
        written(t("before_after.difference"), differences, str),
        written(t("before_after.alike.difference"), alike, str),
        _numbers(found),
        Cells(t("before_after.warning"), [_warning(one) for one in found], [""] * len(found), is_for_files=True),
    )


def _numbers(found: tuple[Beside, ...]) -> tuple[Cells, ...]:
    """What the words of a row say, as numbers for files."""
    sides = ("with_action", "without")
    named = {
        t(f"before_after.{side}.{name}"): [getattr(getattr(one, side), name) for one in found]
        for side in sides
        for name in ("count", "start", "mean", "spread")
    } | {
        t("before_after.difference.number"): [one.difference for one in found],
        t("before_after.error"): [one.error for one in found],
        t("before_after.alike.count"): [one.alike for one in found],
        t("before_after.alike.number"): [one.alike_difference for one in found],
    }
    return tuple(
        Cells(title, values, [MISSING if one is None else number(one) for one in values], is_for_files=True)
        for title, values in named.items()
    )


def _side(one: Side) -> str:
    if one.mean is None or one.start is None:
        return t("before_after.side.none")
    words = {"n": number(one.count, 0), "start": number(one.start, 1), "change": signed(one.mean, 1)}
    return t("before_after.side", **words, spread=number(one.spread, 1))


def _difference(one: Beside) -> str:
    """The difference with its error, and in the same cell that it is of too few areas to say anything."""
    said = _with_error(one.difference, one.error)
    return f"{said}. {_warning(one)}" if one.difference is not None and one.is_few else said


def _warning(one: Beside) -> str:
    """Why a row says little: how few areas there are on each side; nothing for a row of enough."""
    if not one.is_few:
        return ""
    sides = {"mine": number(one.with_action.count, 0), "others": number(one.without.count, 0)}
    return t("before_after.warning.few", **sides, least=FEW)


def _with_error(difference: float | None, error: float | None) -> str:
    if difference is None:
        return MISSING
    return signed(difference, 1) + (f" (± {number(error, 1)})" if error is not None else "")


def _alike(one: Beside) -> str:
    if one.alike_difference is None:
        return t("before_after.alike.none")
    said = t("before_after.alike.said", difference=signed(one.alike_difference, 1), n=number(one.alike, 0))
    return f"{said}. {t('before_after.warning.alike', least=FEW)}" if one.alike < FEW else said


def _foot(asked: Asked) -> Foot:
    kind = "verified" if asked.is_verified_only else "all"
    year = (t("before_after.year"), str(asked.year))
    return (year, (t("ui.basis"), t(f"table.basis.{kind}")), *table_view.of_data(t("before_after.source")))
