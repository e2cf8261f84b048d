"""What of a file of actions is stored but should be looked at: codes of another line, what is hardly any money,
a progress of 1 % that may be all of it.

It refuses nothing.
"""

from collections.abc import Iterable

from siperi_geo.plans.rows import Row
from siperi_geo.sheets import Findings
from siperi_geo.text import number

LEAST_IDR = 100_000  # own design: what is below was hardly meant in whole rupiah


def warn(rows: Iterable[Row], findings: Findings) -> None:
    """Say it of each row, with its place."""
    for row in rows:
        at, budget = row.table.sheet.at(row.line), row.values.get("budget_idr")
        if row.is_other_code:
            findings.problem("PLAN_LINE_CODE_OTHER", at, line=row.values["line"])
        if budget and budget < LEAST_IDR:
            findings.problem("PLAN_MONEY_SMALL", at, idr=number(budget, 0))
        if row.values.get("progress_pct") == 1:
            findings.problem("PLAN_PROGRESS_ONE", at)
