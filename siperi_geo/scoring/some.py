"""Scores the forms of some subjects of one year, with the very statement that scores whole years.

For imports that are stored piece by piece, and for forms that come in one by one: `rescore` would score everything
again after each of them. Only for those without a name, whose forms nobody verifies.
"""

from collections.abc import Sequence

from siperi_geo.instruments import Instrument
from siperi_geo.scoring.rescore import compile_insert, method_of
from siperi_geo.store import Transaction

# 2026-11: a range of ids reaches below the window of the view, a list does not: without it every piece of an
# import would look at all forms of the year.
SOME = """(
    select assessment_id, answers
    from current_assessments
    where
        instrument = $instrument and version = $version and year = $year and subject_id between $first and $last
        and subject_id in (select unnest($subject_ids))
)"""


def rescore_some(tx: Transaction, instrument: Instrument, year: int, subject_ids: Sequence[str]) -> int:
    """Replace the scores of some subjects in one year; returns the rows written.

    By which method a year was scored is recorded only where nothing is: other forms of it keep what they have.
    """
    if not instrument.is_unnamed:
        raise ValueError(f"{instrument.id}: forms of single subjects are scored with their year")
    scope = {"instrument": instrument.id, "year": year, "subject_ids": list(subject_ids)}
    tx.run("scoring/delete_scores_of_some", **scope)
    version = {"version": instrument.version}
    given = {**scope, **version, "first": min(subject_ids), "last": max(subject_ids)}
    written = sum(
        tx.execute(compile_insert(instrument, variant.id, SOME), given | {"variant": variant.id})
        for variant in instrument.variants
    )
    tx.run("scoring/record_method_once", instrument=instrument.id, year=year, **version, **method_of(instrument))
    return written
