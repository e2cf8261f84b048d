"""What is done to forms and rounds, as the doors of the program do it: one function for each row."""

from datetime import date

from siperi_geo import filling, verification
from siperi_geo.assessments import (
    add_evidence,
    begin,
    change_closing_day,
    discard,
    discard_unread,
    evidence_for,
    move_round,
    remove_evidence,
    save_answer,
    save_note,
)
from siperi_geo.intake import accept, accept_households
from siperi_geo.rights import Actor
from siperi_geo.store import Store
from tests.authorisation import town
from tests.authorisation.rows import act, at_both
from tests.authorisation.town import KELTANA, PLACES, Ready

# --- filling in


@at_both
def begin_(store: Store, who: Actor, ready: Ready, at: str) -> None:
    begin(store, KELTANA, PLACES[at], town.FRESH, actor=who)


@at_both
def open_begun(store: Store, who: Actor, ready: Ready, at: str) -> None:
    assert begin(store, KELTANA, PLACES[at], town.FILLED, actor=who).draft_id


@at_both
def answer(store: Store, who: Actor, ready: Ready, at: str) -> None:
    save_answer(store, ready.drafts[at, town.FILLED], town.ITEM, 0, actor=who)


@at_both
def note(store: Store, who: Actor, ready: Ready, at: str) -> None:
    save_note(store, ready.drafts[at, town.FILLED], town.ITEM, "catatan", actor=who)


@at_both
def attach(store: Store, who: Actor, ready: Ready, at: str) -> None:
    content = town.PDF + f"{who}".encode()
    add_evidence(store, ready.drafts[at, town.FILLED], town.ITEM, "baru.pdf", content, actor=who)


@at_both
def look_at_evidence(store: Store, who: Actor, ready: Ready, at: str) -> None:
    evidence_for(store, ready.evidence[at], actor=who)


@at_both
def detach(store: Store, who: Actor, ready: Ready, at: str) -> None:
    remove_evidence(store, ready.drafts[at, town.FILLED], ready.evidence[at], actor=who)


@at_both
def discard_(store: Store, who: Actor, ready: Ready, at: str) -> None:
    discard(store, ready.drafts[at, town.DISCARDED], actor=who)


@at_both
def discard_absent_(store: Store, who: Actor, ready: Ready, at: str) -> None:
    discard_unread(store, "keltana", PLACES[at], town.ABANDONED, actor=who)


@at_both
def submit(store: Store, who: Actor, ready: Ready, at: str) -> None:
    filling.submit(store, ready.drafts[at, town.SUBMITTED], actor=who)


# --- files


@at_both
def import_forms(store: Store, who: Actor, ready: Ready, at: str) -> None:
    accept(store, ready.imports[at], actor=who)


@act
def import_forms_of_both(store: Store, who: Actor, ready: Ready) -> None:
    accept(store, ready.imports["both"], actor=who)


@at_both
def import_households(store: Store, who: Actor, ready: Ready, at: str) -> None:
    accept_households(store, ready.households[at], actor=who)


@act
def withdraw_import(store: Store, who: Actor, ready: Ready) -> None:
    verification.withdraw(store, ready.batch, actor=who, reason="keliru")


# --- verifying


@at_both
def verify(store: Store, who: Actor, ready: Ready, at: str) -> None:
    verification.decide(store, ready.forms[at, town.VERIFIED], "verified", actor=who)


@act
def verify_both(store: Store, who: Actor, ready: Ready) -> None:
    forms = [ready.forms[at, town.BOTH] for at in PLACES]
    verification.decide_all(store, forms, "verified", actor=who)


@at_both
def return_(store: Store, who: Actor, ready: Ready, at: str) -> None:
    verification.decide(store, ready.forms[at, town.RETURNED], "returned", actor=who, reason="bukti")


@at_both
def reject(store: Store, who: Actor, ready: Ready, at: str) -> None:
    verification.decide(store, ready.forms[at, town.REJECTED], "rejected", actor=who, reason="keliru")


@at_both
def take_back_word(store: Store, who: Actor, ready: Ready, at: str) -> None:
    verification.take_back_word(store, ready.forms[at, town.BOTH], town.ITEM, seen=town.WORD, actor=who)


# --- rounds


@act
def open_round(store: Store, who: Actor, ready: Ready) -> None:
    move_round(store, "keltana", town.TO_OPEN, "open", actor=who)


@act
def open_other_round(store: Store, who: Actor, ready: Ready) -> None:
    move_round(store, "spab", town.TO_OPEN, "open", actor=who)


@act
def close_round(store: Store, who: Actor, ready: Ready) -> None:
    move_round(store, "keltana", town.TO_CLOSE, "closed", actor=who)


@act
def lock_round(store: Store, who: Actor, ready: Ready) -> None:
    move_round(store, "keltana", town.TO_LOCK, "locked", actor=who)


@act
def set_closing_day(store: Store, who: Actor, ready: Ready) -> None:
    change_closing_day(store, "keltana", town.FILLED, date(2026, 12, 1), actor=who)


@act
def reopen_round(store: Store, who: Actor, ready: Ready) -> None:
    move_round(store, "keltana", town.TO_REOPEN, "open", actor=who, reason="keliru")
