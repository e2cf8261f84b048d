"""Names found in files matched to known areas: exactly, by spelling, then by likeness with a confidence.

Never guessed: what fits several areas, or lies under an unknown kecamatan, is left to a person with
suggestions; no two names get the same area. The result does not depend on the order of the names.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from siperi_geo.areas.code import Area
from siperi_geo.areas.names import initials, normalise_name, numbers_in, plain_name, stem

How = Literal["exact", "spelling", "initials", "fuzzy"]
Reason = Literal["several", "numeral", "unknown_kecamatan", "claimed_twice", "nothing_close"]

# Own design, tried on 70 writings of Kupang's names and on the 3,272 other villages of NTT.
FUZZY_PCT = 85
FUZZY_ANYWHERE_PCT = 92
FUZZY_LEAD_PCT = 6
SUGGEST_PCT = 55
LIKE_PCT = 75  # from here on a text may be repeated as a writing of an area's name
CONFIDENCE_PCT: dict[How, int] = {"exact": 100, "spelling": 97, "initials": 75}
OTHER_KECAMATAN_PCT = 80
FUZZY_CAP_PCT = 95


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name to be matched, the kecamatan it is written under (if known) and the caller's own key."""

    name: str
    parent_name: str | None
    key: Hashable


@dataclass(frozen=True, slots=True)
class Match:
    """A name and the area it means; `other_kecamatan`: the file puts it under another one than we do."""

    key: Hashable
    name: str
    code: str
    how: How
    confidence_pct: int
    other_kecamatan: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A name that was not matched, why, and the areas it might mean, likeliest first."""

    key: Hashable
    name: str
    reason: Reason
    suggestions: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class MatchReport:
    """What became of every candidate: it is in exactly one of the three."""

    matched: tuple[Match, ...]
    ambiguous: tuple[Miss, ...]
    unmatched: tuple[Miss, ...]


def match_names(
    candidates: Sequence[Candidate], areas: Sequence[Area], *, level: str = "kelurahan"
) -> MatchReport:
    """Match names to the areas of one level, each area at most once; `areas` holds the kecamatan too."""
    alone = {
        (name, parent): match_name(name, parent, areas, level=level)
        for name, parent in {(c.name, c.parent_name) for c in candidates}
    }
    results = [replace(alone[c.name, c.parent_name], key=c.key) for c in candidates]
    winning = _winning_pct(result for result in results if isinstance(result, Match))
    by_code = {area.code: area for area in areas}
    matched, ambiguous, unmatched = [], [], []
    for result in results:
        if isinstance(result, Match) and result.confidence_pct == winning[result.code]:
            matched.append(result)
        elif isinstance(result, Match):
            ambiguous.append(Miss(result.key, result.name, "claimed_twice", (by_code[result.code],)))
        elif result.reason == "nothing_close":
            unmatched.append(result)
        else:
            ambiguous.append(result)
    return MatchReport(tuple(matched), tuple(ambiguous), tuple(unmatched))


def match_name(
    name: str,
    parent_name: str | None,
    areas: Sequence[Area],
    *,
    level: str = "kelurahan",
    key: Hashable = None,
) -> Match | Miss:
    """Match one name, first under its kecamatan, then in the whole city with less confidence."""
    known = [area for area in areas if area.level == level]
    search = _Search(name, key, known)
    if level == "kecamatan":
        return search.best(known, fuzzy_pct=FUZZY_PCT)
    if not (parent_name and parent_name.strip()):
        return search.best(known, fuzzy_pct=FUZZY_ANYWHERE_PCT)
    parent = match_name(parent_name, None, areas, level="kecamatan")
    if isinstance(parent, Miss):
        found = search.best(known, fuzzy_pct=FUZZY_ANYWHERE_PCT)
        if isinstance(found, Miss):
            return found
        return Miss(key, name, "unknown_kecamatan", tuple(a for a in known if a.code == found.code))
    inside = [area for area in known if area.parent_code == parent.code]
    result = search.best(inside, fuzzy_pct=FUZZY_PCT)
    if isinstance(result, Match) or result.reason != "nothing_close":
        return result
    return search.elsewhere([area for area in known if area not in inside])


def is_like_an_area(text: str, areas: Iterable[Area]) -> bool:
    """Whether a text is fairly alike the name of some area, whatever its level: hardly a person's name."""
    key = normalise_name(text)
    return bool(key) and any(fuzz.ratio(key, normalise_name(area.name)) >= LIKE_PCT for area in areas)


def _winning_pct(matches: Iterable[Match]) -> dict[str, int | None]:
    """The highest confidence with which each area was claimed; None when two names claim it with the same."""
    claims: dict[str, Counter[int]] = defaultdict(Counter)
    for match in matches:
        claims[match.code][match.confidence_pct] += 1
    tops = {code: max(counts) for code, counts in claims.items()}
    return {code: top if claims[code][top] == 1 else None for code, top in tops.items()}


@dataclass(frozen=True, slots=True)
class _Search:
    name: str
    key: Hashable
    known: Sequence[Area]

    def best(self, areas: Sequence[Area], *, fuzzy_pct: int) -> Match | Miss:
        """The only area that fits at the first step where any fits."""
        if not normalise_name(self.name):
            return Miss(self.key, self.name, "nothing_close", ())
        for how, fits in self._steps(areas):
            if len(fits) == 1:
                return Match(self.key, self.name, fits[0].code, how, CONFIDENCE_PCT[how])
            if fits:
                return Miss(self.key, self.name, "several", tuple(fits))
        same_stem = [a for a in areas if stem(a.name) == stem(self.name)]
        if same_stem:
            return Miss(self.key, self.name, "numeral", tuple(same_stem))
        return self._alike(areas, fuzzy_pct)

    def elsewhere(self, areas: Sequence[Area]) -> Match | Miss:
        """The same in kecamatan other than the one written: an old division, or a slip."""
        result = self.best(areas, fuzzy_pct=FUZZY_ANYWHERE_PCT)
        if isinstance(result, Miss):
            return result
        pct = min(result.confidence_pct, OTHER_KECAMATAN_PCT)
        return Match(self.key, self.name, result.code, result.how, pct, other_kecamatan=True)

    def _steps(self, areas: Sequence[Area]) -> list[tuple[How, list[Area]]]:
        plain, key = plain_name(self.name), normalise_name(self.name)
        short = plain if 3 <= len(plain) <= 5 else None
        return [
            ("exact", [a for a in areas if plain_name(a.name) == plain]),
            ("spelling", [a for a in areas if normalise_name(a.name) == key]),
            ("initials", [a for a in areas if short and initials(a.name) == short]),
        ]

    def _alike(self, areas: Sequence[Area], fuzzy_pct: int) -> Match | Miss:
        """By likeness; numerals must be the same, for Naikoten I is not a misspelt Naikoten II."""
        key, numbers = normalise_name(self.name), numbers_in(self.name)
        alike = sorted(
            ((fuzz.ratio(key, normalise_name(a.name)), a) for a in areas if numbers_in(a.name) == numbers),
            key=lambda pair: (-pair[0], pair[1].code),
        )
        close = [pair for pair in alike if pair[0] >= fuzzy_pct]
        if not close:
            return Miss(self.key, self.name, "nothing_close", self._suggestions())
        top, area = close[0]
        if len(alike) > 1 and top - alike[1][0] < FUZZY_LEAD_PCT:
            return Miss(self.key, self.name, "several", self._suggestions())
        return Match(self.key, self.name, area.code, "fuzzy", min(int(top), FUZZY_CAP_PCT))

    def _suggestions(self) -> tuple[Area, ...]:
        key = normalise_name(self.name)
        scored = [(fuzz.WRatio(key, normalise_name(area.name)), area) for area in self.known]
        near = sorted((p for p in scored if p[0] >= SUGGEST_PCT), key=lambda p: (-p[0], p[1].code))
        return tuple(area for _, area in near[:3])
