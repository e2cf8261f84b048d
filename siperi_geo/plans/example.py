"""Two rows that show how a table of actions is filled in. They are for a file and stand in no store."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from siperi_geo.areas import Area
from siperi_geo.plans.action import Action, KeptAction
from siperi_geo.plans.checking import closes_of
from siperi_geo.programmes import Line, catalogue
from siperi_geo.text import pick, t

LINES = ("1.05.03.2.01.0007", "1.05.03.2.02.0018")


def example_actions(areas: Sequence[Area], year: int) -> tuple[KeptAction, ...]:
    """One action of a kelurahan and one of the city, in the words of this run; without an id, as new ones are."""
    kelurahan = next(area for area in areas if area.level == "kelurahan")
    above = next((area for area in areas if area.code == kelurahan.parent_code), None)
    city = next((area for area in areas if area.level == "city"), kelurahan)
    places = ((kelurahan, above.name if above else ""), (city, ""))
    found = zip(LINES, places, strict=True)
    return tuple(_example(catalogue().line(code), area, name, year) for code, (area, name) in found)


def _example(line: Line, area: Area, kecamatan: str, year: int) -> KeptAction:
    said = Action(
        year=year,
        what=t("plan_import.example", line=pick(line.name)),
        area_code=area.code,
        line=line.code,
        closes=closes_of(line),
        owner_name=pick(catalogue().office(line).name),
        indicator=line.output or "",
        target=100,
        unit=pick(catalogue().units[line.unit]) if line.unit else t("plan_import.example.unit"),
        budget_idr=25_000_000,
        due_on=date(year, 10, 31),
    )
    return KeptAction(
        action_id="",
        revision=0,
        action=said,
        area_name=area.name,
        level=area.level,
        kecamatan_code=area.parent_code,
        kecamatan_name=kecamatan or None,
        recorded_at=datetime.now(UTC),
        actor="",
    )
