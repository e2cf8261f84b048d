"""Where one form claims something of which the forms of others in the same place say otherwise.

A pure function of the answers that count in one year and of the rules between instruments. It finds questions to
ask, changes no score, and never holds example forms against real ones. A blank and "not applicable" neither claim
nor speak against; who was not asked is not counted at all. Families are counted, never named.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.cross_answers import BLANK, STANCES, WHERE, CrossAnswers, Stance
from siperi_geo.analysis.exact import is_missing
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
    def answered(self) -> int:
        """How many others answered the question."""
        return self.against + self.otherwise


@dataclass(frozen=True, slots=True)
class Touched:
    """The rules that one form touches: what is asked of it, and where it is one of those who say otherwise."""

    asked: tuple[Crossing, ...] = ()
    named: tuple[Crossing, ...] = ()


def crossings(forms: pd.DataFrame, rules: Sequence[CrossRule], versions: Versions) -> tuple[Crossing, ...]:
    """From `assessments/answers_of_year`: every rule that holds for a form, in the order of rules and subjects."""
    forms = forms.reset_index(drop=True)
    records: Records = forms.drop(columns="answers").to_dict("records")
    read = CrossAnswers(forms, rules, versions)
    others = read.side("against")
    held = _held(read.side("claim"), others, rules)
    known = _parties(
        read, rules, records, others, {(row["rule"], row["place"], row["is_example"]) for row in held}
    )
    found = [
        (
            row["rule"],
            Crossing(
                rules[row["rule"]],
                _party(records, row["form"], row["answer"]),
                bool(row["is_example"]),
                int(row["against"]),
                int(row["otherwise"]),
                int(row["silent"]),
                known.get((row["rule"], row["place"], row["is_example"]), ()),
            ),
        )
        for row in held
    ]
    in_order = sorted(found, key=lambda one: (one[0], one[1].is_example, one[1].claimant.subject_id))
    return tuple(one for _, one in in_order)


def _held(claims: pd.DataFrame, others: pd.DataFrame, rules: Sequence[CrossRule]) -> Records:
    """The claims with enough others who answered, and enough of these who speak against, with their numbers."""
    counts = others.groupby(WHERE, sort=False)[list(STANCES)].sum().reset_index()
    claims = claims.loc[claims["against"].astype(bool), [*WHERE, "form", "answer"]].merge(counts, on=WHERE)
    answered = claims["against"] + claims["otherwise"]
    least = claims["rule"].map({number: rule.at_least for number, rule in enumerate(rules)})
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


def _parties(
    read: CrossAnswers, rules: Sequence[CrossRule], records: Records, others: pd.DataFrame, places: set[Key]
) -> dict[Key, tuple[Party, ...]]:
    """Who the others are where a rule holds, families left out; those who speak against first, by name."""
    named = {number for number, rule in enumerate(rules) if read.subject(rule.against) != "family"}
    found: dict[Key, list[Party]] = {}
    for row in others[others["rule"].isin({rule for rule, _, _ in places} & named)].to_dict("records"):
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
