"""Checks an instrument file and reports everything that is wrong with it at once, each with its line.

The shape comes from the model (unknown keys, missing keys, wrong values); the sense from `rules`, which
run even when the shape has faults: what is missing is stood in for, and nothing is said about the stand-in.
It changes no file.
"""

import copy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from siperi_geo.errors import Problem, Where
from siperi_geo.instruments.document import Document, Steps, expand, read_document
from siperi_geo.instruments.findings import Finding, fault
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.rules import findings

ROUNDS = 3  # a stand-in may uncover faults inside it, never more than two levels down
LABEL = {"id": "…", "en": "…"}
STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("name", "text", "note", "label", "seen", "status_note", "classes_note"), LABEL),
    **dict.fromkeys(("object", "evidence", "recommendation"), None),
    **dict.fromkeys(("number", "weight", "order", "recommendations"), 1),
    **{key: [] for key in ("aliases", "spm", "marks", "notes", "sources", "legal_basis", "header")},
    **{key: [] for key in ("blank", "profiles", "readings", "aggregation")},
    **dict.fromkeys(("classes_from", "class_decimals", "met_from", "points"), None),
    **dict.fromkeys(("title", "source", "scale", "level", "version"), "…"),
    **dict.fromkeys(("min_answered_pct", "min_valued_children_pct"), 0),
    **{"en": "…", "mark": "verified", "rule": "weighted_mean", "missing": "left_out"},
    **{"valid_from": "2000-01-01", "valid_to": None, "status": "adapted", "subject": "kelurahan"},
}


def check(path: Path) -> list[Problem]:
    """Every problem of an instrument file, in file order; empty when it is right."""
    return examine(path)[1]


def examine(path: Path) -> tuple[Instrument | None, list[Problem]]:
    """The instrument of a file and its problems; None when it has not even the shape of one."""
    document, found = read_checked(path)
    if isinstance(document, Problem):
        return None, [document]
    instrument, faults = _shape(document)
    stood_in = {finding.steps for finding in faults}
    found += faults
    if instrument is not None:
        found += [f for f in findings(instrument, path) if not _is_about(f.steps, stood_in)]
    return instrument, problems_of(path, document, _once(document, found))


def read_checked(path: Path) -> tuple[Document | Problem, list[Finding]]:
    """A file as plain data with its keys written twice; a problem where it cannot be read."""
    try:
        document = read_document(path)
    except (OSError, UnicodeDecodeError) as error:
        return Problem("INSTRUMENT_UNREADABLE", Where(file=path.name), {"reason": str(error)}), []
    except yaml.YAMLError as error:
        return _not_yaml(path, error), []
    return document, [Finding("INSTRUMENT_KEY_TWICE", steps, {"key": steps[-1]}) for steps in document.doubled]


def problems_of(path: Path, document: Document, found: Iterable[Finding]) -> list[Problem]:
    """What was found, in file order, each with its line."""
    placed = sorted(found, key=lambda finding: document.line(finding.steps))
    return [_problem(path, document, finding) for finding in placed]


def _shape(document: Document) -> tuple[Instrument | None, list[Finding]]:
    """The model of the data, faults stood in for, and those faults; None where nothing can stand in."""
    data = copy.deepcopy(expand(document.data))
    faults: list[Finding] = []
    for _ in range(ROUNDS):
        try:
            return Instrument.model_validate(data), faults
        except ValidationError as error:
            details = error.errors(include_url=False)
            faults += [fault(detail) for detail in details]
            if not all(_stand_in(data, detail) for detail in details):
                return None, faults
    return None, faults


def _stand_in(data: Any, detail: ErrorDetails) -> bool:
    """Put something valid where the fault is, so that the rest can be checked; False when nothing will do."""
    *parents, key = detail["loc"] or ("",)
    for step in parents:
        data = data[step]
    if detail["type"] == "extra_forbidden":
        del data[key]
    elif isinstance(data, dict) and key == "id":
        data[key] = f"stand_in_{id(data)}"
    elif isinstance(data, dict) and key in STAND_INS:
        data[key] = copy.deepcopy(STAND_INS[str(key)])
    else:
        return False
    return True


def _once(document: Document, found: Iterable[Finding]) -> Iterable[Finding]:
    """Without the echoes: a fault stated once in `levels` or `item_defaults` is found again in every node."""
    seen: set[str] = set()
    for finding in sorted(found, key=lambda one: one.steps not in document.lines):
        fault = f"{finding.code} {finding.values}"
        is_echo = finding.steps not in document.lines and finding.code != "INSTRUMENT_KEY_MISSING"
        if not (is_echo and fault in seen):
            yield finding
        seen.add(fault)


def _is_about(steps: Steps, stood_in: set[Steps]) -> bool:
    return any(steps[: len(place)] == place for place in stood_in if place)


def _not_yaml(path: Path, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    row = mark.line + 1 if mark is not None else None
    reason = getattr(error, "problem", None) or str(error)
    return Problem("INSTRUMENT_NOT_YAML", Where(file=path.name, row=row), {"reason": reason})


def _problem(path: Path, document: Document, finding: Finding) -> Problem:
    where = Where(file=path.name, row=document.line(finding.steps), column=document.place(finding.steps))
    return Problem(finding.code, where, finding.values)
