"""Who may do what: roles, what each of them allows, and how far a grant reaches. Values only, decided here alone.

It knows no user and no password (`accounts`), and nothing is refused here but through `require`, which the store
asks before it commits a write (`store.permits`). The roles and their scopes are our own design.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from siperi_geo.errors import SiperiError


class Role(StrEnum):
    """What somebody is, towards the whole register or a part of it. Who signs in nowhere is the public."""

    FILLER = "filler"
    VERIFIER = "verifier"
    PLANNER = "planner"
    ADMIN = "admin"


class Right(StrEnum):
    """What may be done. Results, means and the calculation of each number are open to everybody and need none."""

    SEE_FORM = "see_form"  # what a single form holds beside its answers: notes, evidence, comments, drafts
    FILL = "fill"  # begin, answer, attach, hand in and discard on the web
    IMPORT_FORMS = "import_forms"
    VERIFY = "verify"  # verify, return, reject, comment
    TAKE_BACK_WORDS = "take_back_words"  # what another verifier said of single answers
    WITHDRAW = "withdraw"  # take a whole import back
    MOVE_ROUNDS = "move_rounds"  # open, close, lock, open again
    PLAN = "plan"  # actions of the plan, what partners pledge, and what is made of their offers
    OFFER = "offer"  # offer help on an open action: everybody's, see OPEN_TO_ALL
    KEEP_REGISTERS = "keep_registers"  # who fills in, how many people
    KEEP_BOUNDARIES = "keep_boundaries"
    KEEP_EXAMPLES = "keep_examples"
    MAINTAIN = "maintain"  # backup, restore, cleaning up, scoring again
    EXPORT_HOUSEHOLDS = "export_households"
    KEEP_ACCOUNTS = "keep_accounts"
    SEE_AUDIT = "see_audit"


WORDS: dict[Right, tuple[str, str]] = {
    Right.SEE_FORM: ("melihat isi satu formulir", "see what a single form holds"),
    Right.FILL: ("mengisi formulir", "fill in forms"),
    Right.IMPORT_FORMS: ("memasukkan formulir dari berkas", "import forms from files"),
    Right.VERIFY: ("memverifikasi formulir", "verify forms"),
    Right.TAKE_BACK_WORDS: ("menarik kembali catatan verifikator lain", "take back what another verifier said"),
    Right.WITHDRAW: ("menarik kembali satu impor", "take an import back"),
    Right.MOVE_ROUNDS: ("membuka, menutup, dan mengunci putaran", "open, close and lock rounds"),
    Right.PLAN: ("mengubah rencana aksi", "change the action plan"),
    Right.OFFER: ("menawarkan bantuan", "offer help"),
    Right.KEEP_REGISTERS: ("mengubah daftar subjek dan penduduk", "change the registers of subjects and people"),
    Right.KEEP_BOUNDARIES: ("mengubah batas wilayah", "change the boundaries"),
    Right.KEEP_EXAMPLES: ("mengubah data contoh", "change the example data"),
    Right.MAINTAIN: ("mencadangkan dan merawat basis data", "back up and maintain the store"),
    Right.EXPORT_HOUSEHOLDS: ("mengekspor baris keluarga", "export the rows of households"),
    Right.KEEP_ACCOUNTS: ("mengatur pengguna", "keep the accounts"),
    Right.SEE_AUDIT: ("melihat jejak audit", "see the audit trail"),
}

# What nobody needs an account for: an offer changes nothing that anybody reads before a planner accepts it.
OPEN_TO_ALL = frozenset({Right.OFFER})

ALLOWED: dict[Role, frozenset[Right]] = {
    Role.FILLER: frozenset({Right.SEE_FORM, Right.FILL, Right.IMPORT_FORMS}),
    Role.VERIFIER: frozenset({Right.SEE_FORM, Right.VERIFY}),
    Role.PLANNER: frozenset(
        {
            Right.SEE_FORM,
            Right.IMPORT_FORMS,
            Right.WITHDRAW,
            Right.MOVE_ROUNDS,
            Right.PLAN,
            Right.KEEP_REGISTERS,
            Right.KEEP_BOUNDARIES,
            Right.KEEP_EXAMPLES,
        }
    ),
    Role.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about; None: not about one alone. `area_code` is where the subject is, or the area itself."""

    instrument: str | None = None
    area_code: str | None = None
    subject_id: str | None = None


WHOLE = About()
HOUSEHOLD, RESPONDENT = "family:", "respondent:"  # how ids begin that say a place and a number within it


def place_within(subject_id: str) -> str | None:
    """The kelurahan of a household or the unit of a respondent, as its id says it; None for anybody else."""
    prefix = next((one for one in (HOUSEHOLD, RESPONDENT) if subject_id.startswith(one)), None)
    return None if prefix is None else subject_id.removeprefix(prefix).rpartition(":")[0]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role and how far it reaches: one instrument, one area with all below it, one subject; None: every one."""

    role: Role
    instrument: str | None = None
    area_code: str | None = None
    subject_id: str | None = None

    def covers(self, about: About) -> bool:
        """Whether an act about this lies within the grant."""
        return (
            self.instrument in (None, about.instrument)
            and self.subject_id in (None, about.subject_id)
            and (self.area_code is None or _is_within(about.area_code, self.area_code))
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts under a name of their own, with what was granted to them; `""` is the public."""

    name: str
    grants: tuple[Grant, ...] = ()

    def may(self, right: Right, about: About = WHOLE) -> bool:
        """Whether one of the grants allows it there."""
        return any(right in ALLOWED[grant.role] and grant.covers(about) for grant in self.grants)

    def may_somewhere(self, right: Right) -> bool:
        """Whether one of the grants allows it, wherever."""
        return any(right in ALLOWED[grant.role] for grant in self.grants)


PUBLIC = Person("")
# What the program does by itself: loading what it brings along, scoring again what a new version scores otherwise.
SYSTEM = Person("system", (Grant(Role.ADMIN),))

# Where there are accounts only a Person has rights; without any (laptop mode) a name for the audit is enough.
Actor = str | Person


def name_of(actor: Actor) -> str:
    """The name that the audit keeps."""
    return actor.name if isinstance(actor, Person) else actor


def in_the_name_of(actor: Actor) -> Person:
    """The program's own hand under somebody's name, for what was permitted before the store was open."""
    return Person(name_of(actor), SYSTEM.grants)


def code_of(about: About) -> str:
    """What an act is about by its codes alone, where nobody is there who knows names; empty for the whole."""
    return " ".join(one for one in (about.instrument, about.subject_id or about.area_code) if one)


def require(
    actor: Actor,
    right: Right,
    abouts: Iterable[About] = (WHOLE,),
    *,
    called: Callable[[About], str] = code_of,
) -> None:
    """Raises SIGN_IN_NEEDED for the public and a bare name, NOT_ALLOWED with what is not covered for others.

    About nothing at all it is enough to have the right somewhere. `called`: what an act is about, in words.
    """
    if right in OPEN_TO_ALL:
        return
    if not isinstance(actor, Person) or not actor.name:
        raise SiperiError("SIGN_IN_NEEDED")
    asked = list(abouts)
    refused = [about for about in asked if not actor.may(right, about)]
    if refused or not (asked or actor.may_somewhere(right)):
        right_id, right_en = WORDS[right]
        words: dict[str, Any] = {"right_id": right_id, "right_en": right_en, "where_id": "", "where_en": ""}
        if refused and (refused[0] != WHOLE or actor.may_somewhere(right)):
            words |= _where(called(refused[0]), len(refused) - 1)
        raise SiperiError("NOT_ALLOWED", name=actor.name, **words)


def _where(name: str, more: int) -> dict[str, str]:
    """What is not covered, as the end of a sentence: the whole city, or the first with how many more."""
    if not name:
        return {"where_id": " untuk seluruh kota", "where_en": " for the whole city"}
    others_id, others_en = (f" dan {more} lainnya", f" and {more} more") if more else ("", "")
    return {"where_id": f" untuk {name}{others_id}", "where_en": f" for {name}{others_en}"}


def _is_within(code: str | None, area_code: str) -> bool:
    return code is not None and (code == area_code or code.startswith(area_code + "."))
