"""The parts of the page about lifting a class: all areas, one of them with its items, what would be if.

It shows what `analysis.uplift` finds and scoring confirms; it computes nothing.
"""

import pandas as pd

from siperi_geo.analysis import uplift_words
from siperi_geo.analysis.uplift_parts import Uplift
from siperi_geo.areas import full_name
from siperi_geo.csv_file import Foot
from siperi_geo.instruments import Label
from siperi_geo.tables import uplift as tables
from siperi_geo.text import pick, t, tn
from siperi_geo.ui import chart_view, choices, filters, frame, lift_costs, links, table_view
from siperi_geo.ui.lift_reads import Here
from siperi_geo.ui.session import SUBJECT
from siperi_geo.ui.view import View

TARGET, NEXT = "sasaran", "berikut"


def choose_target(view: View) -> str | None:
    """A select box over the classes above the lowest; None for each area's next one."""
    names = {NEXT: Label(id=t("lift.target.next"), en=t("lift.target.next"))}
    names |= {code: band.name for code, band in uplift_words.target_names(view.instrument).items()}
    with view.row:
        chosen = choices.box(TARGET, t("lift.target"), names, width=200)
    return None if chosen == NEXT else chosen


def areas(view: View, here: Here, target: str | None, *, is_by_cost: bool) -> None:
    """Who is closest to the class: sentences, and every area as a table."""
    found = lift_costs.every(view, target, is_by_cost=is_by_cost)
    names = {code: full_name(code, name) for code, (name, _) in here.names.items()}
    frame.section(t("lift.areas", year=view.year))
    chart_view.bullets(uplift_words.summary(found, names))
    caption = t("lift.areas.caption", level=t(f"ui.level.{view.level}").lower(), year=view.year)
    made = tables.of_areas(here.instruments, found, here.names)
    key = f"naik-kelas-{view.level}-{target or NEXT}{'-biaya' if is_by_cost else ''}"
    about = foot(view, is_by_cost=is_by_cost)
    table_view.twin(view, made, title=tn("lift.areas.open", len(found)), caption=caption, key=key, more=about)
    frame.note(t("lift.costs.note") if is_by_cost else t("lift.areas.note"))
    frame.note(rule(is_by_cost=is_by_cost))
    frame.note(t("lift.respondents"))
    if here.unreadable:
        frame.note(tn("lift.unreadable", here.unreadable))


def one(view: View, here: Here, code: str, target: str | None, *, is_by_cost: bool) -> tuple[str, ...]:
    """What lifts one area, or one of those in it: cards, items, proof, the way to the calculation.

    Returns the ids of the items.
    """
    name = full_name(code, here.names[code][0])
    unit = _unit(here, code) if here.groups[code].is_mean else None
    found = lift_costs.one(view, code, unit, target, is_by_cost=is_by_cost)
    instrument = here.groups[code].instrument
    whom = here.units[unit] if unit else name
    frame.section(frame.plain(t("lift.one.cost" if is_by_cost else "lift.one", name=whom)))
    chart_view.cards(uplift_words.cards(instrument, found))
    chart_view.bullets([uplift_words.finding(instrument, found, whom)])
    if found.state == "reached":
        is_mean = here.groups[code].is_mean and unit is None
        key = f"{code}-{target or NEXT}{'-biaya' if is_by_cost else ''}"
        _items(view, here, found, whom, key=f"naik-kelas-butir-{key}", is_mean=is_mean)
    if is_by_cost:
        lift_costs.lines(view, found, code, whom, key=f"naik-kelas-baris-{code}-{target or NEXT}")
    _to_calculation(view, here, code, unit)
    return tuple(dict.fromkeys(one.item.id for one in found.changes))


def hint() -> tuple[str, ...]:
    """What to do to see the items of an area; no item follows from it."""
    frame.note(t("lift.hint"))
    return ()


def _items(view: View, here: Here, found: Uplift, whom: str, *, key: str, is_mean: bool) -> None:
    target = pick(found.target.name) if found.target else ""
    caption = t("lift.items", name=whom, target=target)
    made = tables.of_items(found, here.units if is_mean else {})
    table_view.show(view, made, caption=caption, key=key, more=foot(view, is_by_cost=bool(found.lines)))
    frame.note(uplift_words.proof(found))


def _unit(here: Here, code: str) -> str | None:
    """One of those whose mean the area is, where the reader chooses one."""
    names = {form.subject_id: here.units[form.subject_id] for form in here.groups[code].forms}
    return choices.optional_box(SUBJECT, t("lift.unit"), names, placeholder=t("lift.unit.all"), width=360)


def _to_calculation(view: View, here: Here, code: str, unit: str | None) -> None:
    forms = here.groups[code].forms
    if unit is not None or len(forms) == 1:
        subject = unit or forms[0].subject_id
        links.calculation(view, subject, here.units[subject])
    else:
        links.calculation_of_mean(view, code, full_name(code, here.names[code][0]))


def labels(here: Here) -> dict[str, str]:
    """Names for the select box of areas."""
    columns = ["area_code", "area_name", "kecamatan_name"]
    return filters.area_labels(
        pd.DataFrame([(code, *names) for code, names in here.names.items()], columns=columns)
    )


def rule(*, is_by_cost: bool) -> str:
    """What is counted, and that it is our own design."""
    return t("lift.costs.rule") if is_by_cost else t("lift.own_design")


def foot(view: View, *, is_by_cost: bool = False) -> Foot:
    """What a reader of a file alone must know: whose rule it is, and in which reading."""
    reading = pick(view.instrument.variant(view.variant).name)
    return ((t("lift.foot.method"), rule(is_by_cost=is_by_cost)), (t("lift.foot.reading"), reading))
