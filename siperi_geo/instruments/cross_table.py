"""The file of rules between instruments: which there are, and everything that is wrong with it at once.

It lies beside the instruments (`pertentangan.yaml`); an installation without the file has no such rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.instruments.check import problems_of, read_checked
from siperi_geo.instruments.cross_rules import FEWEST_FAMILIES, CrossRule, RuleTable, Side, meeting_level
from siperi_geo.instruments.document import Document, Steps
from siperi_geo.instruments.findings import Finding, fault, twice
from siperi_geo.instruments.loader import load
from siperi_geo.instruments.model import Instrument
from siperi_geo.settings import settings

CROSS_FILE = "pertentangan.yaml"
Versions = Mapping[tuple[str, str], Instrument]


def rule_table() -> RuleTable | None:
    """The file of rules of this installation, read once per process. Raises INSTRUMENT_INVALID."""
    path = cross_file()
    return _read(path) if path is not None else None


def cross_rules() -> tuple[CrossRule, ...]:
    """The rules of this installation, in file order. Raises INSTRUMENT_INVALID."""
    table = rule_table()
    return table.rules if table is not None else ()


def cross_file() -> Path | None:
    """The file of rules, where there is one."""
    path = settings().instruments / CROSS_FILE
    return path if path.is_file() else None


def versions_of(rules: Sequence[CrossRule]) -> Versions:
    """Every instrument version that these rules speak of."""
    sides = [side for rule in rules for side in (rule.claim, rule.against)]
    named = {(side.instrument, version) for side in sides for version in side.versions}
    return {(code, version): load(code, version) for code, version in sorted(named)}


def check_cross(path: Path) -> list[Problem]:
    """Every problem of a file of rules, in file order; empty when it is right."""
    return _examine(path)[1]


@cache
def _read(path: Path) -> RuleTable:
    table, problems = _examine(path)
    errors = [problem for problem in problems if problem.is_error]
    if table is None or errors:
        raise SiperiError("INSTRUMENT_INVALID", Where(file=path.name), more=errors, count=len(errors))
    return table


def _examine(path: Path) -> tuple[RuleTable | None, list[Problem]]:
    document, found = read_checked(path)
    if isinstance(document, Problem):
        return None, [document]
    table: RuleTable | None = None
    try:
        table = RuleTable.model_validate(document.data)
    except ValidationError as error:
        found += [fault(detail) for detail in error.errors(include_url=False)]
    rules = _sound_rules(document)
    found += twice(((*steps, "id"), rule.id) for steps, rule in rules)
    for steps, rule in rules:
        found += _rule(steps, rule)
    return table, problems_of(path, document, found)


def _sound_rules(document: Document) -> list[tuple[Steps, CrossRule]]:
    """The rules that have the shape of one, with their place: a fault in one hides no fault of another."""
    written: Any = document.data.get("rules") if isinstance(document.data, dict) else None
    sound: list[tuple[Steps, CrossRule]] = []
    for position, data in enumerate(written if isinstance(written, list) else []):
        try:
            sound.append((("rules", position), CrossRule.model_validate(data)))
        except ValidationError:
            continue
    return sound


def _rule(steps: Steps, rule: CrossRule) -> Iterator[Finding]:
    yield from _side((*steps, "claim"), rule.claim)
    yield from _side((*steps, "against"), rule.against)
    if rule.claim.instrument == rule.against.instrument:
        yield Finding("INSTRUMENT_RULE_ITSELF", (*steps, "against"), {"instrument": rule.claim.instrument})
        return
    known = _readable(rule.claim), _readable(rule.against)
    if not (known[0] and known[1]):
        return
    claim, against = known[0][0].subject, known[1][0].subject
    if claim != "family" and meeting_level(rule.where, claim, against) is None:
        values = {"where": rule.where, "claim": claim, "against": against}
        yield Finding("INSTRUMENT_RULE_PLACE", (*steps, "where"), values)
    if claim == "family":
        yield Finding("INSTRUMENT_RULE_FAMILY_CLAIM", (*steps, "claim"))
    if against == "family" and rule.at_least < FEWEST_FAMILIES:
        few = {"n": rule.at_least, "least": FEWEST_FAMILIES}
        yield Finding("INSTRUMENT_RULE_FAMILIES", (*steps, "at_least"), few)


def _readable(side: Side) -> list[Instrument]:
    """The versions that a side names, as far as they can be read."""
    found = []
    for version in side.versions:
        try:
            found.append(load(side.instrument, version))
        except SiperiError:  # said of the side, or of the instrument's own file
            continue
    return found


def _side(steps: Steps, side: Side) -> Iterator[Finding]:
    for place, version in enumerate(side.versions):
        try:
            instrument = load(side.instrument, version)
        except SiperiError as error:
            if error.code == "INSTRUMENT_UNKNOWN":
                yield Finding(error.code, (*steps, "instrument"), error.problem.values)
                return
            if error.code == "INSTRUMENT_VERSION_ABSENT":
                yield Finding(error.code, (*steps, "versions", place), error.problem.values)
            continue
        yield from _answers(steps, side, instrument)


def _answers(steps: Steps, side: Side, instrument: Instrument) -> Iterator[Finding]:
    """The question is in this version, and each answer is one that says something of it."""
    here = {"item": side.item, "instrument": instrument.id, "version": instrument.version}
    item = next((one for one in instrument.items if one.id == side.item), None)
    if item is None:
        yield Finding("INSTRUMENT_RULE_ITEM", (*steps, "item"), here)
        return
    known = [choice.value for choice in instrument.scale_of(item).choices if choice.points is not None]
    for place, value in enumerate(side.answers):
        if value not in known:
            values = here | {"value": value, "known": ", ".join(str(one) for one in sorted(known))}
            yield Finding("INSTRUMENT_RULE_ANSWER", (*steps, "answers", place), values)
