"""A small valid instrument as plain data, for tests that break it in one place at a time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from siperi_geo.errors import Problem
from siperi_geo.instruments import Instrument, check
from siperi_geo.instruments.document import expand

Data = dict[str, Any]


def label(text: str) -> Data:
    """A bilingual text."""
    return {"id": text, "en": text}


def small() -> Data:
    """Two aspects of two yes/no items each; aspects 0–1, index 0–100."""
    return {
        "id": "small",
        "version": "1",
        "name": label("small"),
        "subject": "kelurahan",
        "status": "own_design",
        "status_note": label("for tests"),
        "legal_basis": [],
        "sources": [{"id": "S1", "title": "a source", "seen": label("all"), "mark": "verified"}],
        "valid_from": "2021-01-01",
        "valid_to": None,
        "spm_services": [{"id": "spm_a", "name": label("service")}],
        "scales": {"yes_no": _yes_no()},
        "levels": [
            _level("index", {"from": [0, 1], "to": [0, 100]}),
            _level("aspect", None),
        ],
        "item_defaults": {"scale": "yes_no", "mark": "verified"},
        "classes": [_band("low", 50, 1), _band("high", 100, 2)],
        "classes_note": label("up to 50 is low"),
        "variants": [
            {"id": "standard", "name": label("s"), "missing": "left_out", "mark": "own_design", "note": label("s")}
        ],
        "consistency": [{"rule": "first_before_rest", "level": "aspect", "text": label("odd")}],
        "history": [{"date": "2026-01-01", "text": label("first")}],
        "root": {"id": "index", "name": label("index"), "children": [_aspect("A", 1), _aspect("B", 3)]},
    }


def rich() -> Data:
    """The same with everything else a file may state: profiles, a description, steps, other weights, n/a."""
    data = small()
    data["profiles"] = [
        {"id": one, "name": label(one), "note": label(one), "mark": "own_design"} for one in ("full", "short")
    ]
    scale = data["scales"]["yes_no"]
    scale["choices"].append({"value": 9, "points": None, "label": label("does not apply")})
    scale |= {"blank": ["don't know"], "met_from": 1}
    first, second = data["root"]["children"]
    first["weight"] = "items"
    second["items"][1]["profiles"] = ["full"]
    context = [{"id": "C0", "number": 5, "text": label("question C0")}]
    described = {"id": "C", "name": label("C"), "rule": "describe", "rescale": None, "items": context}
    data["root"]["children"].append(described)
    other = {"id": "heavy", "missing": "left_out", "weights": {"B": 3}}
    data["variants"].append(data["variants"][0] | other)
    requires = [{"of": "A", "at_least_score": 60}, {"of": "B0", "at_least_score": 100}]
    step = {"code": "high", "name": label("high"), "mark": "own_design", "requires": requires}
    none = {"code": "low", "name": label("low")}
    reading = {"id": "gates", "name": label("g"), "note": label("g"), "mark": "own_design", "none": none}
    data["readings"] = [reading | {"steps": [step]}]
    data["classes_from"] = "gates"
    mean = {"from": "unit", "to": "whole", "mark": "own_design", "note": label("mean")}
    data["aggregation"] = [mean | {"rule": "weighted_mean", "weights": {"x": 1}}]
    for band in data["classes"]:
        del band["upper"], band["upper_inclusive"]
    return data


def model(data: Data) -> Instrument:
    """The data as an instrument, without checks of its sense."""
    return Instrument.model_validate(expand(data))


def problems(folder: Path, change: Callable[[Data], Any] = len, data: Data | None = None) -> list[Problem]:
    """What `check` says about the small instrument (or other data) after a change."""
    data = small() if data is None else data
    change(data)
    return check(write(folder, yaml.safe_dump(data, allow_unicode=True, sort_keys=False)))


def write(folder: Path, text: str, name: str = "small/1.yaml") -> Path:
    """An instrument file with this text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _yes_no() -> Data:
    choices = [
        {"value": 1, "points": 1, "label": label("yes"), "aliases": ["y"]},
        {"value": 0, "points": 0, "label": label("no"), "aliases": ["n"]},
    ]
    return {"choices": choices, "mark": "verified", "source": "S1"}


def _level(level_id: str, rescale: Data | None) -> Data:
    defaults = {"rule": "weighted_mean", "rescale": rescale, "min_answered_pct": 50, "mark": "own_design"}
    return {"id": level_id, "name": label(level_id), "note": label("mean"), "defaults": defaults}


def _band(code: str, upper: float, order: int) -> Data:
    return {
        "code": code,
        "name": label(code),
        "upper": upper,
        "upper_inclusive": True,
        "order": order,
        "mark": "own_design",
    }


def _aspect(code: str, first: int) -> Data:
    items = [
        {"id": f"{code}{place}", "number": first + place, "text": label(f"question {code}{place}")}
        for place in (0, 1)
    ]
    return {"id": code, "name": label(code), "spm": ["spm_a"], "items": items}


def every_place(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every key and list entry."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*place, key)
        yield from every_place(value, (*place, key))


def damaging(damage: Sequence[tuple[Any, Any]]) -> Callable[[Data], None]:
    """Puts each value at its place in the data, where earlier damage left that place."""

    def put(data: Data) -> None:
        for (*parents, key), value in damage:
            here: Any = data
            try:
                for parent in parents:
                    here = here[parent]
                here[key] = value
            except (KeyError, IndexError, TypeError):
                continue  # an earlier damage took this place away

    return put
