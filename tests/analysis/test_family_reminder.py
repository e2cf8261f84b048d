"""A letter about kelurahan without a form of a family: withheld ones are never named, examples are no forms."""

from datetime import date

import pandas as pd

from siperi_geo.analysis.reminder import family_reminder
from siperi_geo.instruments import load

KATANA, ON = load("katana"), date(2026, 11, 22)


def rows(**forms: tuple[float, float, bool]) -> pd.DataFrame:
    """Kelurahan with the numbers of their forms and of the examples among these, and whether they are withheld."""
    table = [(name, "Pantai", *one) for name, one in forms.items()]
    return pd.DataFrame(
        table, columns=["area_name", "kecamatan_name", "form_count", "example_count", "is_withheld"]
    )


MISSING = float("nan")


def test_only_kelurahan_known_to_have_no_form_are_named() -> None:
    found = rows(Muara=(12, 0, False), Karang=(0, 0, False), Bukit=(MISSING, MISSING, True))
    words = family_reminder(KATANA, 2026, found, ON, closes_on=date(2026, 12, 1), is_round=True)
    assert "– Karang" in words
    assert ("Muara" in words, "Bukit" in words) == (False, False)
    assert "1 Desember 2026" in words
    assert family_reminder(KATANA, 2026, found[found["area_name"] != "Karang"], ON) == ""


def test_examples_are_forms_only_where_there_is_nothing_else() -> None:
    found = rows(Muara=(12, 12, False), Karang=(0, 0, False))
    assert "CONTOH" in family_reminder(KATANA, 2026, found, ON)
    assert "Muara" not in family_reminder(KATANA, 2026, found, ON)
    assert "– Muara" in family_reminder(KATANA, 2026, found, ON, is_round=True)
    assert "– Muara" in family_reminder(
        KATANA, 2026, pd.concat([found, rows(Bukit=(20, 0, False))], ignore_index=True), ON
    )
