"""What the target of a row counts: people, outputs, points of quality or money. It reads no numbers."""

from siperi_geo.registers.spm.figures import Measure, SpmTable
from siperi_geo.registers.spm.headings import words_of
from siperi_geo.sheets import RefusedError, fold
from siperi_geo.spm import standard

MEASURES: dict[str, Measure] = {
    "penerima": "recipients", "recipients": "recipients", "sasaran": "recipients", "orang": "recipients",
    "keluaran": "output", "output": "output", "hasil": "output",
    "mutu": "quality", "quality": "quality", "mutu minimal": "quality",
    "anggaran": "budget", "budget": "budget", "biaya": "budget",
}  # fmt: skip
MONEY = {"anggaran", "pagu", "belanja", "budget"}
PEOPLE = {"penerima", "sasaran", "orang", "recipients"}


def measure_of(table: SpmTable, line: str, said: str, column: str | None) -> Measure:
    """As the row says, else the title of the table, else what the line is counted in.

    Raises RefusedError SPM_MEASURE_UNKNOWN.
    """
    text = fold(said)
    if text and text not in MEASURES:
        raise RefusedError("SPM_MEASURE_UNKNOWN", column, text=said[:80])
    if text:
        return MEASURES[text]
    if _is_of_money(table):
        return "budget"
    services = standard().services
    if any(line == service.id for service in services):
        return "recipients"
    return "output" if any(line == sub.id for service in services for sub in service.sub_activities) else "quality"


def _is_of_money(table: SpmTable) -> bool:
    """Whether the title right above, or the name of the sheet, speaks of money; `tahun anggaran` does not."""
    titles = [table.sheet.name or "", *(line.written() for line in table.above[-1:])]
    words = [words_of(fold(one).replace("tahun anggaran", "")) for one in titles]
    return table.columns.of("budget") is None and any(one & MONEY and not one & PEOPLE for one in words)
