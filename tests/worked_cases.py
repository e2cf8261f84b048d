"""Reads worked cases with compact answers (`instruments/<code>/cases.yaml`, of an older version
`instruments/<code>/cases/<version>.yaml`), as values that tests can run.

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
    crude: Mapping[str, float | None] = field(default_factory=dict)
    reading: str | None = None
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    strongest: tuple[str, ...] | None = None
    to_improve: tuple[str, ...] | None = None
    warnings: tuple[str, ...] = ()

    @property
    def official_index(self) -> float | None:
        """The index in the reading of the official form, the case's own where that is not told apart."""
        return self.variants.get("official_blank_no", {"index": self.index})["index"]

    @property
    def official_class(self) -> str | None:
        """The class in the reading of the official form."""
        return self.variants.get("official_blank_no", {"class": self.class_code})["class"]

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


def load_cases(code: str, version: str | None = None) -> list[Case]:
    """Every worked case of an instrument: of the version that `cases.yaml` names, or of an older one."""
    instrument, data = _case_file(code, version)
    return [
        Case(
            name=case["name"],
            sum=case["sum"],
            answers=instrument.in_profile(
                answers_of(instrument, case["answers"], data["letters"]), instrument.profile(case.get("profile"))
            ),
            expect=_expected(case["expect"]),
        )
        for case in data["cases"]
    ]


def aggregation_cases(code: str) -> list[dict[str, Any]]:
    """The worked cases of an instrument's steps from many results to one, as they are written."""
    return list(_case_file(code, None)[1]["aggregation_cases"])


def _case_file(code: str, version: str | None) -> tuple[Instrument, dict[str, Any]]:
    name = "cases.yaml" if version is None else f"cases/{version}.yaml"
    data = yaml.safe_load((settings().instruments / code / name).read_text(encoding="utf-8"))
    return load(data["instrument"], data["version"]), data


def answers_of(instrument: Instrument, patterns: Mapping[str, str], letters: Mapping[str, int | None]) -> Answers:
    """Patterns per node or item, written out: a node's pattern holds for each question group below it.

    One letter with a star stands for every question below.
    """
    answers: dict[str, int | None] = {}
    for node in instrument.root.walk():
        if node.id in patterns:
            for group in (below for below in node.walk() if below.items):
                values = [letters[letter] for letter in _written_out(patterns[node.id], len(group.items))]
                answers |= dict(zip([item.id for item in group.items], values, strict=True))
    answers |= {item.id: letters[patterns[item.id]] for item in instrument.items if item.id in patterns}
    unknown = patterns.keys() - {node.id for node in instrument.root.walk()} - answers.keys()
    if unknown or len(answers) != len(instrument.items):
        raise ValueError(f"patterns name {sorted(unknown)} and cover {len(answers)} items")
    return tuple(answers[item.id] for item in instrument.items)


def _written_out(pattern: str, size: int) -> str:
    return pattern[0] * size if pattern[1:] == "*" else pattern


KEYS = {"index", "score", "class", "coverage_pct", "aspects", "indicators", "crude", "warnings", "reading"}
VARIANTS = {"official": "official_blank_no", "thirds": "thirds"}


def _expected(data: Mapping[str, Any]) -> Expected:
    known = KEYS | VARIANTS.keys() | {"strongest", "to_improve"}
    if data.keys() - known:
        raise ValueError(f"unknown expectations: {sorted(data.keys() - known)}")
    return Expected(
        index=data["index"],
        coverage_pct=data["coverage_pct"],
        score=data.get("score"),
        class_code=data.get("class"),
        aspects=data.get("aspects", {}),
        indicators=data.get("indicators", {}),
        crude=data.get("crude", {}),
        reading=data.get("reading"),
        variants={VARIANTS[name]: data[name] for name in VARIANTS if name in data},
        strongest=tuple(data["strongest"]) if "strongest" in data else None,
        to_improve=tuple(data["to_improve"]) if "to_improve" in data else None,
        warnings=tuple(data.get("warnings", ())),
    )
