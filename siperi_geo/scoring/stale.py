"""Scores that come from another method than the files here, and making them again.

The method is the instrument file and the arithmetic compiled from it; `rescore` recorded both. A version whose
file is not here keeps the scores it has: nothing could replace them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import SYSTEM
from siperi_geo.scoring.rescore import method_of, rescore
from siperi_geo.store import Store, Transaction

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class ScoredYears:
    """Years in which forms of one instrument version count, and how many forms these are."""

    instrument: str
    version: str
    years: tuple[int, ...]
    form_count: int

    def problem(self, code: str) -> Problem:
        """This as a warning of the catalogue: SCORING_DONE_AGAIN or SCORING_VERSION_ABSENT."""
        years = ", ".join(map(str, self.years))
        words = {"name": self.instrument, "version": self.version, "years": years, "forms": self.form_count}
        return Problem(code, values=words)


def stale(source: Store | Transaction) -> list[ScoredYears]:
    """Versions that are here, with the years whose scores were made by another method or do not say by which."""
    return _per_version(row for row in _stored(source) if _is_stale(row))


def absent(source: Store | Transaction, instrument_id: str | None = None) -> list[ScoredYears]:
    """Versions of the stored forms whose file is not here or cannot be used, of one instrument or of all."""
    rows = [row for row in _stored(source) if instrument_id in (None, row["instrument"])]
    return _per_version(row for row in rows if _here(row["instrument"], row["version"]) is None)


def rescore_stale(store: Store) -> list[ScoredYears]:
    """Make stale scores again, one transaction per version; returns what was stale."""
    found = stale(store)
    for one in found:
        target, detail = f"{one.instrument} {one.version}", ", ".join(map(str, one.years))
        with store.transaction(actor=SYSTEM, action="rescore", target=target, detail=detail) as tx:
            rescore(tx, load(one.instrument, one.version), one.years)
    return found


def rescore_stored(tx: Transaction, instrument_id: str, year: int | None = None) -> int:
    """Rescore every version of an instrument that is here and has forms; returns the rows written.

    Raises INSTRUMENT_UNKNOWN where there is neither a form nor a file of it.
    """
    versions = sorted({row["version"] for row in _stored(tx) if row["instrument"] == instrument_id})
    here = [_here(instrument_id, version) for version in versions] or [load(instrument_id)]
    return sum(rescore(tx, instrument, year) for instrument in here if instrument is not None)


def rescore_years(tx: Transaction, instrument_id: str, years: Sequence[int], versions: Iterable[str] = ()) -> int:
    """Rescore these years in every version that is here and counts in one of them, and in `versions`.

    For changes of what counts: where a form goes, one of another version may count instead.
    """
    rows = [row for row in _stored(tx) if row["instrument"] == instrument_id and row["year"] in years]
    found = sorted({row["version"] for row in rows} | set(versions))
    here = [one for version in found if (one := _here(instrument_id, version)) is not None]
    return sum(rescore(tx, instrument, years) for instrument in here)


def _stored(source: Store | Transaction) -> list[Row]:
    return list(source.query("scoring/method_list").to_dict("records"))


def _is_stale(row: Row) -> bool:
    instrument = _here(row["instrument"], row["version"])
    return instrument is not None and any(row[name] != value for name, value in method_of(instrument).items())


def _here(instrument_id: str, version: str) -> Instrument | None:
    """The version; None when its file is not here, or `siperi instruments check` finds errors in it."""
    try:
        return load(instrument_id, version)
    except SiperiError:
        return None


def _per_version(rows: Iterable[Row]) -> list[ScoredYears]:
    found = []
    for (name, version), group in groupby(rows, key=lambda row: (row["instrument"], row["version"])):
        some = list(group)
        years = tuple(int(row["year"]) for row in some)
        found.append(ScoredYears(name, version, years, sum(int(row["form_count"]) for row in some)))
    return found
