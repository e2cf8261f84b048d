"""The criteria of a priority as data: what each asks and its rule, presets of weights, limits. All our own design.

The file `criteria.yaml` is checked when it is read. Nothing is computed here: see `analysis.priorities`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, model_validator

from siperi_geo.columns import Bilingual
from siperi_geo.programmes.catalogue import Part, Sure

CRITERIA = Path(__file__).parent / "criteria.yaml"
CriterionId = Literal["gap", "spm", "hazard", "people", "vulnerability", "participation", "funding"]


class Criterion(Part):
    """One criterion, in words: what it asks, and how it is brought to 0–1 (1: first)."""

    id: CriterionId
    name: Bilingual
    asks: Bilingual
    rule: Bilingual


class Preset(Part):
    """Weights with a name, 0 to 100 each."""

    id: str
    name: Bilingual
    weights: Mapping[CriterionId, int]


class Rules(Part):
    """The limits of ranking and of the draws that say how sure it is; shares in per cent."""

    least_known_pct: int
    top: int = Field(gt=0)
    draws: int = Field(ge=1000)
    seed: int
    weight_swing_pct: int
    data_swing_pct: int
    always_pct: int
    never_pct: int
    words: Mapping[str, Bilingual]


class Criteria(Part):
    """The whole file."""

    version: str
    sure: Sure
    criteria: tuple[Criterion, ...]
    presets: tuple[Preset, ...] = Field(min_length=1)
    rules: Rules

    @model_validator(mode="after")
    def _is_whole(self) -> "Criteria":
        for preset in self.presets:
            if tuple(preset.weights) != self.ids or sum(preset.weights.values()) != 100:
                raise ValueError(f"weights of {preset.id} must name every criterion in order and be 100 together")
        return self

    @property
    def ids(self) -> tuple[CriterionId, ...]:
        """The criteria by id, in order."""
        return tuple(one.id for one in self.criteria)

    def criterion(self, code: str) -> Criterion:
        """The criterion with this id; KeyError when there is none."""
        return {str(one.id): one for one in self.criteria}[code]

    def preset(self, code: str) -> Preset:
        """The preset with this id; KeyError when there is none."""
        return {one.id: one for one in self.presets}[code]


@cache
def criteria() -> Criteria:
    """The criteria of the file."""
    return Criteria.model_validate(yaml.safe_load(CRITERIA.read_text(encoding="utf-8")))
