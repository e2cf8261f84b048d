"""Forms that an import holds, as a table of their own: which form, why, and what a person can do about it.

What is held is decided in `assessments`; this shows it, in the manner of `problem_table`.
"""

import pandas as pd
import streamlit as st

from siperi_geo.assessments import Held
from siperi_geo.intake import Examined
from siperi_geo.text import language, t
from siperi_geo.ui import frame


def show(found: Examined) -> None:
    """Every held form, a row each; nothing without any."""
    held = found.plan.held
    if held:
        with st.container(key="problems_held"):
            frame.table(pd.DataFrame([_row(one) for one in held]), caption=t("forms.held", n=len(held)))


def _row(one: Held) -> dict[str, str]:
    form, problem = one.form, one.problem
    name = form.place_name or form.subject_id
    cells = {
        "year": "–" if one.year is None else str(one.year),
        "form": f"{form.where.file} · {name}" if name else str(form.where),
        "reason": problem.what(language()),
        "todo": problem.todo(language()),
        "code": problem.code,
    }
    return {t(f"forms.held.{name}"): text for name, text in cells.items()}
