"""What an instrument file says about itself: its levels and defaults, sources, marks, notes, profiles, history.

They are frozen values; none of them enters a score.
"""

from datetime import date

from pydantic import Field

from siperi_geo.instruments.parts import Code, Label, Mark, Part, Rescale, Rule, Text


class NodeDefaults(Part):
    """What the nodes of a level have in common, so that the file states it once."""

    rule: Rule | None = None
    rescale: Rescale | None = None
    min_answered_pct: float | None = Field(None, ge=0, le=100)
    min_valued_children_pct: float | None = Field(None, ge=0, le=100)
    recommendations: int | None = Field(None, ge=1)
    mark: Mark | None = None


class Level(Part):
    """A storey of the tree, from the top: index, aspect, indicator. `note` says its sum in words."""

    id: Code
    name: Label
    note: Label
    defaults: NodeDefaults = NodeDefaults()


class ItemDefaults(Part):
    """What most items have in common."""

    scale: str | None = None
    mark: Mark | None = None


class Source(Part):
    """Where something in the file was seen. `id` is what other texts of the file refer to."""

    id: Code
    title: Text
    seen: Label
    mark: Mark


class LegalBasis(Part):
    """A rule the instrument rests on, and how sure we are of it."""

    title: Text
    note: Label
    mark: Mark


class PartMark(Part):
    """How sure we are of one part of the file (thresholds, evidence, SPM links …), and why."""

    part: Code
    mark: Mark
    note: Label


class Named(Part):
    """An id with a name: an SPM service that items point to, or a field of the form's head."""

    id: Code
    name: Label


class Note(Part):
    """Something a reader of the instrument should know, such as a quirk of the official form."""

    id: Code
    text: Label
    source: str | None = None


class Change(Part):
    """One line of the change history: when, and what it means for which years."""

    date: date
    text: Label


class Profile(Part):
    """A kind of form of the instrument; items name the profiles that ask them. The first asks everything."""

    id: Code
    name: Label
    note: Label
    mark: Mark
