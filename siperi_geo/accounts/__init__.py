"""Accounts: who signs in, how a password is kept and tried, sessions, and the audit trail read back.

What a role allows is decided in `rights`, and asked below every page by `store.permit`; this room knows no page.
Nobody has a password that the program came with: the first one is made by `add_account`.
"""

from siperi_geo.accounts.audit import audit_list
from siperi_geo.accounts.giving_out import rescue, reset_password
from siperi_geo.accounts.granting import with_subject_id
from siperi_geo.accounts.keeping import add_account, add_grant, remove_grant, set_active
from siperi_geo.accounts.passwords import LONGEST, SHORTEST
from siperi_geo.accounts.services import email_of, note_arrival, person_by_email, set_email
from siperi_geo.accounts.sessions import must_change, person_of, sign_out
from siperi_geo.accounts.signing_in import SignedIn, change_password, identify, sign_in
from siperi_geo.accounts.users import Account, account_of, accounts

__all__ = [
    "LONGEST",
    "SHORTEST",
    "Account",
    "SignedIn",
    "account_of",
    "accounts",
    "add_account",
    "add_grant",
    "audit_list",
    "change_password",
    "email_of",
    "identify",
    "must_change",
    "note_arrival",
    "person_by_email",
    "person_of",
    "remove_grant",
    "rescue",
    "reset_password",
    "set_active",
    "set_email",
    "sign_in",
    "sign_out",
    "with_subject_id",
]
