"""What of the register is within somebody's grants: instruments, subjects, forms; in laptop mode everything.

It narrows what pages offer and refuses an address that names what is somebody else's. That nothing more can be
done is for the store's gate (`store.permits`); whatever is cached here is the same for everybody.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from siperi_geo.assessments import areas_of, has_rounds, subjects_of
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.rights import HOUSEHOLD, About, Person, Right, place_within
from siperi_geo.store import about_subjects, permit, shared_store
from siperi_geo.text import t
from siperi_geo.ui import filters, frame, reads, who
from siperi_geo.ui.session import ADDRESS, AREA, INSTRUMENT, SOURCE, subject_key

Holds = Callable[[About], bool]


def say(laptop: str) -> None:
    """As whom one works; in laptop mode the words of this key, that everybody here may do everything."""
    person = who.acting()
    if isinstance(person, Person):
        roles = dict.fromkeys(t(f"sign_in.role.{grant.role}") for grant in person.grants)
        frame.note(t("users.working_as", name=person.name, roles=", ".join(roles)))
    else:
        frame.note(t(laptop))


def holds(right: Right) -> Holds:
    """Whether something may be done about one thing, for many of them."""
    person = who.acting()
    return (lambda about: person.may(right, about)) if isinstance(person, Person) else (lambda _: True)


def choose_instrument(right: Right) -> Instrument:
    """Draw the choice among the instruments with which this may be done; ends the page where the address asks
    for another one, and where there is none.
    """
    instrument = filters.choose_instrument(
        lambda one: has_rounds(one) and _reaches(right, one), nothing="users.nothing_granted"
    )
    asked = _asked(INSTRUMENT)
    if asked in {ref.id for ref in available()} and not _reaches(right, load(str(asked))):
        _only_for(right, [About(asked)])
    return instrument


def subjects(right: Right, instrument: Instrument) -> frozenset[str]:
    """Everybody about whose form of an instrument this may be done, of those whom it asks."""
    may = holds(right)
    return frozenset(one.subject_id for one in _abouts_of(instrument) if one.subject_id and may(one))


def places(right: Right, instrument: Instrument) -> frozenset[str]:
    """The kelurahan of households, or the units of respondents, in which this may be done about one of them."""
    may, person = holds(right), who.acting()
    found = {one.subject_id or str(one.area_code) for one in _abouts_of(instrument) if may(one)}
    for grant in person.grants if isinstance(person, Person) else ():
        alone = About(instrument.id, place_within(grant.subject_id or ""), grant.subject_id)
        if (grant.subject_id or "").startswith(HOUSEHOLD) and instrument.is_private and may(alone):
            found.add(str(alone.area_code))
    return frozenset(found)


def check_asked(right: Right, instrument: Instrument) -> None:
    """End the page with the reason where its address names somebody about whose form this may not be done.

    Of those without a name it names the place.
    """
    asked = _asked(AREA if instrument.is_private else subject_key(instrument))
    known = {one.subject_id or one.area_code: one for one in _abouts_of(instrument)}
    if asked in known and not (instrument.is_unnamed and asked in places(right, instrument)):
        _only_for(right, [known[asked]])


def only_for_subject(right: Right, instrument: Instrument, subject_id: str) -> None:
    """End the page with the reason where this may not be done about a subject's form."""
    _only_for(right, about_subjects(reads.store(), instrument.id, [subject_id]))


def may_all(right: Right, abouts: Iterable[About]) -> bool:
    """Whether this may be done about each of these; the reason is on the page where not."""
    try:
        permit(reads.store(), who.acting(), right, abouts)
    except SiperiError as error:
        frame.problems(*error.problems)
        return False
    return True


def may_see(instrument: Instrument, subject_id: str) -> bool:
    """Whether what a form holds beside its answers may be shown: notes, evidence, comments."""
    return all(who.may(Right.SEE_FORM, one) for one in about_subjects(reads.store(), instrument.id, [subject_id]))


def _reaches(right: Right, instrument: Instrument) -> bool:
    may = holds(right)
    if may(About(instrument.id)) or any(may(one) for one in _abouts_of(instrument)):
        return True
    return instrument.is_private and bool(places(right, instrument))


def _only_for(right: Right, abouts: Iterable[About]) -> None:
    if not may_all(right, abouts):
        frame.footer(None)
        st.stop()


def _asked(key: str) -> str | None:
    """What the address says that a reader comes with; a choice made on the page is none."""
    return st.query_params.get(key) if st.session_state.get(SOURCE) == ADDRESS else None


def _abouts_of(instrument: Instrument) -> tuple[About, ...]:
    store = reads.store()
    return _abouts(str(store.path), store.data_version, instrument.id)


@st.cache_resource(show_spinner=False, max_entries=16)
def _abouts(path: str, version: int, instrument_id: str) -> tuple[About, ...]:  # noqa: ARG001 - the key
    """Everybody whom an instrument asks, with where each is; of families the kelurahan alone."""
    store, instrument = shared_store(Path(path)), load(instrument_id)
    if instrument.is_private:
        return tuple(About(instrument_id, area.code) for area in areas_of(store, "kelurahan"))
    return tuple(About(instrument_id, one.area_code, one.subject_id) for one in subjects_of(store, instrument))
