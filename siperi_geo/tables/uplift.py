"""Tables of what lifts a class: areas by how close they are, the items of one, what would be if."""

from collections.abc import Mapping

from siperi_geo.analysis import uplift_words
from siperi_geo.analysis.gap_parts import aspect_of
from siperi_geo.analysis.uplift_parts import Change, Uplift
from siperi_geo.analysis.uplift_standing import Standing
from siperi_geo.areas import is_kelurahan
from siperi_geo.cells import Cells, Table, written
from siperi_geo.instruments import Instrument, Node
from siperi_geo.text import MISSING, number, pick, t

BEHIND = 10**9  # whoever cannot be lifted comes after all others


def of_areas(
    instruments: Mapping[str, Instrument], found: Mapping[str, Uplift], names: Mapping[str, tuple[str, str]]
) -> Table:
    """A row per area, those closest to the class first; names: by code, its own and its kecamatan's."""
    codes = sorted(found, key=lambda code: (_rank(found[code]), names[code]))
    rows = [(instruments[code], found[code]) for code in codes]
    return Table(
        (
            *_places(codes, names),
            _words("class_now", [uplift_words.class_name(of, one.now) for of, one in rows]),
            _indices("index_now", [(of, one.now) for of, one in rows]),
            _words("target", [pick(one.target.name) if one.target else MISSING for _, one in rows]),
            _counts("items", [len(one.changes) if one.state == "reached" else None for _, one in rows]),
            _counts("blank", [one.blank_count if one.state == "reached" else None for _, one in rows]),
            *_paid([one for _, one in rows]),
            _indices("index_after", [(of, one.after) for of, one in rows]),
            _words("remark", [_remark(one) for _, one in rows]),
        )
    )


def of_items(found: Uplift, units: Mapping[str, str]) -> Table:
    """A row per answer that would have to become true, in form order; units: names in the mean of several."""
    changes = found.changes
    cells = [_words("unit", [units[one.form.subject_id] for one in changes])] if units else []
    return Table(
        (
            *cells,
            _words("number", [str(one.item.number) for one in changes]),
            _words("question", [pick(one.item.text) for one in changes]),
            _words("before", [_before(one) for one in changes]),
            _words("after", [pick(one.form.instrument.scale_of(one.item).best.label) for one in changes]),
            _words("part", [_part(one) for one in changes]),
            _words("advice", [_advice(one) for one in changes]),
            *([] if found.lines else [_counts("effort", [1 for _ in changes])]),
        )
    )


def of_if(
    instruments: Mapping[str, Instrument],
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    names: Mapping[str, tuple[str, str]],
) -> Table:
    """A row per area: class and index as they are and as they would be, those whose class changes first."""
    codes = sorted(before, key=lambda code: (before[code].class_code == after[code].class_code, names[code]))
    now, then = ([(instruments[code], side[code]) for code in codes] for side in (before, after))
    return Table(
        (
            *_places(codes, names),
            _words("class_now", [uplift_words.class_name(*one) for one in now]),
            _words("class_if", [uplift_words.class_name(*one) for one in then]),
            _indices("index_now", now),
            _indices("index_if", then),
        )
    )


def _places(codes: list[str], names: Mapping[str, tuple[str, str]]) -> list[Cells]:
    """The areas, with the kecamatan that smaller ones lie in."""
    found = [_words("area", [names[code][0] for code in codes])]
    if any(is_kelurahan(code) for code in codes):
        found.append(_words("kecamatan", [names[code][1] for code in codes]))
    return found


def _paid(rows: list[Uplift]) -> list[Cells]:
    """What the lines of each cost together, where lines are paid."""
    if not any(one.lines for one in rows):
        return []
    return [
        _counts("lines", [len(one.lines) if one.lines else None for one in rows]),
        _counts("cost", [round(one.cost) if one.lines else None for one in rows]),
    ]


def _rank(one: Uplift) -> float:
    return one.cost if one.state == "reached" else BEHIND


def _remark(one: Uplift) -> str:
    if one.state != "reached":
        return t(f"lift.remark.{uplift_words.state(one)}")
    paid = ".cost" if one.lines else ""
    return t(f"lift.remark.proved{paid}" if one.is_proved else f"lift.remark.not_proved{paid}")


def _before(one: Change) -> str:
    if one.before is None:
        return t("lift.unanswered")
    return pick(one.form.instrument.scale_of(one.item).choice_of(one.before).label)


def _part(one: Change) -> str:
    home = home_of(one.form.instrument, one.item.id)
    aspect = aspect_of(one.form.instrument, home.id)
    names = [pick(aspect.name), pick(home.name)]
    return " › ".join(dict.fromkeys(names))


def _advice(one: Change) -> str:
    """What to do about it: answer first where nobody did, then the instrument's own advice."""
    advice = pick(one.item.recommendation) if one.item.recommendation else ""
    first = t("lift.answer_first") if one.is_blank else ""
    return " ".join(filter(None, [first, advice])) or MISSING


def home_of(instrument: Instrument, item_id: str) -> Node:
    """The node that an item counts in."""
    return next(node for node in instrument.nodes() if any(item.id == item_id for item in node.items))


def _words(name: str, values: list[str]) -> Cells:
    return Cells(t(f"lift.column.{name}"), values, values)


def _counts(name: str, values: list[int | None]) -> Cells:
    return written(t(f"lift.column.{name}"), values, lambda one: number(one, 0))


def _indices(name: str, values: list[tuple[Instrument, Standing]]) -> Cells:
    shown = [uplift_words.index_words(of, one) for of, one in values]
    return Cells(t(f"lift.column.{name}"), [one.index for _, one in values], shown)
