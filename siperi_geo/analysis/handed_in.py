"""The forms of one round as a verifier finds them: result, contradictions, jump since the year before, concerns.

It computes no score (that is `scoring`) and decides nothing: a concern only asks that somebody looks at the form.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.change import EDGES, step_of
from siperi_geo.analysis.exact import is_missing, micro, whole
from siperi_geo.assessments import answers_of
from siperi_geo.errors import Problem
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import FormScore, contradictions, score_forms

Concern = Literal["version_absent", "not_assessable", "contradictions", "big_jump", "repair", "reviewed"]
Row = Mapping[Hashable, Any]
WHOSE = ("subject_id", "subject_name", "area_code", "area_name", "kecamatan_code", "kecamatan_name")
TEXTS = (*WHOSE, "assessment_id", "version", "state", "actor")
STATES = ("submitted", "returned", "verified", "rejected")
"""In the order in which a verifier's list has them: those that wait first."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The form that counts of a subject's nearest earlier year; index None: it could not be assessed."""

    year: int
    version: str
    answers: tuple[int | None, ...]
    index: float | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Jump:
    """What changed since an earlier year, on the instrument's own scale; big from the strongest step on."""

    year: int
    index: float
    is_big: bool


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One subject's newest form of a round. `score` is None where the version of its instrument is not here.

    `is_repair`: an earlier form of the round was returned. `review_count`: answers that verifiers spoke of.
    """

    subject_id: str
    subject_name: str
    area_code: str
    area_name: str
    kecamatan_code: str
    kecamatan_name: str
    assessment_id: str
    version: str
    revision: int
    state: str
    answers: tuple[int | None, ...]
    recorded_at: datetime
    actor: str
    is_repair: bool
    review_count: int
    score: FormScore | None
    contradictions: tuple[Problem, ...]
    earlier: Earlier | None
    jump: Jump | None

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided about it."""
        return self.state == "submitted"

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """Why somebody should look at the form before it is verified; empty: nothing stands out."""
        found: dict[Concern, bool] = {
            "version_absent": self.score is None,
            "not_assessable": self.score is not None and self.score.index is None,
            "contradictions": bool(self.contradictions),
            "big_jump": self.jump is not None and self.jump.is_big,
            "repair": self.is_repair,
            "reviewed": bool(self.review_count),
        }
        return tuple(concern for concern, is_so in found.items() if is_so)

    def is_within(self, area: str | None) -> bool:
        """Whether its subject is this area or in it; None is the whole city."""
        return area is None or area in (self.area_code, self.kecamatan_code)


def handed_in(
    forms: pd.DataFrame, earlier: pd.DataFrame, versions: Mapping[str, Instrument]
) -> tuple[HandedIn, ...]:
    """From `assessments/handed_in_list` and `assessments/earlier_per_subject`, longest waiting first.

    `versions`: the versions of the instrument that are here; one statement scores the forms of each.
    """
    rows: list[dict[Hashable, Any]] = forms.to_dict("records")
    before = {str(row["subject_id"]): _earlier(row) for row in earlier.to_dict("records")}
    scores = _scores(rows, versions)
    found = [_form(row, versions.get(row["version"]), scores, before) for row in rows]
    return tuple(sorted(found, key=lambda one: (STATES.index(one.state), one.recorded_at, one.subject_name)))


def _scores(rows: Sequence[Row], versions: Mapping[str, Instrument]) -> dict[str, FormScore]:
    found: dict[str, FormScore] = {}
    for version, instrument in versions.items():
        mine = [row for row in rows if row["version"] == version]
        scored = score_forms(instrument, [answers_of(row["answers"]) for row in mine], instrument.variants[0].id)
        found |= {str(row["assessment_id"]): score for row, score in zip(mine, scored, strict=True)}
    return found


def _form(
    row: Row, instrument: Instrument | None, scores: Mapping[str, FormScore], before: Mapping[str, Earlier]
) -> HandedIn:
    answers = answers_of(row["answers"])
    score, earlier = scores.get(str(row["assessment_id"])), before.get(str(row["subject_id"]))
    return HandedIn(
        **{name: "" if is_missing(row[name]) else str(row[name]) for name in TEXTS},
        revision=int(row["revision"]),
        answers=answers,
        recorded_at=row["recorded_at"],
        is_repair=bool(row["is_repair"]),
        review_count=int(row["review_count"]),
        score=score,
        contradictions=tuple(contradictions(instrument, answers)) if instrument else (),
        earlier=earlier,
        jump=_jump(str(row["version"]), score, earlier),
    )


def _earlier(row: Row) -> Earlier:
    index, score = (None if is_missing(row[name]) else float(row[name]) for name in ("index_value", "score"))
    return Earlier(int(row["year"]), str(row["version"]), answers_of(row["answers"]), index, score)


def _jump(version: str, score: FormScore | None, earlier: Earlier | None) -> Jump | None:
    """None where nothing can be compared: no earlier form, another version, one of both without an index."""
    if earlier is None or earlier.version != version or score is None:
        return None
    now, then = (micro(score.index), micro(score.score)), (micro(earlier.index), micro(earlier.score))
    if None in (*now, *then):
        return None
    index, points = (after - before for after, before in zip(now, then, strict=True))  # type: ignore[operator]
    return Jump(earlier.year, whole(index), abs(step_of(points) or 0) == len(EDGES))
