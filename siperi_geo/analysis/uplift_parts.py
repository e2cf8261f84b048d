"""What a search for a higher class is about, and what it finds: forms in groups, changes of answers, the result.

It searches nothing; where groups stand is what scoring says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from siperi_geo.analysis.uplift_standing import Form, Standing, of_form, of_mean, scored
from siperi_geo.analysis.uplift_tree import movable
from siperi_geo.instruments import ClassBand, Instrument, Item

State = Literal["reached", "there", "top", "unreachable", "no_class", "unknown"]
Costs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tariff:
    """What budget lines cost in one area (`prices`, above zero, by line), and by item which lines close it.

    A line is paid once for an area and then closes any of its items in every form there. An item of which no line
    has a known price cannot be bought: it is never free.
    """

    prices: Mapping[str, float]
    closers: Mapping[str, tuple[str, ...]]

    def payable(self, item_id: str) -> tuple[str, ...]:
        """The lines with a known price that close an item."""
        return tuple(line for line in self.closers.get(item_id, ()) if line in self.prices)


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would have to become the best one; `before` None: it was left blank."""

    form: Form
    item: Item
    before: int | None

    @property
    def is_blank(self) -> bool:
        """Whether nobody has answered yet: to answer truthfully may be enough."""
        return self.before is None


@dataclass(frozen=True, slots=True)
class Uplift:
    """The cheapest changes to a class, and where they lead.

    state: reached · there (it has that class already) · top (there is no higher class) · unreachable · no_class (a
    mean of steps) · unknown (the solver found nothing in time). `is_proved`: nothing cheaper exists.

    With a tariff: the `lines` to pay, and the items not met yet that no line of known price closes (`unpriced`).
    """

    state: State
    target: ClassBand | None
    now: Standing
    after: Standing
    changes: tuple[Change, ...] = ()
    cost: float = 0.0
    is_proved: bool = True
    lines: tuple[str, ...] = ()
    unpriced: tuple[Item, ...] = ()

    @property
    def blank_count(self) -> int:
        """How many of the changes are answers to what was left blank."""
        return sum(one.is_blank for one in self.changes)


@dataclass(frozen=True, slots=True)
class Group:
    """What has one class: one form, or (`is_mean`) the mean of several, in the classes of an instrument."""

    instrument: Instrument
    forms: tuple[Form, ...]
    is_mean: bool = False


def standings(pairs: Sequence[tuple[Group, Sequence[Form]]], variant: str) -> list[Standing]:
    """Where groups stand with these forms in place of theirs, scored in one go."""
    scores = iter(scored([form for _, forms in pairs for form in forms], variant))
    found = []
    for group, forms in pairs:
        own = [next(scores) for _ in forms]
        if group.is_mean or len(own) != 1:
            found.append(of_mean(group.instrument, own, [form.weight for form in forms]))
        else:
            found.append(of_form(own[0]))
    return found


def met(form: Form, items: Iterable[str]) -> Form:
    """The form with the best answer to these items; what it does not ask or what does not apply stays."""
    can = {item.id for item in movable(form.instrument, form.answers)}
    answers = list(form.answers)
    for item_id in can.intersection(items):
        place = form.instrument.item_position(item_id)
        answers[place] = form.instrument.scale_of(form.instrument.items[place]).best.value
    return replace(form, answers=tuple(answers))
