"""Made-up subjects, for demonstrations: how they are told from real ones, and how they make way for these.

A made-up subject of a kind is there only while no real one of that kind is. It is on no list of the register and
in no file made from it; what fills in forms for it is `demo`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from siperi_geo.registers.subjects.kinds import KINDS
from siperi_geo.store import Store, Transaction

SOURCE = "contoh"
PARTS = (*(f"{one}_of_forms" for one in ("notes", "headers", "scores", "reviews", "events")), "forms")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """How many made-up subjects there are, how many real ones beside, and how many example forms of the former."""

    subjects: int
    real: int
    forms: int


def example_code(place: int) -> str:
    """The code of a made-up subject: no list that is read, and no form, may write one like it.

    >>> example_code(7)
    'contoh_0007'
    """
    return f"contoh_{place:04d}"


def kinds_beside(kind: str) -> list[str]:
    """The kinds of made-up subjects that come and go together: a kind, and whom its subjects answer for.

    >>> kinds_beside("unit"), kinds_beside("school")
    (['unit', 'government_unit'], ['school'])
    """
    serving = [one for one in KINDS.values() if kind in (one.id, one.serves)]
    alone = [one.id for one in serving if one.is_of_city]
    apart = [name for one in serving if one.within == "government" for name in (one.id, str(one.serves))]
    return alone or apart or [kind]


def made_up(source: Store | Transaction, kind: str) -> MadeUp:
    """What is there of a kind, made up and real, with whoever answers for those of it."""
    row = source.query("subjects/example_count", kinds=kinds_beside(kind)).iloc[0]
    return MadeUp(int(row["example_count"]), int(row["real_count"]), int(row["form_count"]))


def put_examples(
    tx: Transaction, subjects: pd.DataFrame, *, invited: Mapping[str, int] | None = None, years: Sequence[int] = ()
) -> None:
    """Register made-up subjects: rows with subject_id, kind, code, name, area_code, and what else is made up.

    `invited`: how many respondents units among them asked, in each of these years.
    """
    tx.append("subjects", subjects.assign(source=SOURCE, is_active=True, is_example=True))
    for unit_id, people in (invited or {}).items():
        about = {"unit_id": unit_id, "people": people, "source": SOURCE, "batch_id": SOURCE}
        for year in years:
            tx.run("subjects/put_invitation", year=year, **about)


def make_way(tx: Transaction, kind: str) -> MadeUp:
    """Remove the made-up subjects of a kind with their forms, before a real one is registered; what was there."""
    found = made_up(tx, kind)
    if found.subjects:
        forget(tx, None, kinds_beside(kind))
    return found


def forget(tx: Transaction, instrument: str | None, kinds: Sequence[str] | None) -> int:
    """Remove the example forms of an instrument, and made-up subjects of some kinds with theirs (both None: all).

    Returns how many forms went.
    """
    given = {"instrument": instrument, "kinds": None if kinds is None else list(kinds)}
    left = tx.query("assessments/example_count_per_instrument")["instrument"]
    ids = tx.query("assessments/example_id_list", **given)["assessment_id"].tolist()
    for part in PARTS:
        tx.run(f"assessments/delete_{part}", ids=ids)
    if instrument is None or kinds:
        tx.run("subjects/delete_example_invitations", kinds=given["kinds"])
        tx.run("subjects/delete_examples", kinds=given["kinds"])
    tx.run("assessments/delete_example_batches")
    for one in left:
        tx.run("scoring/delete_methods", instrument=one)
    return len(ids)
