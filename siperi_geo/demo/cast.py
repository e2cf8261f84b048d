"""Who fills in example forms: the areas themselves, made-up schools and facilities, households, respondents.

It knows who they are and where, not what they answer. Names and codes say that they are made up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from siperi_geo.areas import Area
from siperi_geo.assessments import Subject
from siperi_geo.registers.governments import governments
from siperi_geo.registers.subjects import KINDS, example_code
from siperi_geo.settings import settings
from siperi_geo.store import Store

ALWAYS = frozenset(range(4))
SCHOOLS = (("sd", 0.0), ("smp", 0.15), ("tk", -0.5), ("sd", 0.0), ("sma", 0.35), ("mi", -0.1), ("smk", 0.3))
FACILITIES = (("puskesmas", "puskesmas", 0.0), ("puskesmas", "puskesmas", -0.2), ("rumah_sakit", "hospital", 0.5))
UNITS = ("dinas", "dinas", "badan", "dinas", "sekretariat", "dinas", "inspektorat", "badan")
UNITS_OF = (8, 6, 5, 3)  # in the city, the province, and two others: the last has too few to be published
RESPONDENTS = (4, 3, 6, 5, 3, 4, 3, 5)  # by place of the unit
LONELY, FEW_RESPONDENTS = (0, 4), 2  # a unit of the city that has too few
SILENT_EVERY = 4  # of so many units one does not say how many it asked
LATE = 4  # from this place on, the province's units came in the second year: before it had too few
FEW_EVERY, FEW_FAMILIES, FAMILIES = 13, (3, 9), (20, 50)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who fills in example forms: whose they are, where, with what lead, in which of the years."""

    subject: Subject
    place: int
    lead: float = 0.0
    profile: str | None = None
    steps: frozenset[int] = ALWAYS


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who fills in an instrument's example forms; `made_up` are the rows to register before.

    `invited`: how many respondents a unit says it asked; one that is not there does not say.
    """

    players: tuple[Player, ...]
    made_up: pd.DataFrame
    invited: Mapping[str, int] = field(default_factory=dict)


def cast_of(store: Store, subject: str, areas: Sequence[Area], random: np.random.Generator) -> Cast:
    """Whom an instrument with this `subject` asks in these areas: kelurahan, or kecamatan that are asked."""
    makers: Mapping[str, Callable[[], Cast]] = {
        "school": lambda: _schools(areas, random),
        "health_facility": lambda: _facilities(areas, random),
        "family": lambda: _families(areas, random),
        "government_unit": lambda: _respondents(store),
    }
    return makers[subject]() if subject in makers else _themselves(areas, random)


def _themselves(areas: Sequence[Area], random: np.random.Generator) -> Cast:
    subjects = [Subject(area.code, area.code, area.name, area.code) for area in areas]
    return Cast(
        tuple(Player(one, place, steps=_steps(random)) for place, one in enumerate(subjects)), pd.DataFrame()
    )


def _schools(areas: Sequence[Area], random: np.random.Generator) -> Cast:
    """One in each kelurahan, two in every other."""
    places = [place for place in range(len(areas)) for _ in range(1 + place % 2)]
    players, rows = [], []
    for n, place in enumerate(places):
        subtype, lead = SCHOOLS[n % len(SCHOOLS)]
        row = _row("school", n + 1, areas[place].code, subtype)
        players.append(Player(_subject(row), place, lead, steps=_steps(random)))
        rows.append(row)
    return Cast(tuple(players), pd.DataFrame(rows))


def _facilities(areas: Sequence[Area], random: np.random.Generator) -> Cast:
    """One in every other kelurahan; each third is a hospital."""
    players, rows = [], []
    for n, place in enumerate(range(0, len(areas), 2)):
        subtype, profile, lead = FACILITIES[n % len(FACILITIES)]
        row = _row("health_facility", n + 1, areas[place].code, subtype)
        players.append(Player(_subject(row), place, lead, profile, _steps(random)))
        rows.append(row)
    return Cast(tuple(players), pd.DataFrame(rows))


def _families(areas: Sequence[Area], random: np.random.Generator) -> Cast:
    """Enough in most kelurahan, in a few so few that nothing of them is shown."""
    players, rows = list[Player](), list[dict[str, object]]()
    for place, area in enumerate(areas):
        low, high = FEW_FAMILIES if place % FEW_EVERY == 4 else FAMILIES
        for _ in range(int(random.integers(low, high + 1))):
            code = example_code(len(rows) + 1)
            row = _about("family", f"family:{area.code}:{code}", code, code, area.code)
            players.append(Player(_subject(row), place, steps=_steps(random)))
            rows.append(row)
    return Cast(tuple(players), pd.DataFrame(rows))


def _respondents(store: Store) -> Cast:
    """Of the city, its province and two other governments of the province that are known."""
    players, rows, invited = list[Player](), list[dict[str, object]](), dict[str, int]()
    for place, (code, units) in enumerate(zip(_governments(store), UNITS_OF, strict=False)):
        for n in range(units):
            answering = FEW_RESPONDENTS if (place, n) == LONELY else RESPONDENTS[n]
            unit = _row("unit", n + 1, code, UNITS[n])
            unit["subject_id"] = f"unit:{code}:{unit['code']}"
            rows.append(unit)
            if n % SILENT_EVERY:
                invited[str(unit["subject_id"])] = answering + n % 3
            is_late = place == 1 and n >= LATE
            for row in _answering(unit, answering):
                rows.append(row)
                steps = frozenset({1}) if is_late else ALWAYS
                players.append(Player(_subject(row), place, 0.3 if place == 1 else 0.0, steps=steps))
    return Cast(tuple(players), pd.DataFrame(rows), invited)


def _governments(store: Store) -> list[str]:
    known = [one.code for one in governments(store)]
    home = settings().city
    first = [home, home.partition(".")[0]]
    return [*(code for code in first if code in known), *(code for code in known if code not in first)]


def _answering(unit: Mapping[str, object], n: int) -> Iterator[dict[str, object]]:
    for place in range(n):
        code, unit_id = example_code(place + 1), unit["subject_id"]
        row = _about("government_unit", f"respondent:{unit_id}:{code}", code, code, str(unit["area_code"]))
        yield row | {"unit_id": unit_id}


def _row(kind: str, n: int, area_code: str, subtype: str) -> dict[str, object]:
    code, name = example_code(n), f"{KINDS[kind].types[subtype].label.id} Contoh {n}"
    return _about(kind, f"{kind}:{code}", code, name, area_code) | {"subtype": subtype}


def _about(kind: str, subject_id: str, code: str, name: str, area_code: str) -> dict[str, object]:
    return {"subject_id": subject_id, "kind": kind, "code": code, "name": name, "area_code": area_code}


def _subject(row: Mapping[str, object]) -> Subject:
    unit = row.get("unit_id")
    subject_id, code, name, area = (str(row[key]) for key in ("subject_id", "code", "name", "area_code"))
    return Subject(subject_id, code, name, area, None if unit is None else str(unit))


def _steps(random: np.random.Generator) -> frozenset[int]:
    """In which years somebody hands in: nearly always in all of them."""
    return frozenset(step for step in ALWAYS if random.uniform() >= 0.07)
