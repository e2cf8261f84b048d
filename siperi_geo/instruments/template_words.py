"""The instructions sheet of our xlsx form: words of the instrument and of the program, no questions."""

from xlsxwriter.workbook import Workbook

from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.template_layout import AREAS
from siperi_geo.instruments.template_style import Styles, set_up_page
from siperi_geo.text import pick, t


def instructions(book: Workbook, styles: Styles, instrument: Instrument, profile: Profile | None) -> None:
    """Add the sheet of instructions: how to fill in the form, how it is scored, what its classes are."""
    sheet = book.add_worksheet(t("instruments.template.instructions"))
    set_up_page(sheet, landscape=False)
    sheet.set_column(0, 0, 96)
    blocks = [
        (pick(instrument.name), _which(instrument, profile)),
        (t("instruments.template.how_to_fill"), _steps(instrument)),
        (t("instruments.template.how_scored"), [pick(level.note) for level in reversed(instrument.levels)]),
        (t("instruments.template.classes"), [pick(instrument.classes_note)]),
        (t(f"instruments.status.{instrument.status}"), [pick(instrument.status_note)]),
    ]
    row = 0
    for heading, lines in blocks:
        sheet.write_string(row, 0, heading, styles.title if row == 0 else styles.heading)
        for line in lines:
            row += 1
            sheet.write_string(row, 0, line, styles.text)
        row += 2
    sheet.protect()


def _which(instrument: Instrument, profile: Profile | None) -> list[str]:
    version = t("instruments.template.version", version=instrument.version)
    if profile is None:
        return [version]
    return [version, t("instruments.template.profile", name=pick(profile.name)), pick(profile.note)]


def _steps(instrument: Instrument) -> list[str]:
    """The six steps; who fills in a form without names, or for another subject than an area, is told otherwise."""
    scales = [" / ".join(pick(choice.label) for choice in scale.choices) for scale in instrument.scales.values()]
    special = {1: "_anonymous"} if instrument.is_anonymous else {}
    special |= {} if instrument.subject in AREAS else {2: "_other"}
    if instrument.subject not in AREAS and not instrument.is_anonymous:
        special[1] = "_other"
    keys = [f"instruments.template.step_{n}{special.get(n, '')}" for n in range(1, 7)]
    return [t(key, choices="; ".join(scales)) for key in keys]
