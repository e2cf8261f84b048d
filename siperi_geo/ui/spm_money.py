"""Scores and money of the three services side by side, on the page of the SPM. It computes nothing."""

from siperi_geo.analysis.service_money import Planned, ServiceMoney, service_money
from siperi_geo.analysis.spm_standing import budget_of, count_of
from siperi_geo.programmes import catalogue
from siperi_geo.spm import standard
from siperi_geo.tables.spm import of_money
from siperi_geo.text import t
from siperi_geo.ui import frame, kept, programme_reads, reads, spm_reads
from siperi_geo.ui.spm_choice import SpmView
from siperi_geo.ui.spm_page import table


def show(view: SpmView) -> None:
    """A row per service: gap, people not served, the office's budget, what is planned this year and the next."""
    title = t("spm.money", year=view.year)
    frame.section(title)
    found = kept.by(lambda: _found(view), "service money", view.year, view.hazard)
    table(view, of_money(standard(), found, (view.year, view.year + 1)), title, "skor-dan-uang")
    frame.note(t("spm.money.note"))


def _found(view: SpmView) -> tuple[ServiceMoney, ...]:
    city = spm_reads.city(view)
    people = {one.id: count_of(city.figures, "recipients", one.id) for one in standard().services}
    budgets = {one.id: budget_of(one, city.figures) for one in standard().services}
    planned = {year: _planned(year) for year in (view.year, view.year + 1)}
    return service_money(catalogue(), programme_reads.known(view.year, "city").facts, people, budgets, planned)


def _planned(year: int) -> dict[str, Planned]:
    rows = reads.query("plans/budget_per_line", year=year)
    found: dict[str, Planned] = {}
    for row in rows.to_dict("records"):
        of_area = Planned(int(row["budget_idr"]), int(row["unknown_count"]))
        found[str(row["line"])] = found.get(str(row["line"]), Planned()) + of_area
    return found
