"""The report of an import of figures of the standard in words, and figures as shown text: for command and page.

It formats what `examine` found, and what is stored; the problems with their places stand beside it.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from siperi_geo.registers.hazards import hazard_name
from siperi_geo.registers.spm.examples import source_name
from siperi_geo.registers.spm.figures import Amount
from siperi_geo.registers.spm.planning import Entry, Examined
from siperi_geo.spm import standard
from siperi_geo.text import MISSING, number, pick, t

MEASURES = ("recipients", "output", "quality", "budget")
HEADS = ("year", "measure", "line", "area", "hazard", "target", "realised", "source")


def lines(examined: Examined) -> Iterator[str]:
    """Sources; rows in, good and held; of each measure how many figures, of which years and areas; what stays."""
    for source in sorted({entry.source for entry in examined.entries}):
        yield t("spm_data.report.source", source=source)
    counts = {"rows_in": examined.rows_in, "good": examined.rows_good, "bad": examined.rows_bad}
    yield t("spm_data.rows", **{name: number(n, 0) for name, n in counts.items()})
    for measure in MEASURES:
        if found := [entry for entry in examined.entries if entry.key[1] == measure]:
            yield _of_measure(measure, found)
    if unchanged := sum(entry.action == "unchanged" for entry in examined.entries):
        yield t("spm_data.unchanged", n=number(unchanged, 0))


def _of_measure(measure: str, found: Sequence[Entry]) -> str:
    years = ", ".join(sorted({str(entry.key[0]) for entry in found}))
    areas = {entry.area for entry in found}
    kelurahan = sum(area.level == "kelurahan" for area in areas)
    places = [t("spm_data.report.kelurahan", n=number(kelurahan, 0))] if kelurahan else []
    places += [area.name for area in areas if area.level == "city"]
    words = {"measure": t(f"spm_data.measure.{measure}"), "n": number(len(found), 0), "years": years}
    return t("spm_data.report.measure", places=", ".join(places), **words)


def figures(examined: Examined) -> pd.DataFrame:
    """Every figure that may be stored, as shown text, and what would happen to it."""
    heads = [t(f"spm_data.column.{name}") for name in (*HEADS, "before", "action")]
    return pd.DataFrame([_cells(entry) for entry in examined.entries], columns=heads)


def _cells(entry: Entry) -> tuple[str, ...]:
    year, measure, line, _, hazard = entry.key
    before = MISSING if entry.before is None else pair(entry.before[0])
    shown = _shown(year, measure, line, entry.area.name, hazard, entry.now, entry.source)
    return (*shown, before, t(f"spm_data.action.{entry.action}"))


def stored_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `spm/figure_list` as shown text."""
    found = rows.astype(object).where(rows.notna(), None).to_dict("records")
    cells = [
        _shown(
            int(row["year"]),
            str(row["measure"]),
            str(row["line"]),
            str(row["area_name"] or row["area_code"]),
            str(row["hazard"]),
            Amount(int(row["target"]), None if row["realised"] is None else int(row["realised"])),
            source_name(str(row["source"])),
        )
        for row in found
    ]
    return pd.DataFrame(cells, columns=[t(f"spm_data.column.{name}") for name in HEADS])


def years_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each year of `spm/figure_list`: how many figures, of how many kelurahan, from where."""
    found = [
        (
            str(year),
            number(len(of_it), 0),
            number(of_it.loc[of_it["level"] == "kelurahan", "area_code"].nunique(), 0),
            "; ".join(map(source_name, sorted(of_it["source"].unique()))),
        )
        for year, of_it in rows.groupby("year", sort=True)
    ]
    heads = ("year", "figures", "kelurahan", "sources")
    return pd.DataFrame(found, columns=[t(f"spm_data.column.{name}") for name in heads])


def _shown(
    year: int, measure: str, line: str, area: str, hazard: str, amount: Amount, source: str
) -> tuple[str, ...]:
    return (
        str(year),
        t(f"spm_data.measure.{measure}"),
        line_name(line),
        area,
        hazard_name(hazard) if hazard else t("spm_data.every_hazard"),
        number(amount.target, 0),
        MISSING if amount.realised is None else number(amount.realised, 0),
        source,
    )


def pair(amount: Amount) -> str:
    """What was reached of what was to be: `90 / 100`."""
    reached = MISSING if amount.realised is None else number(amount.realised, 0)
    return f"{reached} / {number(amount.target, 0)}"


def line_name(line: str) -> str:
    """A service, a sub-activity with its number, or an item of quality by its name; its id where it is unknown."""
    known = standard()
    names = {service.id: pick(service.name) for service in known.services}
    for service in known.services:
        names |= {sub.id: f"{sub.id} {pick(sub.name)}" for sub in service.sub_activities}
    names |= {item.id: pick(item.name) for item in known.quality.items}
    names |= {item.id: pick(item.name) for table in known.published_quality for item in table.items}
    return names.get(line, line)
