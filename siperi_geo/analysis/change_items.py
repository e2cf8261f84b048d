"""Two years of one respondent's answers: the questions answered in both, and those that are new or blank now.

It scores nothing: the answers it gives back are scored by the one arithmetic (`scoring`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from siperi_geo.instruments import NOT_ASKED, Instrument

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """The answers of two years with everything blank that was not answered in both, in item order.

    `newly_answered` and `newly_blank` count the questions that only the second, or only the first year answers.
    """

    before: Answers
    after: Answers
    newly_answered: int
    newly_blank: int


def common(instrument: Instrument, before: Sequence[int | None], after: Sequence[int | None]) -> Common:
    """Both years' answers to the questions answered in both.

    What one year's form does not ask is not asked in the other either; what is not applicable in one year leaves
    the sum in both; what is blank in one year is blank in both.
    """
    pairs = [
        _pair(instrument, place, first, last)
        for place, (first, last) in enumerate(zip(before, after, strict=True))
    ]
    asked = [(one, two) for one, two in zip(before, after, strict=True) if NOT_ASKED not in (one, two)]
    return Common(
        before=tuple(first for first, _ in pairs),
        after=tuple(last for _, last in pairs),
        newly_answered=sum(one is None and two is not None for one, two in asked),
        newly_blank=sum(one is not None and two is None for one, two in asked),
    )


def _pair(
    instrument: Instrument, place: int, first: int | None, last: int | None
) -> tuple[int | None, int | None]:
    if NOT_ASKED in (first, last):
        return NOT_ASKED, NOT_ASKED
    if first is None or last is None:
        return None, None
    scale = instrument.scale_of(instrument.items[place])
    without = next((one for one in (first, last) if scale.points_of(one) is None), None)
    return (first, last) if without is None else (without, without)
