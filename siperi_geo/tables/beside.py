"""Areas, schools or facilities side by side as a table: a row per measure, a column for each of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from siperi_geo.analysis.beside import Beside
from siperi_geo.analysis.exact import decimals, floor_pct
from siperi_geo.cells import Cells, Table, table
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, number, percent, pick, signed, t

Said = tuple[Any, str]  # a value for files, the same as people read it


def beside_table(
    instrument: Instrument, found: Sequence[Beside], city: Beside | None, *, year_before: int | None
) -> Table:
    """Measures (index, class, change, who took part, gap, aspects) by those compared, the city's mean last."""
    root, digits = instrument.root.id, decimals(instrument, instrument.root.id)
    change = t("beside.row.change", year=year_before) if year_before else None
    measures: list[tuple[str, Callable[[Beside], Said]]] = [
        (t("beside.row.index"), partial(_index, digits=digits)),
        (t("beside.row.class"), _class),
        (t("beside.row.score"), partial(_score, node=root)),
        *([(change, partial(_change, digits=digits))] if change else []),
        (t("beside.row.took_part"), _took_part),
        (t("beside.row.to_next"), partial(_to_next, digits=digits)),
        (t("beside.row.to_city"), partial(_to_city, city=city, root=root)),
        *((pick(node.name), partial(_score, node=node.id)) for node in instrument.aspects),
    ]
    names = [name for name, _ in measures]
    heads = [(f"{one.letter} · {one.name}", one) for one in found]
    heads += [(t("beside.column.city"), city)] if city else []
    columns = [_column(head, [say(one) for _, say in measures]) for head, one in heads]
    return table(Cells(t("beside.column.measure"), names, names), columns)


def _column(title: str, said: Sequence[Said]) -> Cells:
    return Cells(title, [value for value, _ in said], [words for _, words in said])


def _scored(score: float | None) -> Said:
    return score, number(score, 1)


def _score(one: Beside, *, node: str) -> Said:
    return _scored(one.scores[node])


def _index(one: Beside, *, digits: int) -> Said:
    if one.index is not None:
        return one.index, number(one.index, digits)
    return None, t(f"beside.{'withheld' if one.is_withheld else 'not_assessable' if one.has_form else 'no_form'}")


def _class(one: Beside) -> Said:
    words = pick(one.band.name) if one.band else MISSING
    return words if one.band else None, words


def _change(one: Beside, *, digits: int) -> Said:
    if one.change is not None:
        return one.change, signed(one.change, digits)
    words = MISSING if one.status is None else t(f"beside.change.{one.status}")
    return None, words


def _took_part(one: Beside) -> Said:
    if one.counted is not None and one.asked is None:
        words = t("families.count", n=number(one.counted, 0)) if one.has_form else MISSING
        return words, words
    if one.counted is None or one.asked is None:
        words = (
            MISSING if one.coverage_pct is None else t("beside.answered", pct=percent(floor_pct(one.coverage_pct)))
        )
        return None if words == MISSING else words, words
    words = t("analysis.of", part=number(one.counted, 0), all=number(one.asked, 0))
    words = t("beside.thin", counts=words) if one.is_thin else words
    return words, words


def _to_next(one: Beside, *, digits: int) -> Said:
    if one.ahead is None:
        return None, t("beside.top") if one.band and one.index is not None else MISSING
    gap = number(one.ahead.gap, digits)
    words = t("beside.to_next", gap=f"> {gap}" if one.ahead.is_beyond else gap, name=pick(one.ahead.band.name))
    return one.ahead.gap, words


def _to_city(one: Beside, *, city: Beside | None, root: str) -> Said:
    score, mean = one.scores[root], city.scores[root] if city else None
    if score is None or mean is None or one is city:
        return None, MISSING
    return score - mean, signed(score - mean, 1)
