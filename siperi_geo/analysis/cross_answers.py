"""The answers of a year to the questions that rules between instruments are about: a row per rule and form.

It says what each answer means to a rule, and where the form is; it compares no forms (see `cross`).
"""

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from siperi_geo.instruments import NOT_ASKED, CrossRule, Instrument, Side, Versions, meeting_level

BLANK = -1
Stance = Literal["against", "otherwise", "silent"]
STANCES: tuple[Stance, ...] = get_args(Stance)
WHERE = ["rule", "place", "is_example"]
COLUMNS = (*WHERE, "form", "answer", *STANCES)
Array = np.ndarray[Any, Any]


class CrossAnswers:
    """The two sides of all rules, from `assessments/answers_of_year` (its rows numbered from 0)."""

    def __init__(self, forms: pd.DataFrame, rules: Sequence[CrossRule], versions: Versions) -> None:
        self._rules, self._versions = rules, versions
        self._stored = forms["answers"].to_numpy()
        self._is_example = forms["is_example"].to_numpy(dtype=bool)
        self._places = {
            level: forms[f"{level}_code"].fillna("").to_numpy(dtype=object) for level in ("kelurahan", "kecamatan")
        }
        kinds = forms.groupby(["instrument", "version"]).indices
        self._kinds = {kind: rows for kind, rows in kinds.items() if kind in versions}
        self._columns: dict[tuple[str, str, str], Array] = {}

    def side(self, name: Literal["claim", "against"]) -> pd.DataFrame:
        """Rule (its place in the table), place, origin, form, answer, and the stance as three flags.

        `against` on the side of a claim: the form claims. Whoever was not asked, or has no place, is left out.
        """
        parts = [
            self._part(number, rule, side, version)
            for number, rule in enumerate(self._rules)
            for side in (getattr(rule, name),)
            for version in side.versions
            if (side.instrument, version) in self._kinds
        ]
        if not parts:
            return pd.DataFrame(columns=list(COLUMNS)).astype(dict.fromkeys(("rule", "form", *STANCES), int))
        arrays = (np.concatenate(some) for some in zip(*parts, strict=True))
        return pd.DataFrame(dict(zip(COLUMNS, arrays, strict=True)))

    def subject(self, side: Side) -> str:
        """Who fills in the instrument of a side: `school`, `family`, …"""
        return self._versions[side.instrument, side.versions[0]].subject

    def _part(self, number: int, rule: CrossRule, side: Side, version: str) -> tuple[Array, ...]:
        kind = (side.instrument, version)
        answers, rows = self._column(kind, side.item), self._kinds[kind]
        places = self._places[self._level(rule)][rows]
        is_asked = (answers != NOT_ASKED) & (places != "")
        answers, rows, places = answers[is_asked], rows[is_asked], places[is_asked]
        says = np.isin(answers, side.answers)
        silent = np.isin(answers, [BLANK, *_empty_answers(self._versions[kind], side.item)])
        numbers = np.full(len(rows), number)
        return numbers, places, self._is_example[rows], rows, answers, says, ~says & ~silent, silent

    def _column(self, kind: tuple[str, str], item: str) -> Array:
        """The answers of all forms of a kind to one question, BLANK where there is none."""
        key = (*kind, item)
        if key not in self._columns:
            position = self._versions[kind].item_position(item)
            values = [_at(one, position) for one in self._stored[self._kinds[kind]]]
            self._columns[key] = np.array(values, dtype=int)
        return self._columns[key]

    def _level(self, rule: CrossRule) -> str:
        claim, against = self.subject(rule.claim), self.subject(rule.against)
        level = meeting_level(rule.where, claim, against)  # type: ignore[arg-type]
        assert level is not None, rule.id  # noqa: S101 - the check of the file of rules says so before
        return level


def _at(stored: Any, position: int) -> int:
    """One stored answer (arrays are masked where something is missing)."""
    value = (stored.tolist() if hasattr(stored, "tolist") else stored)[position]
    return BLANK if value is None else int(value)


def _empty_answers(instrument: Instrument, item: str) -> list[int]:
    """The answers that say nothing: not applicable."""
    choices = instrument.scale_of(instrument.item(item)).choices
    return [choice.value for choice in choices if choice.points is None]
