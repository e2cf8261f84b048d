"""What can be granted, and writing it: a scope that is there, and for who fills in one that is limited."""

from dataclasses import replace
from datetime import UTC, datetime

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import available
from siperi_geo.rights import Grant, Role
from siperi_geo.sheets import listed
from siperi_geo.store import Store, Transaction

UNLIMITED_ADMIN = Grant(Role.ADMIN)


def check_grant(tx: Transaction, grant: Grant) -> None:
    """Raises GRANT_TOO_WIDE for who would fill in everywhere, GRANT_UNKNOWN for a scope that is not there."""
    if grant.role is Role.FILLER and grant.subject_id is None and grant.area_code is None:
        raise SiperiError("GRANT_TOO_WIDE")
    if grant.instrument is not None and grant.instrument not in {one.id for one in available()}:
        raise SiperiError("GRANT_UNKNOWN", value=grant.instrument)
    if grant.area_code is not None and tx.query("accounts/area_of", area_code=grant.area_code).empty:
        raise SiperiError("GRANT_UNKNOWN", value=grant.area_code)
    subject = grant.subject_id
    if subject is not None and tx.query("accounts/place_of_subject", subject_id=subject).empty:
        raise SiperiError("GRANT_UNKNOWN", value=subject)


def with_subject_id(source: Store | Transaction, grant: Grant) -> Grant:
    """The same grant where its subject is named by the code that people know (an NPSN), as a command may say it.

    Raises GRANT_AMBIGUOUS where several have that code; one that nobody has stays as it is.
    """
    code = grant.subject_id
    if code is None or not source.query("accounts/place_of_subject", subject_id=code).empty:
        return grant
    found = source.query("accounts/subject_with_code", code=code)
    if len(found) > 1:
        near = listed([f"{one} ({name})" for one, name in found.itertuples(index=False)])
        raise SiperiError("GRANT_AMBIGUOUS", value=code, near=near)
    return grant if found.empty else replace(grant, subject_id=str(found["subject_id"].iloc[0]))


def write_grant(tx: Transaction, name: str, grant: Grant) -> None:
    """Grant it; nothing where it is granted already."""
    check_grant(tx, grant)
    tx.run("accounts/put_grant", user_name=name, **scope(grant), granted_at=datetime.now(UTC), actor=tx.actor)


def scope(grant: Grant) -> dict[str, str | None]:
    """A grant as columns."""
    return {
        "role": grant.role.value,
        "instrument": grant.instrument,
        "area_code": grant.area_code,
        "subject_id": grant.subject_id,
    }


def told(grant: Grant) -> str:
    """A grant as the audit says it, in the order role, instrument, area, subject: `filler keltana 53.71.01 *`."""
    return " ".join(value or "*" for value in scope(grant).values())
