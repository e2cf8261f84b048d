"""Who has not handed in a form, as a text that is ready to send. It reads nothing and sends nothing."""

from datetime import date

import pandas as pd

from siperi_geo.instruments import Instrument
from siperi_geo.text import day, pick, t


def reminder(instrument: Instrument, year: int, scores: pd.DataFrame, on: date) -> str:
    """A letter that names everybody without a form by kecamatan and kelurahan; empty when nobody is missing.

    `scores` is `scores/score_per_subject` of the index.
    """
    missing = scores[scores["assessment_id"].isna()].sort_values(["kecamatan_name", "area_name", "subject_name"])
    if missing.empty:
        return ""
    lines = [t("reminder.opening", instrument=pick(instrument.name), year=year, day=day(on))]
    if instrument.subject == "kecamatan":
        return "\n".join(
            [*lines, "", *(f"– {name}" for name in missing["subject_name"]), "", t("reminder.closing")]
        )
    for kecamatan, rows in missing.groupby("kecamatan_name", sort=True):
        lines += ["", t("reminder.kecamatan", name=kecamatan)]
        pairs = zip(rows["subject_name"], rows["area_name"], strict=True)
        lines += [_line(str(name), str(area)) for name, area in pairs]
    return "\n".join([*lines, "", t("reminder.closing")])


def _line(name: str, area: str) -> str:
    return f"– {name}" if name == area else f"– {name} ({area})"
