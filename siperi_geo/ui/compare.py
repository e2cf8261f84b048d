"""What a comparison of two years needs beside the filters: the earlier year, the same respondents, the method.

Each is a widget in the row of filters, bound to the address: `?tahun_awal=`, `?peserta=`, `?hitung=`. It reads by
which versions a year was scored, and computes nothing.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from siperi_geo.analysis.change_versions import left_out, reduced
from siperi_geo.instruments import Instrument, Item, Label, available, load
from siperi_geo.text import LANGUAGES, language, t, use_language
from siperi_geo.ui import choices, kept, results, verified
from siperi_geo.ui.view import View

YEAR_BEFORE, RESPONDENTS, METHOD = "tahun_awal", "peserta", "hitung"
EVERYBODY, SAME, PUBLISHED = "semua", "sama", "terbit"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Method:
    """How two years are made comparable.

    known: every version of these years by its name; one whose file is not here is not among them.
    versions: those of the first and of the second year. by: the version that scores both again, None: as they were
    published. instrument: `by` with the questions alone that all versions share; None where values stay as they
    were published.
    """

    known: Mapping[str, Instrument]
    versions: tuple[tuple[str, ...], tuple[str, ...]]
    by: str | None
    instrument: Instrument | None
    left_out: tuple[Item, ...]
    can_rescore: bool

    @property
    def is_one_version(self) -> bool:
        """Whether both years were scored by one and the same version."""
        return len({one for year in self.versions for one in year}) == 1

    @property
    def is_comparable(self) -> bool:
        """Whether there are differences to show."""
        return self.is_one_version or self.by is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two years that are compared, the earlier first, and how."""

    view: View
    years: tuple[int, int]
    method: Method
    is_same: bool

    def side(self, place: int) -> View:
        """The view of the first (0) or of the second year (1)."""
        return replace(self.view, year=self.years[place])

    def kept(self, make: Callable[[], T], *given: Hashable) -> T:
        """What `make()` gives for this pair and what is `given` (first a name): made once."""
        view = self.view
        shown = (view.instrument.id, view.instrument.version, view.level, view.node, view.scored_as)
        return kept.by(make, "change", shown, self.years, self.method.by, self.is_same, given)

    @property
    def key(self) -> str:
        """What names of files add for choices that are not usual."""
        by = f"-versi-{self.method.by}" if self.method.by else ""
        return f"{'-peserta-sama' if self.is_same else ''}{by}"


def pick_year_before(view: View) -> int | None:
    """The earlier year to compare with, the nearest one at first; None when there is no earlier year.

    It is said of it, as of the year shown, how many of its forms are verified.
    """
    earlier = [year for year in view.years if year < view.year]
    if not earlier:
        return None
    with view.row:
        year = choices.segments(YEAR_BEFORE, t("change.year_before"), earlier, max(earlier))
    verified.say(view, year)
    return year


def pick(view: View, year_before: int) -> Pair:
    """Whom the comparison is of and by which method; of families neither is a choice."""
    years = (year_before, view.year)
    return Pair(view, years, _method(view, years), not view.instrument.is_private and _is_same(view))


def _is_same(view: View) -> bool:
    words = {EVERYBODY: t("change.respondents.all"), SAME: t("change.respondents.same")}
    with view.row:
        chosen = choices.segments(
            RESPONDENTS, t("change.respondents"), (EVERYBODY, SAME), EVERYBODY, words.__getitem__
        )
    return chosen == SAME


def _method(view: View, years: tuple[int, int]) -> Method:
    versions = _versions(view, years)
    among = sorted({one for year in versions for one in year})
    known = _known(view.instrument.id, among)
    plain = Method(known, versions, None, None, (), can_rescore=False)
    if len(among) == 1 or len(known) < len(among) or view.instrument.is_private:
        return plain
    found = {one: reduced(known[one], _others(known, one)) for one in among}
    usable = [one for one in among if found[one] is not None]
    if not usable:
        return plain
    by = _pick_method(view, usable)
    if by is None:
        return replace(plain, can_rescore=True)
    return Method(known, versions, by, found[by], left_out(known[by], _others(known, by)), can_rescore=True)


def _known(code: str, versions: Sequence[str]) -> dict[str, Instrument]:
    here = {ref.version for ref in available() if ref.id == code}
    return {one: load(code, one) for one in versions if one in here}


def _others(known: Mapping[str, Instrument], version: str) -> list[Instrument]:
    return [one for name, one in known.items() if name != version]


def _pick_method(view: View, usable: list[str]) -> str | None:
    """The version that scores again: at first that of the year shown, where it can."""
    own = view.instrument.version
    codes = [*sorted(usable, key=lambda one: one != own), PUBLISHED]
    with view.row:
        chosen = choices.box(METHOD, t("change.method"), {one: _method_name(one) for one in codes}, width=260)
    return None if chosen == PUBLISHED else chosen


def _method_name(code: str) -> Label:
    """The name of a choice in both languages."""
    shown, words = language(), {}
    for one in LANGUAGES:
        use_language(one)
        words[one] = t("change.method.published") if code == PUBLISHED else t("change.method.by", version=code)
    use_language(shown)
    return Label(**words)


def _versions(view: View, years: tuple[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = results.years(view.instrument.id, view.scored_as)
    known = {
        int(year): tuple(str(one).split(", ")) for year, one in zip(rows["year"], rows["versions"], strict=True)
    }
    return known[years[0]], known[years[1]]
