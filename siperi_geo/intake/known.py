"""What the store knows already of forms that come in: earlier indices, and the very same file as other forms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from siperi_geo.assessments import Entry, Plan
from siperi_geo.errors import Problem
from siperi_geo.forms import Reading
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import FormScore
from siperi_geo.sheets import listed
from siperi_geo.store import Store
from siperi_geo.text import number

FOLLOWING = {"ASSESSMENT_REVISES", "ASSESSMENT_FEWER_ANSWERS"}


def elsewhere(store: Store, reading: Reading, planned: Plan) -> list[Problem]:
    """A warning where the very same file was stored as the form of somebody else, or of another year."""
    instrument = planned.instrument
    here = {(entry.subject.subject_id, entry.year) for entry in planned.entries}
    rows = store.query("assessments/same_file_list", sha256=reading.sha256, instrument=instrument.id)
    others = [
        f"{row['subject_name']} {row['year']}"
        for row in rows.to_dict("records")
        if (row["subject_id"], int(row["year"])) not in here
    ]
    if not others or not planned.to_store:
        return []
    values = {"file": reading.file_name, "names": listed(others)}
    return [Problem("ASSESSMENT_FILE_ELSEWHERE", planned.to_store[0].form.where, values)]


def known_indices(store: Store, instrument: Instrument, entry: Entry) -> dict[int, float]:
    """The index of the entry's subject by year, up to its own."""
    subject_id, before = entry.subject.subject_id, entry.year + 1
    names = {"instrument": instrument.id, "subject_id": subject_id, "before_year": before}
    rows = store.query("scores/index_per_subject_year", **names)
    return dict(zip(rows["year"].tolist(), rows["index_value"].tolist(), strict=True))


def previous(known: Mapping[int, float], year: int) -> float | None:
    """The latest index before a year."""
    earlier = [one for one in known if one < year]
    return known[max(earlier)] if earlier else None


def with_indices(planned: Plan, scores: Sequence[FormScore], stored: Sequence[float | None]) -> Plan:
    """The plan whose words about a form that is followed say its index and the new one."""
    said = {
        (entry.form.where, entry.subject.name, entry.year): {
            "before": number(before),
            "after": number(score.index),
        }
        for entry, score, before in zip(planned.entries, scores, stored, strict=True)
    }
    problems = (
        replace(one, values={**one.values, **said[one.where, one.values["area"], one.values["year"]]})
        if one.code in FOLLOWING
        else one
        for one in planned.problems
    )
    return replace(planned, problems=tuple(problems))
