"""The form of an instrument as an XLSForm, for KoboToolbox and ODK: a workbook with survey, choices and settings.

What everything is called is said in `xlsform_layout`, for whoever reads the exports. Both languages are in it. It
reads no answers and needs no network; whether ODK accepts it is tested with pyxform and ODK Validate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.workbook import Workbook

from siperi_geo.areas import AreaCode
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Label
from siperi_geo.instruments.template import OPTIONS, Areas
from siperi_geo.instruments.xlsform_head import Row, head_rows, hidden_rows, title_rule
from siperi_geo.instruments.xlsform_rows import question_rows

SURVEY = (
    *("type", "name", "label", "hint", "required", "required_message", "relevant", "constraint"),
    *("constraint_message", "calculation", "choice_filter", "appearance", "default"),
)
CHOICES = ("list_name", "name", "label", "kecamatan", "government")
SPOKEN = ("label", "hint", "required_message", "constraint_message")
SHOWN_OF_HASH = 8


@dataclass(frozen=True, slots=True)
class Units:
    """What respondents choose from: (code, name) of governments, and (id, government's code, name) of units."""

    governments: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str, str]]


def export_xlsform(
    instrument: Instrument,
    target: Path | BinaryIO,
    *,
    areas: Areas,
    language: str,
    profile: str | None = None,
    with_notes: bool = False,
    units: Units | None = None,
) -> None:
    """Write the XLSForm of an instrument; `areas` are (code, name) pairs of kecamatan and kelurahan.

    language: which of both the form opens in. profile: which of its forms; None: whoever fills it in chooses, and
    questions follow. KeyError for an unknown one. with_notes: a line for a note below every question (never where
    respondents answer: it could name them). units: governments and units to choose from; None: they are written.
    """
    with_notes = with_notes and not instrument.has_respondents
    chosen = instrument.profile(profile) if profile else None
    listed = units is not None and bool(units.units) and instrument.has_respondents
    rows = [*hidden_rows(instrument, chosen, has_units=listed), *head_rows(instrument, chosen, has_units=listed)]
    for section in instrument.sections:
        rows += question_rows(instrument, section, chosen, with_notes=with_notes)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        book.set_properties({"title": instrument.name.id, "comments": f"{instrument.id} {instrument.version}"})
        _write(book, "survey", SURVEY, rows)
        _write(
            book, "choices", CHOICES, [*_choices(instrument, chosen, areas), *_units(units if listed else None)]
        )
        settings = _settings(instrument, chosen, language)
        settings["instance_name"] = title_rule(instrument, has_units=listed)
        _write(book, "settings", tuple(settings), [settings])


def _choices(instrument: Instrument, profile: Profile | None, areas: Areas) -> list[Row]:
    source = layout.area_source(instrument)
    rows = [*_areas(areas, "kecamatan")] if source else []
    rows += _areas(areas, "kelurahan") if source == layout.KELURAHAN_FIELD else []
    if instrument.profiles and not profile:
        rows += [{"list_name": "profile", "name": one.id, "label": one.name} for one in instrument.profiles]
    for name, scale in instrument.scales.items():
        rows += [
            {"list_name": f"{layout.LIST_PREFIX}{name}", "name": str(choice.value), "label": choice.label}
            for choice in scale.choices
        ]
    return rows


def _units(units: Units | None) -> list[Row]:
    """The choices of governments that have units, and of their units."""
    if units is None:
        return []
    used = {government for _, government, _ in units.units}
    rows: list[Row] = [
        {"list_name": "government", "name": code, "label": Label(id=name, en=name)}
        for code, name in units.governments
        if code in used
    ]
    return rows + [
        {"list_name": "unit", "name": one, "label": Label(id=name, en=name), "government": government}
        for one, government, name in units.units
    ]


def _areas(areas: Areas, level: str) -> list[Row]:
    """The choices of one level, a kelurahan with its kecamatan. Raises ValueError when there are none."""
    codes = [(AreaCode.parse(code), name) for code, name in areas]
    rows: list[Row] = [
        {"list_name": level, "name": str(code), "label": Label(id=name, en=name)}
        | ({"kecamatan": str(code.parent)} if level == "kelurahan" else {})
        for code, name in codes
        if code.level == level
    ]
    if not rows:
        raise ValueError(f"an XLSForm needs areas of the level {level}")
    return rows


def _settings(instrument: Instrument, profile: Profile | None, language: str) -> Row:
    names = [instrument.name, *([profile.name] if profile else [])]
    return {
        "form_title": " – ".join(getattr(name, language) for name in names),
        "form_id": layout.form_id(instrument, profile),
        "version": f"{instrument.version}-{instrument.content_hash[:SHOWN_OF_HASH]}",
        "default_language": layout.LANGUAGES[language],
    }


def _write(book: Workbook, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """One sheet of text cells; a column that nothing stands in is left out, a spoken one is there per language."""
    sheet = book.add_worksheet(name)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    used = [column for column in columns if any(column in row for row in rows)]
    place = 0
    for column in used:
        for language, title in _titles(column):
            sheet.set_column(place, place, 48 if language else 22, wrap)
            sheet.write_string(0, place, title, bold)
            for line, row in enumerate(rows, start=1):
                if column in row:
                    sheet.write_string(line, place, getattr(row[column], language) if language else row[column])
            place += 1
    sheet.freeze_panes(1, 0)


def _titles(column: str) -> list[tuple[str, str]]:
    if column not in SPOKEN:
        return [("", column)]
    return [(language, f"{column}::{title}") for language, title in layout.LANGUAGES.items()]
