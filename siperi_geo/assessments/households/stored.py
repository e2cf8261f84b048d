"""What is stored of some households of one year, in the shape in which new forms are held against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from siperi_geo.forms.households import BLANK, HeaderWords
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class StoredForm:
    """The newest form of a household: what it says, and what became of it. `answers` are those of `Households`.

    `revision` is the household's last one of this version, 0 for none. `answers` is None where the newest form is
    of another version or was rejected: then nothing is known of it that a new form could repeat.
    """

    revision: int
    answers: bytes | None
    filled_on: date | None
    header: tuple[tuple[str, str], ...]
    is_verified: bool

    @property
    def answered(self) -> int:
        return 0 if self.answers is None else len(self.answers) - self.answers.count(BLANK)


def stored_of(
    source: Store | Transaction, instrument: Instrument, year: int, subject_ids: Sequence[str]
) -> dict[str, StoredForm]:
    """Household → its newest form of the year; who has none is not there. Of a head, what is kept of a new one."""
    words = HeaderWords(instrument)
    asked = {"instrument": instrument.id, "version": instrument.version, "year": year}
    some = {"subject_ids": list(subject_ids), "first": min(subject_ids), "last": max(subject_ids)}
    rows = source.query("households/newest_of_some", **asked, **some).astype(object)
    found = rows.where(rows.notna(), None)
    return {
        subject: StoredForm(
            revision=int(revision),
            answers=None if answers is None else bytes.fromhex(answers),
            filled_on=None if day is None else pd.Timestamp(day).date(),
            header=words.kept(_header(header)),
            is_verified=bool(verified),
        )
        for subject, revision, answers, day, header, verified in found.itertuples(index=False)
    }


def _header(written: str | None) -> list[tuple[str, str]]:
    """Fields and contents, as `newest_of_some` writes them into one text."""
    pairs = [one.partition("\x1f") for one in written.split("\x1e")] if written else []
    return [(label, text) for label, _, text in pairs]
