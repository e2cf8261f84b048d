"""Text tables: a CSV as rows of cells, whatever separates them, read as a stream.

A quotation mark that nobody closed damages its own row only: the rows after it are read as rows. Which
separator is meant is decided where the headings are known, so every separator gives one candidate.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from siperi_geo.errors import SiperiError, Where
from siperi_geo.sheets.cells import Line, Sheet
from siperi_geo.sheets.encoding import encoding_of

SEPARATORS = (";", ",", "\t", "|")
LONGEST_LINE = 1_000_000  # characters
MOST_LINES = 1_048_576  # as many as Excel can show
MOST_LINES_IN_CELL = 60


def text_sheets(path: Path) -> list[Sheet]:
    """The file as a table, once for each separator it could have. Errors: FORM_NUL_BYTES."""
    encoding = encoding_of(path)
    return [Sheet(path.name, None, partial(_lines, path, encoding, one), separator=one) for one in SEPARATORS]


def _physical(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """The lines of the file with their number; nothing of an undecodable byte is lost (it shows as \\x..)."""
    with path.open("r", encoding=encoding, errors="backslashreplace", newline=None) as file:
        number = 0
        while text := file.readline(LONGEST_LINE):
            number += 1
            if len(text) >= LONGEST_LINE or number > MOST_LINES:
                code = "FORM_LINE_TOO_LONG" if len(text) >= LONGEST_LINE else "FORM_TOO_MANY_ROWS"
                raise SiperiError(code, Where(path.name, row=number), n=MOST_LINES)
            yield number, text.rstrip("\n")


def _lines(path: Path, encoding: str, separator: str) -> Iterator[Line]:
    """Rows of cells; a row may span lines where a cell in quotation marks does."""
    waiting: deque[tuple[int, str]] = deque()
    source = _physical(path, encoding)
    while first := (waiting.popleft() if waiting else next(source, None)):
        if first[0] == 1 and first[1].lower().startswith("sep="):
            continue
        line = _split(*first, separator)
        if line.damage:
            waiting.extend(islice(source, MOST_LINES_IN_CELL - len(waiting)))
            line, used = _joined(line, waiting, separator)
            for _ in range(used):
                waiting.popleft()
        yield line


def _joined(start: Line, following: Iterable[tuple[int, str]], separator: str) -> tuple[Line, int]:
    """The row with the lines its open cell goes on in; the row alone, damaged, when no line closes it."""
    text = start.written()
    for used, (_, more) in enumerate(following, start=1):
        text += "\n" + more
        if '"' in more and not (line := _split(start.number, text, separator)).damage:
            return line, used
    return start, 0


def _split(number: int, text: str, separator: str) -> Line:
    if '"' not in text:
        return Line(number, tuple(text.split(separator)), text)
    try:
        cells = next(csv.reader([text], delimiter=separator, strict=True), [])
    except csv.Error:
        return Line(number, (), text, damage="FORM_QUOTE_OPEN")
    return Line(number, tuple(cells), text)
