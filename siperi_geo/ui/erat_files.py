"""Files about local governments: columns as a table, and what a file says of itself below its rows."""

from collections.abc import Sequence

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_table import Written
from siperi_geo.cells import Cells, Table
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Instrument
from siperi_geo.text import pick, t


def as_table(columns: Sequence[Written]) -> Table:
    """The columns side by side, for a page and a file."""
    return Table(tuple(Cells(one.title, one.values, one.shown) for one in columns))


def about(instrument: Instrument) -> dict[str, str]:
    """Name, version and status of the instrument, and how sure we are of it."""
    status = t(f"instruments.status.{instrument.status}").lower()
    names = {"name": pick(instrument.name), "version": instrument.version}
    return names | {"status": status, "note": pick(instrument.status_note)}


def foot(found: Summary) -> Foot:
    """What the file is about, of which year, whether it is of made-up units, and the status of its instrument."""
    words = about(found.instrument)
    title = f"{words['name']} {words['version']}, {found.year}"
    origin = t("table.origin.example" if found.is_example else "table.origin.real")
    return ((t("erat.title"), title), (t("table.foot.origin"), origin), status(found.instrument))


def status(instrument: Instrument) -> tuple[str, str]:
    """How sure we are of the instrument, as a line below the rows."""
    words = about(instrument)
    return t("erat.foot.status"), f"{words['status']}. {words['note']}"
