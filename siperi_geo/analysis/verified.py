"""How a value came about: declared by those who filled in the form, verified, or example data.

It names; which forms count is decided in the store's views of current and of verified assessments.
"""

import pandas as pd

from siperi_geo.text import number, t, tn


def marked(rows: pd.DataFrame, forms: pd.DataFrame) -> pd.DataFrame:
    """Rows with `assessment_id` and their `verification`, from `assessments/current_per_subject`.

    None for who has no form; without a real form among them the rows stay as they are.
    """
    if forms.empty or forms["is_example"].all():
        return rows
    pairs = zip(forms["assessment_id"], forms["state"], forms["is_example"], strict=True)
    known = {form: t(f"verified.{'example' if is_example else state}") for form, state, is_example in pairs}
    words = [known.get(form) for form in rows["assessment_id"]]
    return rows.assign(verification=pd.Series(words, rows.index, dtype=object))


def counted(year: int, forms: int, verified: int, examples: int) -> str:
    """How many of the real forms that count are verified, in a sentence; empty without a real form."""
    if not forms:
        return ""
    kind = "none" if not verified else "all" if verified == forms else "some"
    words = tn(f"verified.counted.{kind}", forms, year=year, verified=number(verified, 0))
    return f"{words} {t('verified.examples', examples=number(examples, 0))}" if examples else words


def only_verified(year: int, forms: int) -> str:
    """That a year's numbers are of verified forms alone, and how many these are."""
    return t("verified.only", year=year, n=number(forms, 0)) if forms else t("verified.only.none", year=year)


def about_verified(year: int, corrected: int, superseded: int) -> str:
    """In how many verified forms a verifier's values count, and for how many a newer form waits; may be empty."""
    counts = {"corrected": corrected, "superseded": superseded}
    return " ".join(t(f"verified.only.{name}", year=year, n=number(n, 0)) for name, n in counts.items() if n)
