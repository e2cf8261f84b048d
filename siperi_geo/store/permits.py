"""The gate: where somebody has an account, what is restricted asks here, below every page, command and route.

What a role allows is decided in `rights`. Without any account (laptop mode) everything is open to whoever sits at
the computer; that other computers stay out then is for the front.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol

import pandas as pd

from siperi_geo.rights import HOUSEHOLD, WHOLE, About, Actor, Right, place_within, require
from siperi_geo.text import abbreviation


class Source(Protocol):
    """A store, or a transaction on one."""

    def query(self, name: str, /, **params: Any) -> pd.DataFrame:
        """The rows of a named query."""
        ...


def has_accounts(source: Source) -> bool:
    """Whether anybody has an account, active or not; then nothing restricted is done without one."""
    return bool(source.query("accounts/has_users")["has_users"].iloc[0])


def permit(source: Source, actor: Actor, right: Right, abouts: Iterable[About] = (WHOLE,)) -> None:
    """Nothing where `actor` may do it about all of these; else SIGN_IN_NEEDED or NOT_ALLOWED."""
    if has_accounts(source):
        require(actor, right, abouts, called=partial(_named, source))


def _named(source: Source, about: About) -> str:
    """The instrument, and the name of the subject or the area; of a household its kelurahan alone."""
    subject = about.subject_id or ""
    is_named = bool(subject) and not subject.startswith(HOUSEHOLD)
    found = source.query("accounts/name_of_subject", subject_id=subject)["name"] if is_named else pd.Series()
    if found.empty and about.area_code is not None:
        found = source.query("accounts/area_of", area_code=about.area_code)["name"]
    code = about.area_code if subject.startswith(HOUSEHOLD) else subject or about.area_code
    name = code if found.empty else str(found.iloc[0])
    return " ".join(one for one in (about.instrument and abbreviation(about.instrument), name) if one)


def about_subjects(source: Source, instrument: str, subject_ids: Iterable[str]) -> Iterator[About]:
    """The forms of subjects, with where each is; looked up only where somebody asks.

    A household is in the kelurahan that its id says, whether or not it has a form yet; the forms of respondents
    are those of their unit.
    """
    for subject_id in subject_ids:
        within = place_within(subject_id)
        if within is not None and subject_id.startswith(HOUSEHOLD):
            yield About(instrument, within, subject_id)
            continue
        whose = within or subject_id
        place = source.query("accounts/place_of_subject", subject_id=whose)["area_code"]
        yield About(instrument, None if place.empty else str(place.iloc[0]), whose)
