"""One form beside what its verifier says: the answers with the verifier's, those that differ, those to look at.

The declared answers stay as they are; nothing here is stored.
"""

from collections.abc import Mapping, Sequence

from siperi_geo.analysis.handed_in import HandedIn
from siperi_geo.assessments import Review
from siperi_geo.instruments import NOT_ASKED, Instrument

Answers = Sequence[int | None]


def with_reviews(instrument: Instrument, answers: Answers, said: Mapping[str, Review]) -> tuple[int | None, ...]:
    """The answers with the verifier's own in their places, where one is given and the form asks."""
    return tuple(
        said[item.id].value
        if item.id in said and said[item.id].value is not None and answer != NOT_ASKED
        else answer
        for item, answer in zip(instrument.items, answers, strict=True)
    )


def differing(instrument: Instrument, answers: Answers, said: Mapping[str, Review]) -> tuple[str, ...]:
    """The items whose declared answer the verifier sees otherwise, in form order."""
    pairs = zip(instrument.items, answers, with_reviews(instrument, answers, said), strict=True)
    return tuple(item.id for item, declared, found in pairs if declared != found)


def changed(form: HandedIn, instrument: Instrument) -> dict[str, int | None]:
    """Item → its answer in the earlier year, where it was another one; nothing to compare with another version."""
    if form.earlier is None or form.earlier.version != form.version:
        return {}
    pairs = zip(instrument.items, form.answers, form.earlier.answers, strict=True)
    return {item.id: before for item, now, before in pairs if now != before and NOT_ASKED not in (now, before)}


def contradicted(form: HandedIn) -> frozenset[str]:
    """The items at which a contradiction is told."""
    return frozenset(str(one.values["item"]) for one in form.contradictions)
