"""Options of the command line as grants, and grants in words."""

from collections.abc import Sequence
from itertools import product
from typing import Annotated, Literal

import typer

from siperi_geo.accounts import with_subject_id
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from siperi_geo.text import t

RoleName = Literal["filler", "verifier", "planner", "admin"]  # rights.Role; a test compares them
Several = Annotated[list[str] | None, typer.Option()]


def grants(
    store: Store,
    role: RoleName,
    subject: Sequence[str] | None,
    area: Sequence[str] | None,
    instrument: Sequence[str] | None,
) -> list[Grant]:
    """A grant for each subject and each area that is named, in each instrument that is named.

    A subject goes by its id, or by the code that people know, such as an NPSN. Raises GRANT_AMBIGUOUS.
    """
    places: list[tuple[str | None, str | None]] = [
        *((None, one.strip()) for one in subject or ()),
        *((one.strip(), None) for one in area or ()),
    ]
    instruments: list[str | None] = [one.strip().lower() for one in instrument or ()]
    return [
        with_subject_id(store, Grant(Role(role), code, area_code, subject_id))
        for code, (area_code, subject_id) in product(instruments or [None], places or [(None, None)])
    ]


def said(grant: Grant) -> str:
    """A grant as people read it: `pengisi (keltana, 53.71.01.1001)`, `admin (semuanya)`."""
    limits = [one for one in (grant.instrument, grant.area_code, grant.subject_id) if one]
    return f"{t(f'sign_in.role.{grant.role}').lower()} ({', '.join(limits) or t('accounts.everything')})"
