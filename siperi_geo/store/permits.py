"""The gate: where somebody has an account, what is restricted asks here, below every page, command and route.

What a role allows is decided in `rights`. Without any account (laptop mode) everything is open to whoever sits at
the computer; that other computers stay out then is for the front.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import pandas as pd

from siperi_geo.rights import WHOLE, About, Actor, Right, require


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
        require(actor, right, abouts)


def about_subjects(source: Source, instrument: str, subject_ids: Iterable[str]) -> Iterator[About]:
    """The forms of subjects, with where each is; looked up only where somebody asks."""
    for subject_id in subject_ids:
        place = source.query("accounts/place_of_subject", subject_id=subject_id)["area_code"]
        yield About(instrument, None if place.empty else str(place.iloc[0]), subject_id)
