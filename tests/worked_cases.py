"""Reads `instruments/<code>/cases.yaml`: worked cases with compact answers, as values that tests can run.

It scores nothing; it only writes the compact answers out in item order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from siperi_geo.instruments import Instrument, load
from siperi_geo.settings import settings

Answers = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case must give. Mappings hold only the nodes that the case speaks about; None means no result."""

    index: float | None
    coverage_pct: float
    score: float | None = None
    class_code: str | None = None
    aspects: Mapping[str, float | None] = field(default_factory=dict)
    indicators: Mapping[str, float | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    official_index: float | None = None
    official_class: str | None = None

    @property
    def nodes(self) -> dict[str, float | None]:
        """Every node the case speaks about, the index included."""
        return {"index": self.index, **self.aspects, **self.indicators}


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case: stored answers in item order, and what they must give. `sum` says why, in words."""

    name: str
    sum: str
    answers: Answers
    expect: Expected

    def __str__(self) -> str:
        return self.name


def load_cases(code: str) -> list[Case]:
    """Every worked case of an instrument, for the version its file names."""
    data = yaml.safe_load((settings().instruments / code / "cases.yaml").read_text(encoding="utf-8"))
    instrument = load(data["instrument"], data["version"])
    return [
        Case(
            name=case["name"],
            sum=case["sum"],
            answers=answers_of(instrument, case["answers"], data["letters"]),
            expect=_expected(case["expect"]),
        )
        for case in data["cases"]
    ]


def answers_of(instrument: Instrument, patterns: Mapping[str, str], letters: Mapping[str, int | None]) -> Answers:
    """Patterns per node or item, written out: a node's pattern holds for each question group below it."""
    answers: dict[str, int | None] = {}
    for node in instrument.nodes():
        if node.id in patterns:
            for group in (below for below in node.walk() if below.items):
                values = [letters[letter] for letter in patterns[node.id]]
                answers |= dict(zip([item.id for item in group.items], values, strict=True))
    answers |= {item.id: letters[patterns[item.id]] for item in instrument.items if item.id in patterns}
    unknown = patterns.keys() - {node.id for node in instrument.nodes()} - answers.keys()
    if unknown or len(answers) != len(instrument.items):
        raise ValueError(f"patterns name {sorted(unknown)} and cover {len(answers)} items")
    return tuple(answers[item.id] for item in instrument.items)


def _expected(data: Mapping[str, Any]) -> Expected:
    known = {"index", "score", "class", "coverage_pct", "aspects", "indicators", "warnings", "official"}
    if data.keys() - known:
        raise ValueError(f"unknown expectations: {sorted(data.keys() - known)}")
    official = data.get("official", {"index": data["index"], "class": data.get("class")})
    return Expected(
        index=data["index"],
        coverage_pct=data["coverage_pct"],
        score=data.get("score"),
        class_code=data.get("class"),
        aspects=data.get("aspects", {}),
        indicators=data.get("indicators", {}),
        warnings=tuple(data.get("warnings", ())),
        official_index=official["index"],
        official_class=official["class"],
    )
