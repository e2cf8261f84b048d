"""What an XLSForm says in both languages, by the name of what says it; exports carry it as headings."""

from collections.abc import Iterator
from contextvars import copy_context
from typing import Any

from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Item, Label
from siperi_geo.text import t, use_language


def words(key: str, **values: Any) -> Label:
    """The words of a key in both languages."""

    def said(language: str) -> str:
        use_language(language)
        return t(key, **values)

    return Label(id=copy_context().run(said, "id"), en=copy_context().run(said, "en"))


def field_key(name: str, instrument: Instrument) -> str:
    """What a field of the head goes by in the catalogues; whose form it is depends on the kind of subject."""
    of_subject = name in (layout.SUBJECT_FIELD, layout.PLACE_FIELD)
    return name.removeprefix("siperi_") + (f"_{instrument.subject}" if of_subject else "")


def field_label(name: str, instrument: Instrument) -> Label:
    """What a field of the head is called on the form."""
    own = {f"{layout.HEADER_PREFIX}{field.id}": field.name for field in instrument.header}
    return own.get(name) or words(f"xlsform.field.{field_key(name, instrument)}")


def question_label(item: Item) -> Label:
    """What a question says: its number and its text; the number keeps equal texts apart."""
    return Label(id=f"{item.number}. {item.text.id}", en=f"{item.number}. {item.text.en}")


def note_label(item: Item) -> Label:
    """What the line for a note to a question says."""
    return words("xlsform.note", number=item.number)


def spoken(instrument: Instrument) -> Iterator[tuple[str, Label]]:
    """Everything of the form that has a name and words, but its groups."""
    for name in (*layout.identity_fields(instrument), layout.PROFILE_FIELD):
        yield name, field_label(name, instrument)
    for item in instrument.items:
        yield layout.question_name(item.id), question_label(item)
        yield f"{layout.NOTE_PREFIX}{item.id}", note_label(item)
    yield layout.PRIVACY_NOTE, words("xlsform.anonymous")
    for node, label in layout.nodes_with_reminder(instrument).items():
        yield f"{layout.REMINDER_PREFIX}{node}", label
