"""Where one area stands by every instrument, as a table: a row each, also of those without a form in the year."""

from siperi_geo.analysis.area_profile import Standing
from siperi_geo.analysis.exact import decimals, floor_pct
from siperi_geo.cells import Cells, Table
from siperi_geo.text import MISSING, abbreviation, number, percent, pick, signed, t


def area_table(found: tuple[Standing, ...]) -> Table:
    """Index on its own scale, class, score beside the city's and the target's, change, how many it is made of."""
    names = [f"{abbreviation(one.instrument.id)} · {t(f'unit.{one.instrument.subject}')}" for one in found]
    classes = [pick(one.result.band.name) if one.result.band else MISSING for one in found]
    counted = [_counted(one) for one in found]
    roots = [one.instrument.root.id for one in found]
    city = [one.city.get(root) for one, root in zip(found, roots, strict=True)]
    aims = [one.targets.get(root) for one, root in zip(found, roots, strict=True)]
    return Table(
        (
            Cells(t("area.row.instrument"), names, names),
            Cells(t("beside.row.index"), [one.result.index for one in found], [_index(one) for one in found]),
            Cells(t("beside.row.class"), classes, classes),
            Cells(t("beside.row.score"), [one.score for one in found], [number(one.score, 1) for one in found]),
            *(
                [Cells(t("beside.column.city"), city, [number(score, 1) for score in city])]
                if any(one is not None for one in city)
                else []
            ),
            Cells(t("area.row.target"), aims, [number(score, 1) for score in aims]),
            Cells(t("area.row.change"), [one.result.change for one in found], [_change(one) for one in found]),
            Cells(t("beside.row.took_part"), counted, counted),
        )
    )


def _index(one: Standing) -> str:
    result = one.result
    if result.index is not None:
        return number(result.index, decimals(one.instrument, one.instrument.root.id))
    kind = "withheld" if result.is_withheld else "not_assessable" if result.has_form else "no_form"
    return t(f"beside.{kind}")


def _change(one: Standing) -> str:
    result = one.result
    if result.change is not None:
        digits = decimals(one.instrument, one.instrument.root.id)
        return t("area.change", change=signed(result.change, digits), year=one.before)
    return MISSING if result.status is None else t(f"beside.change.{result.status}")


def _counted(one: Standing) -> str:
    result = one.result
    if result.counted is not None and result.asked is None:
        return t("families.count", n=number(result.counted, 0)) if result.has_form else MISSING
    if result.counted is None or result.asked is None:
        pct = floor_pct(result.coverage_pct) if result.coverage_pct is not None else None
        return MISSING if pct is None or result.is_withheld else t("beside.answered", pct=percent(pct))
    if not result.asked:
        return t("area.nobody")
    words = t("analysis.of", part=number(result.counted, 0), all=number(result.asked, 0))
    return t("beside.thin", counts=words) if result.is_thin else words
