"""The questions of an XLSForm, made from the tree of an instrument: one group per node, one choice per item.

A row is a dictionary of columns; a text in both languages is a `Label`. No answer is required: a blank is not a
"no", and the jump of a paper form is a reminder here, because a skipped question would be a blank.
"""

from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Choice, Item, Label, Node
from siperi_geo.instruments.xlsform_head import END, Row
from siperi_geo.instruments.xlsform_words import note_label, question_label

MOST_ON_SCREEN = 8  # questions that a phone shows as one page; larger groups are asked one by one


def question_rows(instrument: Instrument, node: Node, profile: Profile | None, *, with_notes: bool) -> list[Row]:
    """The group of a node with everything in it; nothing when no form of the profile asks any of it."""
    asked = [item for item in node.items if instrument.is_asked(item, profile)]
    rows = [row for item in asked for row in _item(instrument, item, node, asked, profile, with_notes=with_notes)]
    rows += _reminder(instrument, node, asked)
    for child in node.children:
        rows += question_rows(instrument, child, profile, with_notes=with_notes)
    if not rows:
        return []
    first: Row = {"type": "begin_group", "name": f"{layout.GROUP_PREFIX}{node.id}", "label": node.name}
    if not node.children and len(asked) <= MOST_ON_SCREEN:
        first["appearance"] = "field-list"
    return [first, *rows, END]


def _item(
    instrument: Instrument, item: Item, node: Node, asked: list[Item], profile: Profile | None, *, with_notes: bool
) -> list[Row]:
    name = layout.question_name(item.id)
    row: Row = {"type": f"select_one {layout.LIST_PREFIX}{item.scale}", "name": name}
    row["label"] = question_label(item)
    guides = [guide for guide in (node.evidence if item is asked[0] else None, item.evidence) if guide]
    if guides:
        row["hint"] = Label(id="\n".join(one.id for one in guides), en="\n".join(one.en for one in guides))
    if item.profiles and instrument.profiles and profile is None:
        only = (f"${{{layout.PROFILE_FIELD}}} = '{one}'" for one in item.profiles)
        row["relevant"] = " or ".join(only)
    if not with_notes:
        return [row]
    note = {"type": "text", "name": f"{layout.NOTE_PREFIX}{item.id}", "label": note_label(item)}
    return [row, note | ({"relevant": row["relevant"]} if "relevant" in row else {})]


def _reminder(instrument: Instrument, node: Node, asked: list[Item]) -> list[Row]:
    """What a person should look at when the first answer is the worst and a later one is better."""
    said = layout.nodes_with_reminder(instrument).get(node.id)
    if said is None or len(asked) < 2:
        return []
    first, *later = asked
    better = [_is(item, choice.value) for item in later for choice in _better(instrument, item)]
    rule = f"{_is(first, instrument.scale_of(first).worst.value)} and ({' or '.join(better)})"
    return [{"type": "note", "name": f"{layout.REMINDER_PREFIX}{node.id}", "label": said, "relevant": rule}]


def _better(instrument: Instrument, item: Item) -> list[Choice]:
    scale = instrument.scale_of(item)
    return [choice for choice in scale.choices if scale.is_better_than_worst(choice.value)]


def _is(item: Item, value: int) -> str:
    return f"${{{layout.question_name(item.id)}}} = '{value}'"
