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
from siperi_geo.ui.programme_reads import Known


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


def opinion(view: PriorityView) -> Opinion | None:
    """What another method says of the same."""
    found = ranked(view)
    ask = partial(second_opinion.second_opinion, found.pairs, found.ranking, criteria())
    return kept.by(ask, "second opinion", *view.key)


def _ranked(view: PriorityView) -> Ranked:
    known = programme_reads.known(view.year, view.level)
    every = kept.by(lambda: _pairs(view), "pairs", view.year, view.level)
    pairs = every.only(view.lines)
    ranking = priorities.rank(pairs, view.weights, criteria())
    return Ranked(known, pairs, ranking, certainty.certainty(pairs, ranking, criteria()))


def _pairs(view: PriorityView) -> Pairs:
    known = programme_reads.known(view.year, view.level)
    return priorities.pairs(known.facts, catalogue().chosen_in(view.level), catalogue())
