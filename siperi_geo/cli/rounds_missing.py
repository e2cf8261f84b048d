"""`siperi rounds missing`: who has not handed in a form of a year, as a letter ready to send or as CSV."""

from typing import Literal

from siperi_geo.analysis.missing import missing_of
from siperi_geo.assessments import check_registered, round_of, valid_year
from siperi_geo.cells import Cells, Table
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.csv_file import csv_file
from siperi_geo.instruments import load
from siperi_geo.registers.governments import governments
from siperi_geo.text import city_today, pick, t


@on_store
def missing(code: str, year: int, format: Literal["text", "csv"] = "text") -> int:
    """Name who has not handed in a form, as the page of participants and that of rounds do."""
    instrument = load(code.lower())
    check_registered(instrument)
    valid_year(year)
    with open_store() as store:
        current = round_of(store, instrument.id, year)
        known = governments(store)
        found = missing_of(store.query, instrument, year, city_today(), known=known, current=current)
    nobody = t("rounds.missing.unregistered", unit=t(f"unit.{instrument.subject}"))
    if format == "csv":
        rows = found.rows
        if not found.is_anybody_asked:
            screen().err(f"{nobody}\n")
        cells = (Cells(str(name), list(rows[name]), [str(one) for one in rows[name]]) for name in rows)
        foot = [(t("table.foot.year"), str(year)), (t("table.foot.instrument"), pick(instrument.name))]
        screen().out(csv_file(Table(tuple(cells)), foot).decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    none_missing = t("participants.missing.nobody") if found.is_anybody_asked else nobody
    show_lines([found.letter or none_missing])
    return 0
