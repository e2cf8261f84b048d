"""The search for one group: the solver proposes, scoring disposes.

The rows of the programme are those of the instrument's tree; what scoring turns down is ruled out, and the solver
asked again.
"""

from collections.abc import Sequence
from dataclasses import replace

from siperi_geo.analysis.uplift_parts import Change, Costs, Group, State, Tariff, Uplift, met
from siperi_geo.analysis.uplift_programme import Programme, Solution, Sum, total
from siperi_geo.analysis.uplift_standing import Form, Standing, is_reached, least_micro, next_class
from siperi_geo.analysis.uplift_tree import Tree, movable, require
from siperi_geo.instruments import ClassBand, Item
from siperi_geo.instruments.model import MICRO

LARGEST = 10_000.0  # of the prices that the solver is given
SLACK = 2e-6  # in index points: scoring rounds each index to millionths, and decides


class Search:
    """The search for one group: it is open while the solver has an answer that scoring has not seen yet."""

    def __init__(
        self,
        group: Group,
        now: Standing,
        target: str | None,
        variant: str,
        costs: Costs,
        with_ties: bool,
        tariff: Tariff | None = None,
    ) -> None:
        self.group, self.now, self.variant, self.with_ties, self.tariff = group, now, variant, with_ties, tariff
        self.unpriced: dict[str, Item] = {}
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
        self.lines: dict[int, str] = {}
        trees = []
        for form in self.group.forms:
            own = {}
            for item in movable(form.instrument, form.answers):
                if self.tariff is not None and not self.tariff.payable(item.id):
                    self.unpriced[item.id] = item
                    continue
                own[item.id] = self.programme.yes_no()
                (number,) = own[item.id].terms
                before = form.answers[form.instrument.item_position(item.id)]
                self.moves[number] = Change(form, item, before)
                if self.tariff is None:
                    self.costs[number] = costs.get(item.id, 1.0)
                else:
                    self._pay(own[item.id], item.id, self.tariff)
            variant = form.instrument.variant(self.variant)
            trees.append(Tree(self.programme, form.instrument, form.answers, variant, own))
        if self.moves and self._ask(trees):
            self._solve()
        else:
            self._close("unreachable")

    def _pay(self, move: Sum, item_id: str, tariff: Tariff) -> None:
        """An item can be met only where a line that closes it is paid, once for all its items."""
        known = {line: number for number, line in self.lines.items()}
        for line in tariff.payable(item_id):
            if line not in known:
                (number,) = self.programme.yes_no().terms
                known[line] = number
                self.lines[number] = line
                self.costs[number] = LARGEST * tariff.prices[line] / max(tariff.prices.values())
        paid = Sum(0.0, {known[line]: 1.0 for line in tariff.payable(item_id)})
        self.programme.at_least(paid.plus(move, -1), 0)

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
            found = self.programme.solve(self.costs, self.moves)
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
        first = self.programme.solve({n: float(most + place[n]) for n in self.moves}, self.lines)
        self.programme.rows.pop()
        if first is None:
            return found
        spent_first = sum(self.costs[n] for n in first.chosen if n in self.costs)
        return Solution(first.chosen, spent_first, found.is_proved)

    def changed(self) -> tuple[Form, ...]:
        """The forms as the solver would have them."""
        changes = [self.moves[number] for number in self._met()]
        return tuple(met(form, [one.item.id for one in changes if one.form is form]) for form in self.group.forms)

    def told(self, standing: Standing) -> None:
        """What scoring says of the last answer: it is the result, or it is ruled out and the search goes on."""
        if is_reached(self.group.instrument, standing, self.wanted):
            self.is_open = False
            self.result = self._reached(standing)
            return
        chosen = self._met()
        other = total([Sum(1.0, {n: -1.0}) if n in chosen else Sum(0.0, {n: 1.0}) for n in self.moves])
        self.programme.at_least(other, 1)
        self.result = replace(self.result, state="unknown", is_proved=False)
        self._solve()

    def _met(self) -> frozenset[int]:
        """The moves of the last answer."""
        return frozenset(self.found.chosen & self.moves.keys())

    def _reached(self, standing: Standing) -> Uplift:
        changes = tuple(self.moves[number] for number in sorted(self._met()))
        lines = tuple(sorted(self.lines[number] for number in self.found.chosen if number in self.lines))
        cost = self.found.cost if self.tariff is None else sum(self.tariff.prices[line] for line in lines)
        left = tuple(self.unpriced.values())
        proved = self.found.is_proved
        return Uplift("reached", self.wanted, self.now, standing, changes, cost, proved, lines, left)

    def _close(self, state: State, *, is_proved: bool = True) -> None:
        self.is_open = False
        left = tuple(self.unpriced.values())
        self.result = Uplift(state, self.wanted, self.now, self.now, is_proved=is_proved, unpriced=left)
