"""Where one form, or the mean of several, stands: always as scoring says, never as a solver's own sum.

And the edge of a class, found by asking the instrument itself which class an index belongs to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.analysis.exact import micro
from siperi_geo.instruments import ClassBand, Instrument
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring import FormScore, score_forms

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The answers of one subject on the version that it filled in; `weight`: what it counts in a mean."""

    subject_id: str
    instrument: Instrument
    answers: Answers
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Index on its own scale, score 0–100, class; all None while it cannot be assessed.

    A mean has no class where classes are the steps of a reading.
    """

    index: float | None
    score: float | None
    class_code: str | None


def scored(forms: Sequence[Form], variant: str) -> list[FormScore]:
    """The scores of forms of any versions, in the order given: one statement for each version."""
    found: dict[int, FormScore] = {}
    for instrument in {form.instrument.content_hash: form.instrument for form in forms}.values():
        places = [n for n, form in enumerate(forms) if form.instrument is instrument]
        made = score_forms(instrument, [forms[n].answers for n in places], variant)
        found |= dict(zip(places, made, strict=True))
    return [found[n] for n, _ in enumerate(forms)]


def of_form(score: FormScore) -> Standing:
    """Where one form stands."""
    return Standing(score.index, score.score, score.class_code)


def of_mean(instrument: Instrument, scores: Sequence[FormScore], weights: Sequence[int]) -> Standing:
    """Where the mean stands of those that have an index, added as `scores/score_per_group` adds them."""
    pairs = zip(scores, weights, strict=True)
    known = [(one.nodes[0], weight) for one, weight in pairs if one.nodes[0].index_micro is not None]
    whole = sum(weight for _, weight in known)
    if not whole:
        return Standing(None, None, None)
    index = float(sum((one.index_micro or 0) * weight for one, weight in known)) / float(whole) / MICRO
    score = float(sum(round((one.score or 0.0) * MICRO) * weight for one, weight in known)) / whole / MICRO
    band = None if instrument.classes_from else instrument.class_of(micro(index))
    return Standing(index, score, band.code if band else None)


def next_class(instrument: Instrument, class_code: str | None) -> ClassBand | None:
    """The class after this one, the first where there is none yet; None after the last."""
    band = instrument.class_named(class_code)
    later = [one for one in instrument.classes if band is None or one.order > band.order]
    return later[0] if later else None


def least_micro(instrument: Instrument, target: ClassBand) -> int | None:
    """The least index in millionths that has at least this class; None where classes are no bands.

    Found by halving: a class never falls when the index rises.
    """
    if instrument.classes_from:
        return None
    low, high = (round(end * MICRO) for end in instrument.value_range(instrument.root.id))
    while low < high:
        middle = (low + high) // 2
        if _order(instrument, middle) >= target.order:
            high = middle
        else:
            low = middle + 1
    return low


def is_reached(instrument: Instrument, standing: Standing, target: ClassBand) -> bool:
    """Whether the class is the target or a higher one."""
    orders: Mapping[str, int] = {band.code: band.order for band in instrument.classes}
    return standing.class_code is not None and orders[standing.class_code] >= target.order


def _order(instrument: Instrument, index_micro: int) -> int:
    band = instrument.class_of(index_micro)
    return band.order if band else 0
