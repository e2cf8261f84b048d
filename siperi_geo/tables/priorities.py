"""The tables of the ranking: pairs in order with their reasons, one pair opened, criteria, kecamatan."""

from collections.abc import Callable, Sequence
from typing import Any

from siperi_geo.analysis.certainty import Certainty
from siperi_geo.analysis.needs import FULL, Node
from siperi_geo.analysis.priorities import Pairs, Ranking, contributions
from siperi_geo.analysis.priority_words import area, sure
from siperi_geo.analysis.second_opinion import Opinion
from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.programmes import Catalogue, Criteria
from siperi_geo.text import MISSING, number, pick, t

Words = Callable[[int], str]


def of_ranking(
    found: Pairs,
    ranking: Ranking,
    chosen: Sequence[int],
    certain: Certainty,
    *,
    catalogue: Catalogue,
    rules: Criteria,
    why: Words,
) -> Table:
    """A row per pair: rank, area, line, score, how sure, why; files have codes, criteria and their points too."""
    lines = [found.line(pair) for pair in chosen]
    points = [contributions(found, ranking, pair, rules) for pair in chosen]
    return table(
        _column("rank", [int(ranking.rank[pair]) for pair in chosen], lambda n: number(n, 0)),
        _column("area", [area(found, pair) for pair in chosen]),
        _for_files("area_code", [found.place(pair).area_code for pair in chosen]),
        _column("line", [pick(one.name) for one in lines]),
        _column("code", [one.code for one in lines]),
        _for_files("code_2020", [one.code_2020 for one in lines]),
        _for_files("office", [pick(catalogue.office(one).name) for one in lines]),
        _column("score", [float(ranking.score[pair]) for pair in chosen], lambda n: number(n, 1)),
        _column("sure", [sure(certain.of_pair.get(pair)) for pair in chosen]),
        _column("why", [why(pair) for pair in chosen]),
        _for_files("known", [round(100 * float(ranking.known[pair])) for pair in chosen]),
        *(
            _for_files("points", [one[code] for one in points], name=pick(rules.criterion(code).name))
            for code in rules.ids
        ),
    )


def of_pair(found: Pairs, ranking: Ranking, pair: int, raw: dict[str, str], rules: Criteria) -> Table:
    """How the score of one pair is made: what is known, its value 0–1, its weight, its points; the sum."""
    points = contributions(found, ranking, pair, rules)
    values = dict(zip(rules.ids, found.values[:, pair].tolist(), strict=True))
    carried = sum(ranking.weights[one] for one in rules.ids if points[one] is not None)
    ids = list(rules.ids)
    total = t("priorities.column.total")
    return table(
        _column("criterion", [*(pick(rules.criterion(one).name) for one in ids), total]),
        _column("raw", [*(raw[one] for one in ids), MISSING]),
        _column("value", [*(values[one] for one in ids), None], lambda n: _dash(n, 3)),
        _column("weight", [*(ranking.weights[one] for one in ids), carried], lambda n: number(n, 0)),
        _column("gives", [*(points[one] for one in ids), float(ranking.score[pair])], lambda n: _dash(n, 2)),
    )


def of_parts(parts: Sequence[tuple[Node, float | None]], name: Callable[[Node], str]) -> Table:
    """The parts that a line can close in one area: score, points to 100."""
    return table(
        _column("part", [name(node) for node, _ in parts]),
        _column("part_score", [score for _, score in parts], lambda n: _dash(n, 1)),
        _column(
            "part_gap", [None if score is None else FULL - score for _, score in parts], lambda n: _dash(n, 1)
        ),
    )


def of_criteria(certain: Certainty, weights: dict[str, int], rules: Criteria) -> Table:
    """A row per criterion: what it asks, its rule, its weight, and how many of the top leave without it."""
    return table(
        _column("criterion", [pick(one.name) for one in rules.criteria]),
        _column("asks", [pick(one.asks) for one in rules.criteria]),
        _column("rule", [pick(one.rule) for one in rules.criteria]),
        _column("weight", [weights[one.id] for one in rules.criteria], lambda n: number(n, 0)),
        _column("without", [certain.without.get(one.id) for one in rules.criteria], lambda n: _dash(n, 0)),
    )


def of_opinion(found: Pairs, ranking: Ranking, opinion: Opinion) -> Table:
    """Pairs that are in the top of one method alone, with both ranks."""
    pairs = [*opinion.only_sum, *opinion.only_topsis]
    return table(
        _column("area", [area(found, pair) for pair in pairs]),
        _column("line", [pick(found.line(pair).name) for pair in pairs]),
        _column("by_sum", [int(ranking.rank[pair]) for pair in pairs], lambda n: number(n, 0)),
        _column("by_topsis", [int(opinion.rank[pair]) for pair in pairs], lambda n: number(n, 0)),
    )


def of_kecamatan(found: Pairs, ranking: Ranking, most: int) -> Table:
    """A row per kecamatan: how many of its pairs are among the first, and its first one."""
    first: dict[str, list[int]] = {}
    names = {one.kecamatan_code: one.kecamatan_name for one in found.places}
    for pair in ranking.order:
        first.setdefault(found.place(int(pair)).kecamatan_code, []).append(int(pair))
    rows = sorted(first.items(), key=lambda row: (int(ranking.rank[row[1][0]]), row[0]))
    return table(
        _column("kecamatan", [names[code] for code, _ in rows]),
        _column(
            "among",
            [sum(int(ranking.rank[pair]) <= most for pair in pairs) for _, pairs in rows],
            lambda n: number(n, 0),
            most=most,
        ),
        _column("best_rank", [int(ranking.rank[pairs[0]]) for _, pairs in rows], lambda n: number(n, 0)),
        _column("best", [f"{area(found, some[0])}: {pick(found.line(some[0]).name)}" for _, some in rows]),
    )


def _column(column: str, values: Sequence[Any], write: Callable[[Any], str] = str, **said: object) -> Cells:
    return written(t(f"priorities.column.{column}", **said), values, write)


def _for_files(column: str, values: Sequence[Any], **said: object) -> Cells:
    title = t(f"priorities.column.{column}", **said)
    return Cells(title, list(values), [str(one) for one in values], is_for_files=True)


def _dash(value: float | None, decimals: int) -> str:
    return MISSING if value is None or value != value else number(value, decimals)
