"""What the parts are worth now that a need is to improve, where it is: of families area means alone."""

from siperi_geo.analysis.exact import is_missing
from siperi_geo.instruments import Instrument
from siperi_geo.plans import Need
from siperi_geo.ui import kept, renja_page, results

STANDARD = "standard"
Scores = dict[tuple[str, str], tuple[float, int]]  # area and part → score (0–100), year


def parts(need: Need) -> list[tuple[str, float | None, int | None]]:
    """Each part by name, its score in the newest year, and that year; None where there is none."""
    known = {one.id: one for one in renja_page.instruments()}
    found = []
    for said in need.closes:
        instrument, _, part = said.partition(":")
        scores = _scores(known[instrument], need.level) if instrument in known else {}
        score, year = scores.get((need.area_code, part), (None, None))
        found.append((renja_page.part_name(instrument, part), score, year))
    return found


def _scores(instrument: Instrument, level: str) -> Scores:
    return kept.by(lambda: _read(instrument, level), "scores of parts", instrument.id, level)


def _read(instrument: Instrument, level: str) -> Scores:
    years = results.years(instrument.id, STANDARD)["year"]
    if years.empty or level not in ("kelurahan", "kecamatan", "city"):
        return {}
    year = int(years.max())
    rows = results.of_groups(instrument, level, year=year, scored_as=STANDARD)
    cells = zip(rows["area_code"], rows["node"], rows["score"], strict=True)
    return {(str(area), str(node)): (float(score), year) for area, node, score in cells if not is_missing(score)}
