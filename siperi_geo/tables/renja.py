"""The rows of the yearly work plan (Renja, SIPD) as a table for pages and files. It reads and sums nothing."""

from collections.abc import Sequence

from siperi_geo.analysis.renja import RenjaRow, is_at_or_below, program_of
from siperi_geo.cells import Cells, Table, for_files, for_pages, table, written
from siperi_geo.plans import label_of
from siperi_geo.programmes import activity_of
from siperi_geo.tables.plans import place_of, quantity_of
from siperi_geo.text import number, t, tn


def renja_table(rows: Sequence[RenjaRow]) -> Table:
    """The rows of the yearly work plan: sums above their actions; codes as text, of both nomenclatures.

    In files each row names its program, kegiatan and sub-kegiatan too, so that it can be sorted and copied alone.
    """
    of = [row.kept.action if row.kept else None for row in rows]
    name = [row.name or t("renja.name.unknown") for row in rows]
    place = [place_of(row.kept) if row.kept else "" for row in rows]
    quantity = [f"{quantity_of(one.target)} {one.unit}".strip() if one and one.target else "" for one in of]
    aim = [
        ": ".join(word for word in (one.indicator if one else "", said) if word)
        for one, said in zip(of, quantity, strict=True)
    ]
    return table(
        for_pages(t("renja.seen.name"), [_named(row, words) for row, words in zip(rows, name, strict=True)]),
        for_pages(t("renja.seen.aim"), aim),
        for_files(
            [
                written(t("renja.level"), [t(f"renja.level.{row.level}") for row in rows], str),
                written(t("renja.code"), [row.code for row in rows], str),
                written(t("renja.code_2020"), [row.code_2020 for row in rows], lambda code: code or ""),
                written(t("renja.name"), name, str),
                *_levels(rows),
                written(t("plans.field.indicator"), [one.indicator if one else "" for one in of], str),
                written(t("plans.field.target"), [one.target if one else None for one in of], quantity_of),
                written(t("plans.field.unit"), [one.unit if one else "" for one in of], str),
            ]
        ),
        written(t("renja.location"), place, str),
        written(t("plans.field.budget_idr"), [row.budget_idr for row in rows], lambda n: number(n, 0)),
        for_pages(t("renja.seen.owner"), [_owner(row) for row in rows]),
        for_files(
            [
                written(t("plans.sum.unknown"), [row.unknown_count for row in rows], _none_is_blank),
                written(t("plans.field.money"), [label_of("money", one.money) if one else "" for one in of], str),
                written(t("renja.office"), [one.owner_name if one else "" for one in of], str),
            ]
        ),
    )


def _named(row: RenjaRow, name: str) -> str:
    """`Sub-kegiatan 1.05.03.2.01.0007 (2020: …) · name`; of an action its words alone."""
    if row.kept:
        return f"{t('renja.level.action')}: {name}"
    old = f" (2020: {row.code_2020})" if row.code_2020 and row.code_2020 != row.code else ""
    return f"{t(f'renja.level.{row.level}')} {row.code}{old} · {name}"


def _owner(row: RenjaRow) -> str:
    """Source of money and owner of an action; of a sum how many below it have no budget."""
    if row.kept:
        it = row.kept.action
        return f"{label_of('money', it.money)} · {it.owner_name}"
    return tn("renja.seen.unknown", row.unknown_count) if row.unknown_count else ""


def _levels(rows: Sequence[RenjaRow]) -> tuple[Cells, ...]:
    """Code and name of program, kegiatan and sub-kegiatan of each row, for files."""
    named: dict[tuple[str, str], str] = {
        (row.level, row.code): row.name or t("renja.name.unknown") for row in rows if row.level != "action"
    }
    found: list[Cells] = []
    for level, code_of in (("program", program_of), ("activity", activity_of), ("line", str)):
        codes = [code_of(row.code) if is_at_or_below(row.level, level) else "" for row in rows]
        names = [named.get((level, code), "") for code in codes]
        codes = [code if name else "" for code, name in zip(codes, names, strict=True)]
        words = t(f"renja.level.{level}")
        found.append(Cells(t("renja.code_of", level=words), codes, codes, is_for_files=True))
        found.append(Cells(words, names, names, is_for_files=True))
    return tuple(found)


def _none_is_blank(value: int) -> str:
    return number(value, 0) if value else ""
