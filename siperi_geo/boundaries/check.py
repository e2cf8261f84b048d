"""Checks a boundary file from end to end and reports everything at once; nothing is stored, nothing guessed."""

from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area, AreaCode, normalise_name
from siperi_geo.boundaries.apart import lying_apart
from siperi_geo.boundaries.assign import Assignment
from siperi_geo.boundaries.builtin import builtin_city
from siperi_geo.boundaries.city import City, to_utm
from siperi_geo.boundaries.fields import Fields, detect, hits
from siperi_geo.boundaries.files import file_sha256, read_layer
from siperi_geo.boundaries.georeference import locate
from siperi_geo.boundaries.layer import Feature, Layer, value_of
from siperi_geo.boundaries.report import BoundaryReport, collapse
from siperi_geo.boundaries.shapes import same_shapes, sound_shapes
from siperi_geo.boundaries.topology import Fit, check_fit
from siperi_geo.errors import Problem, Where

# Why a feature was left out: it lies in another place, or it lies here under a name we do not know.
ELSEWHERE = ("BOUNDARY_OUTSIDE_CITY", "BOUNDARY_NAMESAKE", "BOUNDARY_FAR_AWAY")
UNKNOWN = ("BOUNDARY_NAME_UNMATCHED", "BOUNDARY_NAME_AMBIGUOUS")


def check_file(
    path: Path, *, level: str = "kelurahan", areas: Sequence[Area], city: City | str | None = None
) -> BoundaryReport:
    """Read a boundary file and hold it against the known areas of a level (kelurahan or kecamatan).

    A city given by its code, or not at all, gets the outline of the built-in schematic layer. Raises a
    SiperiError when the file cannot be read; whatever else is wrong stands in the report.
    """
    place = city if isinstance(city, City) else builtin_city(city)
    layer = read_layer(path, lambda rows: hits(rows, areas, level))
    rows = [feature.properties for feature in layer.features]
    fields = detect(rows, areas, city_name=place.name, level=level)
    return _Check(path, layer, level, areas, place, fields).report()


class _Check:
    """The steps of one check, in order; each adds to `problems`."""

    def __init__(
        self, path: Path, layer: Layer, level: str, areas: Sequence[Area], city: City, fields: Fields
    ) -> None:
        self.path, self.layer, self.level, self.areas, self.city = path, layer, level, areas, city
        self.fields = fields
        self.where = Where(file=path.name)
        self.problems: list[Problem] = list(layer.problems)
        self.assigned = Assignment(path.name, fields, areas, level, city.name)

    def report(self) -> BoundaryReport:
        features = self._of_the_city()
        features, located = locate(features, self.layer.crs, self.city, self.where)
        self.problems += located
        is_placed = all(problem.code != "BOUNDARY_CRS_UNKNOWN" for problem in located)
        fit = Fit({}, {})
        if self._is_right_level() and self._has_names():
            self.assigned.run(features, self._distances(features) if is_placed else {})
            fit = self._fit(features) if is_placed else fit
        self._summarise()
        return self._result(fit)

    def _of_the_city(self) -> list[Feature]:
        """Features whose code or city column does not name another city."""
        kept = []
        for feature in self.layer.features:
            code = AreaCode.read(value_of(feature.properties, self.fields.code))
            city = normalise_name(value_of(feature.properties, self.fields.city))
            is_foreign = code is not None and not code.is_within(self.city.code)
            if is_foreign or (city and city != normalise_name(self.city.name)):
                self.assigned.leave_outside(feature)
            else:
                kept.append(feature)
        return kept

    def _is_right_level(self) -> bool:
        found = self.fields.found_level
        if found in (self.level, None):
            return True
        self.problems.append(Problem("BOUNDARY_WRONG_LEVEL", self.where, {"level": self.level, "found": found}))
        return False

    def _has_names(self) -> bool:
        if self.fields.undotted:
            column = Where(file=self.path.name, column=self.fields.undotted)
            self.problems.append(Problem("BOUNDARY_CODES_NOT_KEMENDAGRI", column))
        if self.fields.code or self.fields.name:
            return True
        self.problems.append(Problem("BOUNDARY_NO_NAMES", self.where))
        return False

    def _distances(self, features: Sequence[Feature]) -> dict[int, float]:
        shaped = [(f.row, f.geometry) for f in features if f.geometry is not None]
        distances = self.city.distances_m([geometry for _, geometry in shaped])
        return dict(zip((row for row, _ in shaped), distances, strict=True))

    def _fit(self, features: Sequence[Feature]) -> Fit:
        by_row = {feature.row: feature for feature in features}
        matches, file = self.assigned.matches, self.path.name
        shapes, found = sound_shapes(matches, by_row, self.city, level=self.level, file=file)
        inside = {o.row for o in self.assigned.left_out if o.code in UNKNOWN} | {m.row for m in matches}
        near = [by_row[row] for row in sorted(inside)]
        written = {feature.row: self.assigned.name_of(feature) for feature in near}
        self.problems += [*found, *same_shapes(near, written, file)]
        fit = check_fit(shapes, {area.code: area.name for area in self.areas}, file)
        measured = dict(zip(fit.geometries, to_utm(list(fit.geometries.values())), strict=True))
        self.problems += [*fit.problems, *lying_apart(measured, self.areas, file)]
        return fit

    def _summarise(self) -> None:
        """What is missing, what lies elsewhere: said once for the whole file."""
        outside = sum(left.code == "BOUNDARY_OUTSIDE_CITY" for left in self.assigned.left_out)
        if len(self.layer.features) == sum(left.code in ELSEWHERE for left in self.assigned.left_out):
            self.problems.append(Problem("BOUNDARY_OTHER_CITY", self.where, {"city": self.city.name}))
            return
        if outside:
            values = {"count": outside, "city": self.city.name}
            self.problems.append(Problem("BOUNDARY_OUTSIDE_CITY", self.where, values))
        matched = {match.code for match in self.assigned.matches}
        missing = [a.name for a in self.areas if a.level == self.level and a.code not in matched]
        is_comparable = self.fields.found_level in (self.level, None) and (self.fields.code or self.fields.name)
        if missing and is_comparable:
            values = {"count": len(missing), "names": ", ".join(missing)}
            self.problems.append(Problem("BOUNDARY_AREAS_MISSING", self.where, values))

    def _result(self, fit: Fit) -> BoundaryReport:
        assigned = self.assigned
        nameless = [left for left in assigned.left_out if left.code not in ELSEWHERE]
        return BoundaryReport(
            file=self.path.name,
            sha256=file_sha256(self.path),
            level=self.level,
            city_code=str(self.city.code),
            features=len(self.layer.features),
            matches=tuple(sorted(assigned.matches, key=lambda match: (match.code, match.row))),
            left_out=tuple(sorted(assigned.left_out, key=lambda left: left.row)),
            unmatched=tuple(left.name or f"#{left.row}" for left in nameless),
            duplicates=tuple(assigned.duplicates),
            problems=collapse([*self.problems, *assigned.problems], self.path.name),
            geometries=fit.geometries,
            areas_km2=fit.areas_km2,
        )
