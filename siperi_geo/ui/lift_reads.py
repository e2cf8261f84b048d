"""What the page about lifting a class reads: the forms behind every area, and what lifts each of them, kept.

Only of instruments whose single results are anybody's to see; of families and respondents it reads no form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from siperi_geo.analysis.advice import answers_in
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.uplift import lift
from siperi_geo.analysis.uplift_parts import Group, Tariff, Uplift, met, standings
from siperi_geo.analysis.uplift_standing import Form, Standing
from siperi_geo.analysis.uplift_tree import movable
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.ui import filters, kept, results
from siperi_geo.ui.view import View


@dataclass(frozen=True, slots=True)
class Here:
    """The areas with forms: what has their class, their names with the kecamatan's, and whose form is whose."""

    groups: Mapping[str, Group]
    names: Mapping[str, tuple[str, str]]
    units: Mapping[str, str]
    unreadable: int  # areas with a form of a version whose file is not here

    @property
    def instruments(self) -> dict[str, Instrument]:
        """In whose classes each area stands: of its own form the version that it was filled in."""
        return {code: group.instrument for code, group in self.groups.items()}

    @property
    def forms(self) -> list[Form]:
        """Every form."""
        return [form for group in self.groups.values() for form in group.forms]


def here(view: View) -> Here:
    """The forms behind the areas of the level shown."""
    return kept.of(view, _here)


def _here(view: View) -> Here:
    subjects = results.per_subject(view)
    rows = results.per_group(view, view.level)
    rows = rows[rows["node"] == view.instrument.root.id]
    above = "kecamatan_code" if view.level == "kecamatan" else "area_code"
    place = dict(zip(subjects["subject_id"].astype(str), subjects[above].astype(str), strict=True))
    forms: dict[str, list[Form | None]] = {}
    for row in results.forms(view).to_dict("records"):
        if str(row["subject_id"]) in place:
            forms.setdefault(place[str(row["subject_id"])], []).append(_form(view, row))
    names = {str(row["area_code"]): (str(row["area_name"]), str(row["kecamatan_name"])) for row in _rows(rows)}
    people = {str(row["area_code"]): _people(view, rows, row) for row in _rows(rows) if not view.is_own}
    read = {code: [form for form in forms.get(code, []) if form is not None] for code in names}
    whole = [code for code in names if read[code] and len(read[code]) == len(forms[code])]
    groups = {code: _group(view, read[code], people.get(code)) for code in whole}
    shown = {code: names[code] for code in groups}
    return Here(groups, shown, filters.subject_labels(subjects), sum(code in forms for code in names) - len(whole))


def _rows(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return list(rows.to_dict("records"))


def _form(view: View, row: Mapping[Any, Any]) -> Form | None:
    """The answers of one subject; None where the file of its version is not here."""
    try:
        instrument = load(view.instrument.id, str(row["version"]))
    except SiperiError:
        return None
    return Form(str(row["subject_id"]), instrument, answers_in(row["answers"]))


def _people(view: View, rows: pd.DataFrame, row: Mapping[Any, Any]) -> dict[str, int] | None:
    """The people that weigh in the mean of one area, where they do."""
    return results.weights(view, rows[rows["area_code"] == row["area_code"]])


def _group(view: View, forms: list[Form], people: Mapping[str, int] | None) -> Group:
    if view.is_own:
        return Group(forms[0].instrument, (forms[0],))
    if people is not None:
        forms = [replace(form, weight=people.get(form.subject_id, 0)) for form in forms]
    return Group(view.instrument, tuple(forms), is_mean=True)


def every(view: View, target: str | None) -> dict[str, Uplift]:
    """What lifts each area, any of the cheapest sets of items; made once until the data change."""
    return kept.of(view, _every, target)


def _every(view: View, target: str | None) -> dict[str, Uplift]:
    return lifted(view, target)


def lifted(view: View, target: str | None, tariffs: Mapping[str, Tariff] | None = None) -> dict[str, Uplift]:
    """What lifts each area, paid by lines where there are tariffs; not kept."""
    groups = here(view).groups
    found: dict[str, Uplift] = {}
    for wanted in (target, None):  # a form of another version may know no such class: then its next one
        codes = [code for code, one in groups.items() if code not in found and _knows(one, wanted)]
        known = [now(view)[code] for code in codes]
        paid = None if tariffs is None else [tariffs[code] for code in codes]
        asked = [groups[code] for code in codes]
        made = lift(asked, wanted, variant=view.variant, now=known, with_ties=paid is not None, tariffs=paid)
        found |= dict(zip(codes, made, strict=True))
    return {code: found[code] for code in groups}


def one(view: View, code: str, subject_id: str | None, target: str | None) -> Uplift:
    """What lifts one area, or one of those in it, with ties broken."""
    return kept.of(view, _one, code, subject_id, target)


def _one(view: View, code: str, subject_id: str | None, target: str | None) -> Uplift:
    return lifted_one(view, code, subject_id, target)


def lifted_one(
    view: View, code: str, subject_id: str | None, target: str | None, tariff: Tariff | None = None
) -> Uplift:
    """What lifts one area, or one of those in it, paid by lines where there is a tariff; not kept."""
    group, known = here(view).groups[code], [now(view)[code]]
    if subject_id is not None:
        form = next(form for form in group.forms if form.subject_id == subject_id)
        group = Group(form.instrument, (form,))
        known = standings([(group, group.forms)], view.variant)
    wanted, paid = target if _knows(group, target) else None, None if tariff is None else [tariff]
    return lift([group], wanted, variant=view.variant, now=known, tariffs=paid)[0]


def _knows(group: Group, target: str | None) -> bool:
    return target is None or target in {band.code for band in group.instrument.classes}


def now(view: View) -> dict[str, Standing]:
    """Where every area stands, as it is stored; an area has the class of its own form, or that of its mean."""
    return kept.of(view, _now)


def _now(view: View) -> dict[str, Standing]:
    if view.is_own:
        rows = results.per_subject(view)
    else:
        every_node = results.per_group(view, view.level)
        rows = every_node[every_node["node"] == view.instrument.root.id]
    groups = here(view).groups
    own = {code: group.forms[0].subject_id for code, group in groups.items()} if view.is_own else {}
    key = "subject_id" if view.is_own else "area_code"
    by_key = {str(row[key]): row for row in _rows(rows)}
    return {code: _standing(group, by_key[own.get(code, code)]) for code, group in groups.items()}


def _standing(group: Group, row: Mapping[Any, Any]) -> Standing:
    if is_missing(row["index_value"]):
        return Standing(None, None, None)
    band = band_of(group.instrument, row)
    return Standing(float(row["index_value"]), float(row["score"]), band.code if band else None)


def if_met(view: View, items: tuple[str, ...], within: str | None) -> dict[str, Standing]:
    """Where every area would stand if these items were met, in one area or kecamatan or everywhere."""
    return kept.of(view, _if, ".".join(items), within or "")


def _if(view: View, items: str, within: str) -> dict[str, Standing]:
    groups, wanted = here(view).groups, items.split(".")
    pairs = [
        (group, tuple(met(form, wanted) if _lies(view, code, form, within) else form for form in group.forms))
        for code, group in groups.items()
    ]
    return dict(zip(groups, standings(pairs, view.variant), strict=True))


def _lies(view: View, code: str, form: Form, within: str) -> bool:
    """Whether a form is of somebody in an area (a kelurahan or kecamatan); everybody is in no area."""
    if not within:
        return True
    own = kept.of(view, _area_of).get(form.subject_id, code)
    return f"{own}.".startswith(f"{within}.")


def _area_of(view: View) -> dict[str, str]:
    rows = results.per_subject(view)
    return dict(zip(rows["subject_id"].astype(str), rows["area_code"].astype(str), strict=True))


def open_count(view: View) -> dict[str, int]:
    """How many forms could still meet each item, by id."""
    return kept.of(view, _open_count)


def _open_count(view: View) -> dict[str, int]:
    counts: dict[str, int] = {}
    for form in here(view).forms:
        for item in movable(form.instrument, form.answers):
            counts[item.id] = counts.get(item.id, 0) + 1
    return counts
