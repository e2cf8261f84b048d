"""Features to areas: by Kemendagri code where it is one, else by name under its kecamatan; never by guess.

Works on attributes and on distances given to it; it looks at no geometry.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from siperi_geo.areas import Area, AreaCode, Candidate, Match, Miss, match_names, normalise_name
from siperi_geo.boundaries.city import EDGE_M, ELSEWHERE_M, NAMESAKE_M
from siperi_geo.boundaries.fields import Fields
from siperi_geo.boundaries.layer import Feature, value_of
from siperi_geo.boundaries.report import AreaMatch, LeftOut
from siperi_geo.errors import Problem, Where

SHOWN_ROWS = 10
UNDEFINED = ("tidakterdefinisi", "belumterdefinisi", "undefined")


@dataclass(slots=True)
class Assignment:
    """Gathers, feature by feature, what it was taken for or why it was left out."""

    file: str
    fields: Fields
    areas: Sequence[Area]
    level: str
    city_name: str
    matches: list[AreaMatch] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)

    def run(self, features: Sequence[Feature], distances_m: Mapping[int, float]) -> None:
        """Match the features of the city; distances (to its outline) are by row, features without one are near."""
        by_name: list[Feature] = []
        coded: dict[str, list[Feature]] = defaultdict(list)
        for feature in features:
            code = self._code(feature)
            distance = distances_m.get(feature.row, 0.0)
            far = distance > NAMESAKE_M
            if code is not None and distance > ELSEWHERE_M:
                self._leave(feature, "BOUNDARY_FAR_AWAY", km=round(distance / 1000))
            elif code is not None:
                coded[code].append(feature)
                if far:
                    name = self.name_of(feature)
                    self._note("BOUNDARY_ASIDE", feature, None, name=name, km=round(distance / 1000))
            elif far or self._is_undefined(feature):
                self._not_ours(feature, far=far)
            else:
                by_name.append(feature)
        self._by_code(coded)
        self._by_name(by_name, distances_m)
        self._claimed_twice()

    def name_of(self, feature: Feature) -> str:
        """The name as written in the file."""
        return value_of(feature.properties, self.fields.name)

    def leave_outside(self, feature: Feature) -> None:
        """Keep a feature of another city aside; one problem speaks for all of them in the report."""
        values = {"count": 1, "city": self.city_name}
        self._keep(feature, Problem("BOUNDARY_OUTSIDE_CITY", Where(file=self.file, row=feature.row), values))

    def _code(self, feature: Feature) -> str | None:
        column = self.fields.code
        if column is None:
            return None
        text = value_of(feature.properties, column)
        code = AreaCode.read(text)
        if code is not None and any(area.code == code.text for area in self.areas if area.level == self.level):
            return code.text
        is_code = code is not None and code.level == self.level
        self._note(
            "BOUNDARY_CODE_UNKNOWN" if is_code else "BOUNDARY_CODE_PLACEHOLDER", feature, column, value=text
        )
        return None

    def _by_code(self, coded: Mapping[str, list[Feature]]) -> None:
        names = {area.code: area.name for area in self.areas}
        owners = {normalise_name(area.name): area for area in self.areas if area.level == self.level}
        for code, features in coded.items():
            for feature in features:
                name = self.name_of(feature)
                owner = owners.get(normalise_name(name))
                if owner is not None and normalise_name(names[code]) != normalise_name(name):
                    values = {"value": code, "name": name, "meant": names[code], "other": owner.code}
                    self._note("BOUNDARY_CODE_NAME_CONFLICT", feature, self.fields.code, **values)
                self.matches.append(AreaMatch(feature.row, code, name or names[code], "code", 100))

    def _by_name(self, features: Sequence[Feature], distances_m: Mapping[int, float]) -> None:
        by_row = {feature.row: feature for feature in features}
        named = [Candidate(self.name_of(f), self._kecamatan(f), f.row) for f in features]
        found = match_names(named, self.areas, level=self.level)
        for match in found.matched:
            self._matched(by_row[_row(match)], match)
        won = {match.code for match in found.matched}
        for miss in (*found.ambiguous, *found.unmatched):
            feature = by_row[_row(miss)]
            if miss.reason == "claimed_twice" and miss.suggestions[0].code not in won:
                self.matches.append(AreaMatch(feature.row, miss.suggestions[0].code, miss.name, "exact", 50))
            elif distances_m.get(feature.row, 0.0) > EDGE_M:
                self.leave_outside(feature)
            else:
                self._missed(feature, miss)

    def _matched(self, feature: Feature, match: Match) -> None:
        official = next(area.name for area in self.areas if area.code == match.code)
        values = {"name": match.name, "meant": official, "pct": match.confidence_pct}
        if match.other_kecamatan:
            self._note("BOUNDARY_OTHER_KECAMATAN", feature, self.fields.kecamatan, **values)
        elif match.how in ("fuzzy", "initials"):
            self._note("BOUNDARY_NAME_ALIKE", feature, self.fields.name, **values)
        self.matches.append(AreaMatch(feature.row, match.code, match.name, match.how, match.confidence_pct))

    def _missed(self, feature: Feature, miss: Miss) -> None:
        meant = ", ".join(f"{area.name} ({area.code})" for area in miss.suggestions) or "–"
        code = "BOUNDARY_NAME_UNMATCHED" if miss.reason == "nothing_close" else "BOUNDARY_NAME_AMBIGUOUS"
        self._leave(feature, code, name=miss.name, suggestions=meant)

    def _claimed_twice(self) -> None:
        """Two features for one area, whether by code or by name: a person chooses."""
        rows: dict[str, list[AreaMatch]] = defaultdict(list)
        for match in self.matches:
            rows[match.code].append(match)
        for code, claims in sorted(rows.items()):
            if len(claims) > 1:
                self.duplicates.append(code)
                values = {"value": code, "name": claims[0].name, "rows": _some(c.row for c in claims)}
                where = Where(file=self.file, row=claims[1].row)
                self.problems.append(Problem("BOUNDARY_DUPLICATE", where, values))

    def _not_ours(self, feature: Feature, *, far: bool) -> None:
        names = {normalise_name(area.name) for area in self.areas if area.level == self.level}
        if not far:
            self._leave(feature, "BOUNDARY_UNDEFINED_AREA", name=self.name_of(feature))
        elif normalise_name(self.name_of(feature)) in names:
            self._leave(feature, "BOUNDARY_NAMESAKE", name=self.name_of(feature))
        else:
            self.leave_outside(feature)

    def _kecamatan(self, feature: Feature) -> str | None:
        return value_of(feature.properties, self.fields.kecamatan) or None

    def _is_undefined(self, feature: Feature) -> bool:
        key = normalise_name(self.name_of(feature))
        return any(word in key for word in UNDEFINED)

    def _leave(self, feature: Feature, code: str, **values: object) -> None:
        self._note(code, feature, self.fields.name, **{"name": self.name_of(feature), **values})
        self._keep(feature, self.problems[-1])

    def _keep(self, feature: Feature, problem: Problem) -> None:
        self.left_out.append(LeftOut(feature.row, self.name_of(feature), problem, feature.properties))

    def _note(self, code: str, feature: Feature, column: str | None, **values: object) -> None:
        self.problems.append(Problem(code, Where(file=self.file, row=feature.row, column=column), values))


def _some(rows: Iterable[int]) -> str:
    """Row numbers for a message: the first ten."""
    numbers = [str(row) for row in islice(rows, SHOWN_ROWS + 1)]
    return ", ".join([*numbers[:SHOWN_ROWS], *(["…"] if len(numbers) > SHOWN_ROWS else [])])


def _row(found: Match | Miss) -> int:
    return int(str(found.key))
