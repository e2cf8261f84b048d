"""Why a pair of area and line stands where it stands, in words a planner can read out. It computes no rank."""

from collections.abc import Iterator

import numpy as np

from siperi_geo.analysis.certainty import Certainty, Sure
from siperi_geo.analysis.needs import FULL, Facts, Node
from siperi_geo.analysis.priorities import Pairs, Ranking, contributions
from siperi_geo.areas import full_name, is_kelurahan, placed_name
from siperi_geo.instruments import Instrument
from siperi_geo.programmes import Catalogue, Criteria, Line
from siperi_geo.text import MISSING, abbreviation, number, percent, pick, t

MOST_REASONS = 3
HIGHEST = 3
Named = dict[str, Instrument]  # instruments in the version that was scored, by id


def area(found: Pairs, pair: int) -> str:
    """The area of a pair, told apart from others of its name."""
    one = found.place(pair)
    if is_kelurahan(one.area_code):
        return placed_name(one.area_name, one.kecamatan_code, one.kecamatan_name)
    return full_name(one.area_code, one.area_name)


def raw(facts: Facts, found: Pairs, catalogue: Catalogue, pair: int) -> dict[str, str]:
    """What is known of a pair by criterion, as people say it; a dash where it is not known."""
    at, line = pair % len(found.places), found.line(pair)
    value = {name: row[pair] for name, row in zip(_NAMES, found.values, strict=True)}
    said = dict.fromkeys(_NAMES, MISSING)
    if not np.isnan(value["gap"]):
        said["gap"] = t("priorities.raw.gap", n=number(FULL * value["gap"], 1))
    if not np.isnan(value["spm"]):
        service = catalogue.service_of(line)
        short = 0 if service is None else int(facts.not_served[service][at])
        said["spm"] = t("priorities.raw.spm" if service else "priorities.raw.no_service", n=number(short, 0))
    if not np.isnan(value["hazard"]):
        said["hazard"] = _hazard(float(value["hazard"]) * HIGHEST, facts.hazards[at] if facts.hazards else "")
    if not np.isnan(value["people"]):
        said["people"] = t("priorities.raw.people", n=number(int(facts.people[at]), 0))
    if not np.isnan(value["vulnerability"]):
        said["vulnerability"] = t("priorities.raw.vulnerability", n=number(float(value["vulnerability"]), 3))
    if not np.isnan(value["participation"]):
        said["participation"] = t("priorities.raw.participation", pct=percent(100 * float(value["participation"])))
    if not np.isnan(value["funding"]):
        spent = facts.funded.get(line.code, np.zeros(len(found.places)))[at]
        said["funding"] = (
            t("priorities.raw.funding", n=number(int(spent), 0)) if spent > 0 else t("priorities.raw.unfunded")
        )
    return said


_NAMES = ("gap", "spm", "hazard", "people", "vulnerability", "participation", "funding")


def _hazard(level: float, which: str) -> str:
    if abs(level - round(level)) < 1e-9 and 1 <= round(level) <= HIGHEST:
        words = t(f"priorities.raw.hazard.{round(level)}")
        return f"{words}: {which}" if which else words
    return t("priorities.raw.hazard.mean", n=number(level, 1))


def reasons(
    facts: Facts, found: Pairs, ranking: Ranking, pair: int, *, catalogue: Catalogue, rules: Criteria, known: Named
) -> str:
    """What weighs most in the score of a pair, the heaviest first, with the widest part of the gap by name."""
    said = raw(facts, found, catalogue, pair)
    points = contributions(found, ranking, pair, rules)
    heavy = sorted((one for one in rules.ids if points[one]), key=lambda one: -(points[one] or 0))
    words = []
    for one in heavy[:MOST_REASONS]:
        phrase = t(f"priorities.reason.{one}", what=said[one], points=number(points[one], 0))
        widest = widest_part(facts, found.line(pair), pair % len(found.places), known) if one == "gap" else None
        words.append(f"{phrase} ({widest})" if widest else phrase)
    return "; ".join(words)


def widest_part(facts: Facts, line: Line, at: int, known: Named) -> str | None:
    """The part of what a line can close that is furthest from 100, with its score."""
    points = {node: gap[at] for node, gap in facts.gaps(line).items() if not np.isnan(gap[at])}
    if not points:
        return None
    node = min(points, key=lambda one: (-points[one], one))
    return t("priorities.widest", name=part_name(node, known), score=number(FULL - points[node], 0))


def part_name(node: Node, known: Named) -> str:
    """A part of an instrument by name: `Sosialisasi kebencanaan, KELTANA`."""
    code, part = node
    return t("priorities.part", name=pick(known[code].node(part).name), instrument=abbreviation(code))


def parts(facts: Facts, line: Line, at: int, known: Named) -> list[tuple[Node, float | None]]:
    """Every part that a line can close and the instruments have, with its score here (None: not known)."""
    found: list[tuple[Node, float | None]] = []
    for code, nodes in line.closes.items():
        names = {node.id for node in known[code].nodes()} if code in known else set()
        for node in nodes:
            if node in names:
                scores = facts.scores.get((code, node))
                value = np.nan if scores is None else scores[at]
                found.append(((code, node), None if np.isnan(value) else float(value)))
    return found


def sure(one: Sure | None) -> str:
    """Whether a pair stays in the top, and between which ranks it lies in nine draws of ten."""
    if one is None:
        return MISSING
    span = str(one.low) if one.low == one.high else f"{one.low}–{one.high}"
    return t(f"priorities.sure.{one.said}", span=span, pct=percent(one.top_pct))


def findings(found: Pairs, ranking: Ranking, certain: Certainty, *, rules: Criteria, first: str) -> Iterator[str]:
    """What a reader must know of the whole ranking: the first, ties, how sure, what decides, what is left out."""
    top = rules.rules.top
    pair = int(ranking.order[0])
    yield t("priorities.first", area=area(found, pair), line=pick(found.line(pair).name), reasons=first)
    if alike := ranking.alike(pair):
        yield t("priorities.tie", n=number(alike, 0))
    always, sometimes = certain.count("always"), certain.count("sometimes")
    yield t("priorities.sure", always=always, sometimes=sometimes, top=top, draws=number(certain.draws, 0))
    moved = max(certain.without.values(), default=0)
    if moved:
        names = [pick(rules.criterion(one).name) for one, n in certain.without.items() if n == moved]
        yield t(
            "priorities.moves",
            name=", ".join(names),
            n=number(moved, 0),
            top=top,
            all=number(certain.top_count, 0),
        )
    if unknown := [one for one in found.unknown(rules) if ranking.weights[one]]:
        names = [pick(rules.criterion(one).name) for one in unknown]
        yield t("priorities.unknown", names=", ".join(names))
    not_ranked = ranking.rank.size - ranking.order.size
    if not_ranked:
        yield t("priorities.not_ranked", n=number(not_ranked, 0), all=number(ranking.rank.size, 0))
