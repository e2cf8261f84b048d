"""Some subjects by what people write of them: their code, or their name inside a kelurahan or kecamatan.

It finds, and never chooses between two; what the finding means for a form, `owners` decides.
"""

from collections.abc import Collection, Sequence

from siperi_geo.areas import Area, Match, Miss, match_name, normalise_name
from siperi_geo.assessments.places import Places, name_and_kecamatan, says
from siperi_geo.assessments.subjects import AREA_LEVELS, Subject, as_areas, written_out
from siperi_geo.instruments import Instrument

SURE = ("exact", "spelling")


class Names:
    """Finds among `subjects`, which the instrument asks or has asked."""

    def __init__(self, subjects: Sequence[Subject], instrument: Instrument, areas: Sequence[Area]) -> None:
        self.subjects = {one.code: one for one in subjects}
        self.by_code = {area.code: area for area in as_areas(subjects, instrument, areas)}
        self._instrument, self._level = instrument, instrument.subject
        self._places = Places(areas)
        self._around = [*(area for area in areas if area.level != self._level), *self.by_code.values()]

    def with_code(self, written: str) -> Subject | None:
        """The subject with a code, in capitals or not; Excel's apostrophe and spaces inside say nothing."""
        plain = "".join(written.split()).removeprefix("'")
        return self.subjects.get(plain) or self.subjects.get(plain.upper())

    def named(self, place: str, kecamatan: str | None, kelurahan: str | None = None) -> Match | Miss:
        """What a name means, first among those of the kelurahan that is said.

        A kecamatan behind the name of a school may be part of it, or say where it is.
        """
        found = self._meant(place, kecamatan, kelurahan)
        name, inside = name_and_kecamatan(place)
        if isinstance(found, Match) or not inside or self._level in AREA_LEVELS:
            return found
        again = self._meant(name, kecamatan or inside, kelurahan)
        return again if isinstance(again, Match) and again.how in SURE else found

    def exactly(
        self, place: str, kecamatan: str | None, kelurahan: str | None = None, *, hows: Collection[str] = SURE
    ) -> Subject | None:
        """The only one with this name, in the kelurahan or kecamatan said; `hows`: how alike it may be."""
        found = self.named(place, kecamatan, kelurahan)
        if isinstance(found, Miss) or found.how not in hows or found.other_kecamatan:
            return None
        one = self.subjects[found.code]
        is_there = not says(kelurahan) or self._places.kelurahan(kelurahan, kecamatan) == one.area_code
        return one if is_there else None

    def is_name_of(self, place: str, subject: Subject) -> bool:
        """Whether a name is written as the subject's own, or nothing is."""
        name = written_out(place, self._instrument)
        return not says(place) or normalise_name(name) == normalise_name(self.by_code[subject.code].name)

    def listed(self, found: Match | Miss, first: Subject | None = None) -> str:
        """Suggestions by the names that the register has; of who is no area, with the kelurahan."""
        near = [area.code for area in found.suggestions] if isinstance(found, Miss) else [found.code]
        before = [first.code] if first else []
        return ", ".join(self._shown(self.subjects[code]) for code in dict.fromkeys([*before, *near])) or "–"

    def _meant(self, place: str, kecamatan: str | None, kelurahan: str | None) -> Match | Miss:
        """A kecamatan that nobody knows does not hide what the name alone means."""
        name = written_out(place, self._instrument)
        area_code = self._places.kelurahan(kelurahan, kecamatan) if says(kelurahan) else None
        if area_code:
            inside = [area for code, area in self.by_code.items() if self.subjects[code].area_code == area_code]
            found = match_name(name, None, inside, level=self._level)
            if isinstance(found, Match):
                return found
        known = self._places.of(self._places.kecamatan(kecamatan))
        return match_name(name, known.name if known else None, self._around, level=self._level)

    def _shown(self, subject: Subject) -> str:
        where = self._places.of(subject.area_code)
        beside = f", {where.name}" if where and where.code != subject.code else ""
        return f"{subject.name} ({subject.code}{beside})"
