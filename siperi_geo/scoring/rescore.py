"""Fills the `scores` table: every assessment that counts, of one instrument version, under every variant.

Twice: of all forms under the variant's own name, with the answers as declared; and under `<variant>@verified`
of the verified forms alone, with the verifier's values in place of the declared ones. The views
`current_assessments` and `verified_assessments` decide what counts; nothing here does. The second set is never
made where single results are private: of two means, one over a part of the households of the other, the
difference is the result of the few. Beside the scores it records the method they were made by, which `stale`
compares with the files that are here.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from siperi_geo.instruments import Instrument
from siperi_geo.scoring.tall import compile_tall
from siperi_geo.store import Transaction

SCOPE = "instrument = $instrument and version = $version and ($years is null or list_contains($years, year))"
# 2026-11: a bracketed select, not a CTE: DuckDB 2.0 plans CTEs around the compiled ones ten times longer.
COUNTING = f"""(
    select assessment_id, answers
    from current_assessments
    where {SCOPE}
)"""
VERIFIED = f"""(
    select assessment_id, as_verified(answers, $items, said) as answers
    from verified_assessments
    where {SCOPE}
)"""
MARK = "@verified"  # queries and views name it too
COLUMNS = """
    assessment_id, subject_id, area_code, instrument, version, year, variant, node, level, index_value,
    index_micro, score_micro, answered_items, total_items, class_code, is_example"""


def rescore(tx: Transaction, instrument: Instrument, year: int | Sequence[int] | None = None) -> int:
    """Replace the scores of one year or several (None: of all years) of this version; returns the rows written.

    Each variant is one statement over all forms of all these years, and one over the verified ones where there are
    some. Scores whose form no longer counts go too.
    """
    years = [year] if isinstance(year, int) else None if year is None else list(year)
    if years == []:
        return 0
    scope = {"instrument": instrument.id, "version": instrument.version, "years": years}
    tx.run("scoring/delete_scores", **scope)
    written = sum(
        tx.execute(compile_insert(instrument, variant.id), scope | {"variant": variant.id})
        for variant in instrument.variants
    )
    written += _rescore_verified(tx, instrument, scope)
    tx.run("scoring/record_method", **scope, **method_of(instrument))
    tx.run("scoring/delete_methods", instrument=instrument.id)
    return written


def scored_as(variant_id: str, *, is_verified_only: bool) -> str:
    """Under which variant the scores of a reading stand: of all forms, or of the verified ones alone."""
    return variant_id + MARK if is_verified_only else variant_id


def _rescore_verified(tx: Transaction, instrument: Instrument, scope: Mapping[str, Any]) -> int:
    """The scores of the verified forms, whose old ones are gone already; returns the rows written."""
    if instrument.is_private or not tx.query("scoring/verified_form_count", **scope).iloc[0]["form_count"]:
        return 0
    given = {**scope, "items": [item.id for item in instrument.items]}
    return sum(
        tx.execute(
            compile_insert(instrument, variant.id, VERIFIED),
            given | {"variant": scored_as(variant.id, is_verified_only=True)},
        )
        for variant in instrument.variants
    )


def method_of(instrument: Instrument) -> dict[str, str]:
    """What scores depend on, as hashes: the instrument file, and the statements this program compiles from it."""
    statements = "\n".join(f"{one.id}: {compile_tall(instrument, one.id, 'forms')}" for one in instrument.variants)
    return {
        "content_hash": instrument.content_hash,
        "statement_hash": hashlib.sha256(statements.encode()).hexdigest(),
    }


def compile_insert(instrument: Instrument, variant_id: str, source: str = COUNTING) -> str:
    """The statement that scores all assessments of a source; its parameters: those of the source, and variant."""
    return f"""insert into scores ({COLUMNS})
select
    t.assessment_id, a.subject_id, s.area_code, a.instrument, a.version, a.year, $variant, t.node, t.level,
    t.index_value, t.index_micro, t.score_micro, t.answered_items, t.total_items, t.class_code, a.is_example
from (
{compile_tall(instrument, variant_id, source)}
) as t
join assessments as a on a.assessment_id = t.assessment_id
join subjects as s on s.subject_id = a.subject_id"""
