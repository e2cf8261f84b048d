"""What is done to forms of households and respondents: one function for each row. Each has their own drafts."""

from siperi_geo import filling
from siperi_geo.assessments import Draft, begin, begin_next, discard_unread, draft_for, save_answer
from siperi_geo.rights import Actor, name_of
from siperi_geo.store import Store
from tests.authorisation.numbered import ERAT, KATANA, UNITS, YEAR, subject
from tests.authorisation.rows import at_both
from tests.authorisation.town import PLACES, Ready

OTHER = "test"  # whose forms in progress everybody else meets


def own(ready: Ready, kind: str, at: str, who: Actor) -> Draft:
    """The form that somebody has in progress."""
    return ready.own[kind, at, name_of(who)]


@at_both
def begin_family(store: Store, who: Actor, ready: Ready, at: str) -> None:
    begin(store, KATANA, subject("family", at, PLACES, 9), YEAR, actor=who)


@at_both
def read_family(store: Store, who: Actor, ready: Ready, at: str) -> None:
    draft = own(ready, "family", at, who)
    assert draft_for(store, KATANA, draft.subject_id, YEAR, actor=who) == draft


@at_both
def answer_family(store: Store, who: Actor, ready: Ready, at: str) -> None:
    save_answer(store, own(ready, "family", at, who), KATANA.items[1].id, 2, actor=who)


@at_both
def submit_family(store: Store, who: Actor, ready: Ready, at: str) -> None:
    filling.submit(store, own(ready, "family", at, who), actor=who)


@at_both
def discard_family_unread(store: Store, who: Actor, ready: Ready, at: str) -> None:
    discard_unread(store, "katana", ready.own["family", at, OTHER].subject_id, YEAR, actor=who)


@at_both
def begin_respondent(store: Store, who: Actor, ready: Ready, at: str) -> None:
    begin_next(store, ERAT, UNITS[at], YEAR, actor=who)


@at_both
def answer_respondent(store: Store, who: Actor, ready: Ready, at: str) -> None:
    save_answer(store, own(ready, "respondent", at, who), ERAT.items[1].id, 5, actor=who)


@at_both
def submit_respondent(store: Store, who: Actor, ready: Ready, at: str) -> None:
    filling.submit(store, own(ready, "respondent", at, who), actor=who)
