"""The index of the standard reckoned anew from the figures as they were reported; nothing of the package is used.

Plain fractions and loops, with numbers and names written out from the published rules, so that a slip in the
package's SQL or arithmetic shows. A figure: (measure, line, area, hazard, target, realised, periods).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

Figure = tuple[str, str, str, str, int, int | None, tuple[int | None, ...] | None]
Pair = tuple[int, int | None]  # to be reached, reached
BANDS = {
    "pratama_above": ((100, "paripurna"), (90, "utama"), (80, "madya"), (70, "pratama"), (60, "muda")),
    "muda_above": ((100, "paripurna"), (90, "utama"), (80, "madya"), (70, "muda"), (60, "pratama")),
}
LINES = {
    "spm_b1": "1.1 1.2 b1_krb b1_kie b1_media",
    "spm_b2": "2.1 2.2 2.3 2.4 2.5 2.6 b2_rpb b2_renkon b2_training b2_drill b2_pusdalops b2_equipment "
    "t15_ppe t15_consumables t15_devices t16_1 t16_2 t16_3 t16_4",
    "spm_b3": "3.1 3.2 3.3 3.4 b3_status b3_skpdb b3_trc b3_logistics",
}


def inside(level: str, code: str, area: str) -> bool:
    """Whether an area of a figure is the area asked for, or lies in it: codes are built that way."""
    return area == code if level == "kelurahan" else area.startswith(code + ".")


def counted(figures: Sequence[Figure], level: str, code: str, hazard: str | None) -> Iterator[Figure]:
    """The figures that make up those of an area: the city's own report first, all hazards before single ones."""
    asked = [one for one in figures if hazard in (None, one[3])]
    for one in asked:
        same = [other for other in asked if other[:3] == one[:3]]
        if one[3] and any(not other[3] for other in same):
            continue
        own = level == "city" and any(other[:2] == one[:2] and other[2] == code for other in asked)
        if one[2] == code if own else inside(level, code, one[2]):
            yield one


def added(values: Sequence[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [one for one in values if one is not None]
    return sum(known) if known else None


def pair(found: Sequence[Figure], measure: str, lines: Sequence[str]) -> Pair | None:
    """What was to be reached and what was, over lines of a measure."""
    mine = [one for one in found if one[0] == measure and one[1] in lines]
    return (sum(one[4] for one in mine), added([one[5] for one in mine])) if mine else None


def quarters(found: Sequence[Figure], measure: str, line: str) -> list[int | None] | None:
    """Quarters of a line, from months where those are known; None where a reported figure has neither."""
    mine = [one for one in found if one[:2] == (measure, line) and one[5] is not None]
    if not mine or any(one[6] is None for one in mine):
        return None
    size = [len(one[6] or ()) // 4 for one in mine]
    parts = [
        [added((one[6] or ())[q * n : q * n + n]) for q in range(4)] for one, n in zip(mine, size, strict=True)
    ]
    return [added([one[q] for one in parts]) for q in range(4)]


def share(of: Pair) -> Fraction | None:
    """Per cent, at most 100; None where nobody is to be served or nothing is reported."""
    return None if not of[0] or of[1] is None else min(Fraction(100), Fraction(of[1] * 100, of[0]))


def service_index(people: Pair | None, quality: Pair | None, *, is_full: bool) -> tuple[str, Fraction | None]:
    """Why there is an index or none, and the index: four fifths people, one fifth quality."""
    if people is None:
        return "nothing", None
    if people[0] == 0:
        return "no_target", Fraction(100) if is_full else None
    if people[1] is None:
        return "unreported", None
    reached, points = share(people), share(quality) if quality else None
    if reached is None or points is None:
        return "no_quality", None
    return "known", Fraction(4, 5) * reached + Fraction(1, 5) * points


def indices(
    figures: Sequence[Figure],
    level: str,
    code: str,
    city: str,
    hazard: str | None = None,
    *,
    is_full: bool = False,
) -> dict[str, tuple[str, Fraction | None]]:
    """Every service of an area, and `whole`, the mean of those that have anybody to serve."""
    own, of_city = (list(counted(figures, *at, hazard)) for at in ((level, code), ("city", city)))
    made = {}
    for service, lines in LINES.items():
        points = (pair(at, "quality", on) for at in (own, of_city) for on in ([service], lines.split()))
        quality = next(filter(None, points), None)
        made[service] = service_index(pair(own, "recipients", [service]), quality, is_full=is_full)
    asked = [index for state, index in made.values() if state != "no_target" or index is not None]
    known = [index for index in asked if index is not None]
    made["whole"] = ("", sum(known, Fraction(0)) / len(known) if known and len(known) == len(asked) else None)
    return made


def band(reading: str, index: Fraction | None) -> str | None:
    """The class of an unrounded index."""
    return None if index is None else next((name for least, name in BANDS[reading] if index >= least), "belum")
