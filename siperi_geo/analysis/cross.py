"""Where one form claims something of which the forms of others in the same place say otherwise.

A pure function of the answers that count in one year and of the rules between instruments. It finds questions to
ask, changes no score, and never holds example forms against real ones. A blank and "not applicable" neither claim
nor speak against; who was not asked is not counted at all. Families are counted, never named, and where their
results are withheld they are left out, as if nobody had asked them.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.cross_answers import BLANK, STANCES, WHERE, CrossAnswers, Stance
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.withheld import Query, withheld_in
from siperi_geo.instruments import CrossRule, Versions

TEXTS = ("assessment_id", "subject_id", "subject_name", "area_name", "instrument", "version")
Records = list[dict[Hashable, Any]]
Key = tuple[int, str, bool]


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever filled in one of the forms, and what it answers to the rule's question; None: blank."""

    assessment_id: str
    subject_id: str
    subject_name: str
    area_name: str
    instrument: str
    version: str
    answer: int | None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """One rule that holds for one form: how many others speak against it, do not, or say nothing.

    `others`: who they are, those who speak against first; empty where they are families.
    """

    rule: CrossRule
    claimant: Party
    is_example: bool
    against: int
    otherwise: int
    silent: int
    others: tuple[Party, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody whose form it is about."""
        return (self.claimant, *self.others)

    @property
    def answered(self) -> int:
        """How many others answered the question."""
        return self.against + self.otherwise


@dataclass(frozen=True, slots=True)
class Touched:
    """The rules that one form touches: what is asked of it, and where it is one of those who say otherwise."""

    asked: tuple[Crossing, ...] = ()
    named: tuple[Crossing, ...] = ()


def crossings(
    forms: pd.DataFrame,
    rules: Sequence[CrossRule],
    versions: Versions,
    *,
    withheld: Collection[str],
    least_families: int,
) -> tuple[Crossing, ...]:
    """From `assessments/answers_of_year`: every rule that holds for a form, in the order of rules and subjects.

    In the areas `withheld` (codes) families are left out, and elsewhere fewer of them than the least number.
    """
    forms = forms.reset_index(drop=True)
    records: Records = forms.drop(columns="answers").to_dict("records")
    read = CrossAnswers(forms, rules, versions)
    others = read.side("against")
    of_families = {number for number, rule in enumerate(rules) if is_of_families(rule, versions)}
    others = others[~(others["rule"].isin(of_families) & others["place"].isin(list(withheld)))]
    least = [least_of(rule, versions, least_families) for rule in rules]
    held = _held(read.side("claim"), others, rules, least)
    named = others[~others["rule"].isin(of_families)]
    known = _parties(records, named, {(row["rule"], row["place"], row["is_example"]) for row in held})
    found = [(row["rule"], _crossing(rules[row["rule"]], row, records, known)) for row in held]
    in_order = sorted(found, key=lambda one: (one[0], one[1].is_example, one[1].claimant.subject_id))
    return tuple(one for _, one in in_order)


def _crossing(
    rule: CrossRule, row: dict[Hashable, Any], records: Records, known: Mapping[Key, tuple[Party, ...]]
) -> Crossing:
    return Crossing(
        rule,
        _party(records, row["form"], row["answer"]),
        bool(row["is_example"]),
        int(row["against"]),
        int(row["otherwise"]),
        int(row["silent"]),
        known.get((row["rule"], row["place"], row["is_example"]), ()),
    )


def is_of_families(rule: CrossRule, versions: Versions) -> bool:
    """Whether those who may speak against are families."""
    return versions[rule.against.instrument, rule.against.versions[0]].is_private


def least_of(rule: CrossRule, versions: Versions, least_families: int) -> int:
    """How many others must have answered for a rule to hold."""
    return max(rule.at_least, least_families) if is_of_families(rule, versions) else rule.at_least


def withheld_families(query: Query, versions: Versions, year: int, least_families: int) -> set[str]:
    """The areas whose families `crossings` must leave out, from a store's `query`."""
    private = {one.id: one for one in versions.values() if one.is_private}
    return {code for one in private.values() for code in withheld_in(query, one, year, least_families)}


def _held(
    claims: pd.DataFrame, others: pd.DataFrame, rules: Sequence[CrossRule], at_least: Sequence[int]
) -> Records:
    """The claims with enough others who answered, and enough of these who speak against, with their numbers."""
    counts = others.groupby(WHERE, sort=False)[list(STANCES)].sum().reset_index()
    claims = claims.loc[claims["against"].astype(bool), [*WHERE, "form", "answer"]].merge(counts, on=WHERE)
    answered = claims["against"] + claims["otherwise"]
    least = claims["rule"].map(dict(enumerate(at_least)))
    least_pct = claims["rule"].map({number: rule.at_least_pct for number, rule in enumerate(rules)})
    enough = (claims["against"] > 0) & (answered >= least) & (100 * claims["against"] >= least_pct * answered)
    return claims[enough].to_dict("records")


def by_form(found: Iterable[Crossing]) -> dict[str, Touched]:
    """What each form touches, by its assessment id; forms that touch nothing are left out."""
    asked: dict[str, list[Crossing]] = {}
    named: dict[str, list[Crossing]] = {}
    for one in found:
        asked.setdefault(one.claimant.assessment_id, []).append(one)
        for other in one.others:
            if other.stance == "against":
                named.setdefault(other.assessment_id, []).append(one)
    ids = asked.keys() | named.keys()
    return {form: Touched(tuple(asked.get(form, ())), tuple(named.get(form, ()))) for form in ids}


def _parties(records: Records, named: pd.DataFrame, places: set[Key]) -> dict[Key, tuple[Party, ...]]:
    """Who the others are where a rule holds, of those that may be named; who speaks against first, by name."""
    found: dict[Key, list[Party]] = {}
    for row in named[named["rule"].isin({rule for rule, _, _ in places})].to_dict("records"):
        key = (row["rule"], row["place"], row["is_example"])
        if key in places:
            stance = next(name for name in STANCES if row[name])
            found.setdefault(key, []).append(_party(records, row["form"], row["answer"], stance))
    return {key: tuple(sorted(some, key=_standing)) for key, some in found.items()}


def _party(records: Records, form: int, answer: int, stance: Stance | None = None) -> Party:
    row = records[form]
    texts = {name: "" if is_missing(row[name]) else str(row[name]) for name in TEXTS}
    return Party(**texts, answer=None if answer == BLANK else int(answer), stance=stance)


def _standing(one: Party) -> tuple[int, str, str]:
    return STANCES.index(one.stance or "silent"), one.subject_name.casefold(), one.subject_id
