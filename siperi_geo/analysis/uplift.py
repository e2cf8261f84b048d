"""What lifts a class: the cheapest answers that would have to become true, for one form or the mean of several.

Which answers these are is found by a solver and proved to be cheapest; what they lead to is what scoring says of
the changed forms. Every item costs 1 unless told otherwise (own design). Ties: fewest items, then those whose
places in the form add up to least. It judges nobody: it says what would have to be true, not how likely it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from siperi_geo.analysis.uplift_programme import Programme, Solution, Sum, total
from siperi_geo.analysis.uplift_standing import (
    Form,
    Standing,
    is_reached,
    least_micro,
    next_class,
    of_form,
    of_mean,
    scored,
)
from siperi_geo.analysis.uplift_tree import Tree, movable, require
from siperi_geo.instruments import ClassBand, Instrument, Item
from siperi_geo.instruments.model import MICRO

State = Literal["reached", "there", "top", "unreachable", "no_class", "unknown"]
MOST_ROUNDS = 40  # answers of the solver that scoring may turn down before it is given up
SLACK = 2e-6  # in index points: scoring rounds each index to millionths, and decides
Costs = Mapping[str, float]


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
    """

    state: State
    target: ClassBand | None
    now: Standing
    after: Standing
    changes: tuple[Change, ...] = ()
    cost: float = 0.0
    is_proved: bool = True

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


def lift(
    groups: Sequence[Group],
    target: str | None = None,
    *,
    variant: str = "standard",
    costs: Costs | None = None,
    now: Sequence[Standing] | None = None,
    with_ties: bool = True,
) -> list[Uplift]:
    """What lifts each group to a class (None: to its next one), all verified by scoring together.

    costs: by item id, above zero. now: where the groups stand (`standings`), where that is known. Raises KeyError for an unknown class or variant. Without `with_ties` any of the
    cheapest sets is given, in half the time.
    """
    prices = {} if costs is None else dict(costs)
    known = standings([(group, group.forms) for group in groups], variant) if now is None else now
    searches = [_Search(*pair, target, variant, prices, with_ties) for pair in zip(groups, known, strict=True)]
    for _ in range(MOST_ROUNDS):
        asked = [one for one in searches if one.is_open]
        if not asked:
            break
        tried = [(one.group, one.changed()) for one in asked]
        for one, standing in zip(asked, standings(tried, variant), strict=True):
            one.told(standing)
    return [one.result for one in searches]


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


class _Search:
    """The search for one group: it is open while the solver has an answer that scoring has not seen yet."""

    def __init__(
        self, group: Group, now: Standing, target: str | None, variant: str, costs: Costs, with_ties: bool
    ) -> None:
        self.group, self.now, self.variant, self.with_ties = group, now, variant, with_ties
        instrument = group.instrument
        wanted = instrument.class_named(target) if target else next_class(instrument, now.class_code)
        self.result = Uplift("top", wanted, now, now)
        self.is_open = False
        if group.is_mean and instrument.classes_from:
            self.result = replace(self.result, state="no_class")
        elif wanted is not None and is_reached(instrument, now, wanted):
            self.result = replace(self.result, state="there")
        elif wanted is not None:
            self._begin(wanted, costs)

    def _begin(self, wanted: ClassBand, costs: Costs) -> None:
        self.wanted, self.programme = wanted, Programme()
        self.moves: dict[int, Change] = {}
        self.costs: dict[int, float] = {}
        trees = []
        for form in self.group.forms:
            own = {}
            for item in movable(form.instrument, form.answers):
                own[item.id] = self.programme.yes_no()
                (number,) = own[item.id].terms
                before = form.answers[form.instrument.item_position(item.id)]
                self.moves[number] = Change(form, item, before)
                self.costs[number] = costs.get(item.id, 1.0)
            variant = form.instrument.variant(self.variant)
            trees.append(Tree(self.programme, form.instrument, form.answers, variant, own))
        if self.moves and self._ask(trees):
            self._solve()
        else:
            self._close("unreachable")

    def _ask(self, trees: Sequence[Tree]) -> bool:
        """The rows that the class asks for; False where it can be seen at once that it cannot be reached."""
        least = least_micro(self.group.instrument, self.wanted)
        if self.group.is_mean:
            return least is not None and self._ask_mean(trees, least)
        (tree,) = trees
        root = tree.node(tree.instrument.root)
        if least is not None:
            tree.at_least(root, (least - 0.5) / MICRO, SLACK)
            return True
        self.programme.at_least(root.has, 1)
        reading = tree.instrument.reading(str(tree.instrument.classes_from))
        steps = reading.steps[: [rung.code for rung in reading.rungs].index(self.wanted.code)]
        return all(require(tree, one.of, one.at_least_score) for step in steps for one in step.requires)

    def _ask_mean(self, trees: Sequence[Tree], least: int) -> bool:
        """Σ weight × (index − edge) over those that have an index, and at least one of them has one."""
        edge = (least - 0.5) / MICRO - SLACK
        roots = [tree.node(tree.instrument.root) for tree in trees]
        weights = [float(form.weight) for form in self.group.forms]
        over = [
            self.programme.product(root.has, tree.value(root).plus(Sum(-edge)))
            for tree, root in zip(trees, roots, strict=True)
        ]
        self.programme.at_least(total([root.has for root in roots]), 1)
        self.programme.at_least(total(over, weights), 0, scale=100.0 / max(1.0, sum(weights)))
        return True

    def _solve(self) -> None:
        try:
            found = self.programme.solve(self.costs)
            if found is not None and self.with_ties:
                found = self._first_of_ties(found)
        except TimeoutError:
            self._close("unknown", is_proved=False)
            return
        self.is_open = found is not None
        if found is None:
            self._close("unreachable")
        else:
            self.found = found

    def _first_of_ties(self, found: Solution) -> Solution:
        """Among the cheapest the fewest items, then the least sum of places; the last row is taken out again."""
        if not found.is_proved or not found.chosen:
            return found
        spent = Sum(0.0, self.costs)
        self.programme.at_least(spent.scaled(-1), -found.cost * (1 + 1e-9))
        most = len(self.moves) * len(self.group.instrument.items)
        place = {n: one.form.instrument.item_position(one.item.id) for n, one in self.moves.items()}
        first = self.programme.solve({n: float(most + place[n]) for n in self.moves})
        self.programme.rows.pop()
        if first is None:
            return found
        return Solution(first.chosen, sum(self.costs[n] for n in first.chosen), found.is_proved)

    def changed(self) -> tuple[Form, ...]:
        """The forms as the solver would have them."""
        changes = [self.moves[number] for number in self.found.chosen]
        return tuple(met(form, [one.item.id for one in changes if one.form is form]) for form in self.group.forms)

    def told(self, standing: Standing) -> None:
        """What scoring says of the last answer: it is the result, or it is ruled out and the search goes on."""
        if is_reached(self.group.instrument, standing, self.wanted):
            changes = [self.moves[number] for number in sorted(self.found.chosen)]
            self.is_open = False
            self.result = Uplift(
                "reached", self.wanted, self.now, standing, tuple(changes), self.found.cost, self.found.is_proved
            )
            return
        chosen = self.found.chosen
        other = total([Sum(1.0, {n: -1.0}) if n in chosen else Sum(0.0, {n: 1.0}) for n in self.moves])
        self.programme.at_least(other, 1)
        self.result = replace(self.result, state="unknown", is_proved=False)
        self._solve()

    def _close(self, state: State, *, is_proved: bool = True) -> None:
        self.is_open = False
        self.result = Uplift(state, self.wanted, self.now, self.now, is_proved=is_proved)
