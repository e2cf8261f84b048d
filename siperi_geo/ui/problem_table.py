"""Problems of a file as one table, worst first: however many there are, what follows stays within reach.

One or two are shown as boxes (`frame.problems`). It knows the error catalogue's shape and no code of it.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from siperi_geo.errors import Problem
from siperi_geo.scoring import together
from siperi_geo.sheets import harmless
from siperi_geo.text import language, number, t
from siperi_geo.ui import frame

FEW, FIRST = 2, 4
COLUMNS = ("severity", "place", "what", "todo", "code")


def show(problems: Sequence[Problem], *, key: str, apart: Sequence[Problem] = ()) -> None:
    """The worst problems as a table under their count, and all of them as a file; nothing without any.

    Those `apart` are shown elsewhere on the page; the file holds them too, and each contradiction by itself.
    """
    worst_first = sorted(problems, key=lambda problem: not problem.is_error)
    listed = together([problem for problem in worst_first if problem not in apart])
    if len(listed) <= FEW:
        frame.problems(*listed)
    else:
        _table(listed, key)
    if len(problems) > FEW:
        frame.download(t("problems.get", n=number(len(problems), 0)), as_csv(worst_first), t("problems.file"))


def _table(problems: Sequence[Problem], key: str) -> None:
    errors = sum(problem.is_error for problem in problems)
    box = st.error if errors else st.warning
    box(t("problems.summary", errors=number(errors, 0), warnings=number(len(problems) - errors, 0)))
    files = {problem.where.file for problem in problems}
    rows = pd.DataFrame([_row(one, with_file=len(files) > 1) for one in problems[:FIRST]])
    with st.container(key=f"problems_{key}"):
        frame.table(rows, caption=t("problems.caption", n=len(rows), total=number(len(problems), 0)))


def as_csv(problems: Sequence[Problem]) -> bytes:
    """Every problem in full, one a line, as a CSV that Excel opens as it is and runs nothing of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([t(f"problems.{name}") for name in COLUMNS])
    for problem in problems:
        writer.writerow([harmless(cell) for cell in _row(problem, with_file=True).values()])
    return text.getvalue().encode("utf-8-sig")


def _row(problem: Problem, *, with_file: bool) -> dict[str, str]:
    where = problem.where if with_file else replace(problem.where, file=None)
    cells = {
        "severity": t("problems.error") if problem.is_error else t("problems.warning"),
        "place": str(where) or "–",
        "what": problem.what(language()),
        "todo": problem.todo(language()),
        "code": problem.code,
    }
    return {t(f"problems.{name}"): cells[name] for name in COLUMNS}
