"""The ranking of a view, made once for everybody until the next write. It draws nothing."""

from dataclasses import dataclass
from functools import partial

from siperi_geo.analysis import certainty, priorities, priority_words, second_opinion
from siperi_geo.analysis.certainty import Certainty
from siperi_geo.analysis.priorities import Pairs, Ranking
from siperi_geo.analysis.second_opinion import Opinion
from siperi_geo.programmes import catalogue, criteria
from siperi_geo.ui import kept, programme_reads
from siperi_geo.ui.priority_choice import PriorityView
from siperi_geo.ui.programme_reads import Known, Level


@dataclass(frozen=True, slots=True)
class Ranked:
    """What is known, the pairs of the lines chosen, their ranking, and how sure it is."""

    known: Known
    pairs: Pairs
    ranking: Ranking
    certain: Certainty

    def why(self, pair: int) -> str:
        """What weighs most in the score of a pair."""
        named = dict(self.known.instruments)
        return priority_words.reasons(
            self.known.facts, self.pairs, self.ranking, pair, catalogue=catalogue(), rules=criteria(), known=named
        )

    def raw(self, pair: int) -> dict[str, str]:
        """What is known of a pair by criterion."""
        return priority_words.raw(self.known.facts, self.pairs, catalogue(), pair)


def ranked(view: PriorityView) -> Ranked:
    """The ranking by the weights of a view; what makes no sense of a line chosen alone is as among all lines."""
    return kept.by(lambda: _ranked(view), "ranked", *view.key)


def usual_order(year: int, level: Level, *, is_verified: bool = False) -> tuple[tuple[str, str], ...]:
    """Area and line of every ranked pair by the first preset of weights, first one first."""

    def made() -> tuple[tuple[str, str], ...]:
        found, weights = _pairs(year, level, is_verified), criteria().presets[0].weights
        order = priorities.rank(found, {str(one): n for one, n in weights.items()}, criteria()).order
        return tuple((found.place(int(pair)).area_code, found.line(int(pair)).code) for pair in order)

    return kept.by(made, "usual order", year, level, is_verified)


def opinion(view: PriorityView) -> Opinion | None:
    """What another method says of the same."""
    found = ranked(view)
    ask = partial(second_opinion.second_opinion, found.pairs, found.ranking, criteria())
    return kept.by(ask, "second opinion", *view.key)


def _ranked(view: PriorityView) -> Ranked:
    known = programme_reads.known(view.year, view.level, is_verified=view.is_verified)
    pairs = _pairs(view.year, view.level, view.is_verified).only(view.lines)
    ranking = priorities.rank(pairs, view.weights, criteria())
    return Ranked(known, pairs, ranking, certainty.certainty(pairs, ranking, criteria()))


def _pairs(year: int, level: Level, is_verified: bool) -> Pairs:
    def made() -> Pairs:
        facts = programme_reads.known(year, level, is_verified=is_verified).facts
        return priorities.pairs(facts, catalogue().chosen_in(level), catalogue())

    return kept.by(made, "pairs", year, level, is_verified)
