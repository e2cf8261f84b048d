"""Downloads from KoboToolbox and ODK with a household a row: of what was sent or changed twice the newest counts.

Of every row only numbers are kept until all are read; `odk_editions` tells which of those that share an id counts.
"""

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b, sha256

import numpy as np

from siperi_geo.forms.households.codes import LONGEST_CODE
from siperi_geo.forms.households.rows import Rows
from siperi_geo.forms.households.values import NOTHING, Gathering, Reason
from siperi_geo.forms.odk_editions import Edition, newest_of, read_time, submissions_of
from siperi_geo.forms.odk_headings import OdkTable
from siperi_geo.sheets import Line

IDS = ("root", "instance", "replaced", "id")
NONE = 0
UNCLEAR, EDITED = Reason("HOUSEHOLD_EDITIONS_UNCLEAR"), Reason("HOUSEHOLD_EDITED")


class OdkRows:
    """Reads the rows of one download, and then says which of those that belong together counts."""

    def __init__(self, table: OdkTable, rows: Rows) -> None:
        self._table, self._rows, self._first = table, rows, len(rows.gathering.row)
        self._ids = {key: array("Q") for key in IDS}
        self._edits, self._sent, self._content = array("l"), array("d"), array("Q")

    def read(self, line: Line) -> None:
        """One submission."""
        entry = self._rows.read(line)
        for key in IDS:
            text = self._table.about(line, key).removeprefix("uuid:")
            self._ids[key].append(_number(f"_id {text}" if key == "id" else text) if text else NONE)
        edits, sent = self._table.about(line, "edits"), read_time(self._table.about(line, "submitted"))
        self._edits.append(int(edits) if edits.isdecimal() and len(edits) < 9 else 0)
        self._sent.append(sent.timestamp() if sent else -1.0)
        self._content.append(_content(self._rows.gathering, entry, line))

    def settle(self) -> int:
        """Refuse what is not the newest; returns how many rows came again with the same content."""
        again = 0
        for same in submissions_of([self._edition(place) for place in self._shared()]):
            if len(same) > 1:
                again += self._settle_one(same)
        return again

    def _settle_one(self, same: list[Edition]) -> int:
        gathering, newest = self._rows.gathering, newest_of(same)
        again = 0
        for edition in same:
            entry = self._first + edition.row
            if newest is not None and edition is not newest and edition.content == newest.content:
                gathering.again.add(entry)
                again += 1
            elif edition is not newest:
                gathering.refuse(entry, UNCLEAR if newest is None else EDITED, written=None)
                gathering.unread[entry] = 0  # it stays out, whatever is decided of what could not be read
        return again

    def _shared(self) -> list[int]:
        """The places of rows that share an id with another one; a row may name one id twice."""
        ids = np.stack([np.frombuffer(self._ids[key], np.uint64) for key in IDS], axis=1)
        pairs = np.unique(
            np.stack([ids.ravel(), np.repeat(np.arange(len(ids), dtype=np.uint64), len(IDS))], axis=1), axis=0
        )
        pairs = pairs[pairs[:, 0] != NONE]
        _, number, count = np.unique(pairs[:, 0], return_inverse=True, return_counts=True)
        return [int(place) for place in np.unique(pairs[count[number] > 1, 1])]

    def _edition(self, place: int) -> Edition:
        ids = {key: self._ids[key][place] for key in IDS}
        sent = self._sent[place]
        return Edition(
            sheet=self._table.sheet,
            row=place,
            ids=frozenset(str(one) for one in ids.values() if one != NONE),
            instance=str(ids["instance"] or ""),
            replaced=str(ids["replaced"] or ""),
            edits=self._edits[place],
            submitted=None if sent < 0 else datetime.fromtimestamp(sent, UTC),
            draft=None,
            digest=self._content[place].to_bytes(8, "big"),
        )


def read_odk_rows(table: OdkTable, lines: Iterator[Line], rows: Rows) -> int:
    """Read every submission; returns how many rows came again with the same content."""
    reader = OdkRows(table, rows)
    for line in lines:
        reader.read(line)
    return reader.settle()


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") or 1


def _content(gathering: Gathering, entry: int, line: Line) -> int:
    """What a row says, as a number; of a row that was not wholly read, that of its text."""
    if gathering.reason[entry] != NOTHING:
        return int.from_bytes(sha256(line.written().encode()).digest()[:8], "big")
    said = (gathering.place[entry], gathering.when[entry], gathering.header[entry])
    code = gathering.codes[entry * LONGEST_CODE :][:LONGEST_CODE]
    answers = gathering.answers[entry * gathering.items :][: gathering.items]
    return _number(f"{said} {code.hex()} {answers.hex()}")
