"""What a subject answered in an earlier year, question by question of the form of today.

The earlier form may be of another version: a question is the same one when it has the same id, or when the newer
version names the earlier id as its `previous`.
"""

from collections.abc import Sequence

from siperi_geo.instruments import NOT_ASKED, Instrument, Label


def earlier_labels(instrument: Instrument, earlier: Instrument, answers: Sequence[int | None]) -> dict[str, Label]:
    """Item id of `instrument` → the answer given then, in the words of then; without blanks and strangers."""
    given = dict(zip((item.id for item in earlier.items), answers, strict=True))
    found = {}
    for item in instrument.items:
        then = item.previous if item.previous in given else item.id
        answer = given.get(then)
        if answer is not None and answer != NOT_ASKED:
            found[item.id] = earlier.scale_of(earlier.item(then)).choice_of(answer).label
    return found
