"""What a file of actions may not be: left as the example was, too wordy, or with money in thousands or millions.

Each is said with its place; nothing is cut or multiplied silently. It knows no store.
"""

import re

from siperi_geo.errors import SiperiError
from siperi_geo.plans.checking import MOST_LETTERS, tidy
from siperi_geo.plans.headings import PlanColumns
from siperi_geo.registers.numbers import TIMES
from siperi_geo.registers.tables import Table
from siperi_geo.sheets import RefusedError, fold

EXAMPLES = ("contoh, ganti baris ini", "example, replace this row")  # how the rows of our example file begin
MONEY = re.compile(r"\b(?:rp|idr|rupiah|dalam|in|x|kali|times)\b")


def check_words(name: str, text: str, column: str | None) -> None:
    """Refuse words of a field that are those of the example, or more than MOST_LETTERS."""
    if name == "what" and fold(text).startswith(EXAMPLES):
        raise RefusedError("PLAN_EXAMPLE_ROW", column)
    if (n := len(tidy(text))) > MOST_LETTERS:
        raise RefusedError("PLAN_WORDS_LONG", column, n=n, most=MOST_LETTERS)


def check_decimals(whole: int | None, decimals: str, column: str | None) -> None:
    """Refuse text that is no rupiah: `1,5` most likely means millions; `1.000.000,00` is well."""
    if decimals and len(decimals) != 2:
        raise RefusedError("PLAN_NUMBER_UNREADABLE", column, text=f"{whole},{decimals}")


def refuse_of_many(table: Table[PlanColumns]) -> None:
    """Refuse a table of money whose title says thousands or millions: `(dalam jutaan rupiah)`, `Rp juta`."""
    if "budget_idr" not in table.columns.places:
        return
    for line in (*table.above, *table.head):
        for text in map(fold, line.cells):
            if MONEY.search(text) and not TIMES.isdisjoint(re.findall(r"[a-z]+", text)):
                raise SiperiError("PLAN_MONEY_OF_MANY", table.sheet.at(line), text=text[:80])
