"""The year of a table that has no column for it: as its title, its headings or the name of its sheet say.

The year of a regulation (`Permendagri 59 Tahun 2021`, `PP 2/2018`) is not the year of figures.
"""

import re
from itertools import chain

from siperi_geo.registers.spm.figures import SpmTable
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR, fold

_RULE = re.compile(r"\d+[a-z]? ?(?:tahun|/) ?\d{4}|juknis \d{4}")
_YEAR = r"(?<!\d)(\d{4})(?!\d)"
_NAMED = re.compile(rf"(?:tahun|year)(?: anggaran| data)?[\s:;.]*{_YEAR}")
_ANY = re.compile(_YEAR)


def stated_year(table: SpmTable) -> int | None:
    """The one year that is named; None when none is, or several are.

    A year behind the word for it counts before others, such as the day a file was printed.
    """
    above = [_RULE.sub(" ", fold(line.written())) for line in table.above]
    heads = [fold(line.written()) for line in table.head]
    sheet = [_RULE.sub(" ", fold(table.sheet.name or ""))]
    for pattern, texts in ((_NAMED, above), (_ANY, heads), (_ANY, above), (_ANY, sheet)):
        years = {int(one) for one in chain.from_iterable(map(pattern.findall, texts))}
        years = {one for one in years if FIRST_YEAR <= one <= LAST_YEAR}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
