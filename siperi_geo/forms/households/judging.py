"""What the head of a row says: place, time, household code, form, header. Nothing is kept that is not asked for.

It matches no names against areas: that is `assessments`.
"""

from siperi_geo.errors import brief
from siperi_geo.forms.head import When
from siperi_geo.forms.households.codes import refusal_of, split_code
from siperi_geo.forms.households.header import HeaderWords
from siperi_geo.forms.households.layout import Layout
from siperi_geo.forms.households.values import Gathering, Reason, Said
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import read_day, read_year, tidy

Texts = tuple[str, ...]


class Judge:
    """Judges the texts of one table; whoever asks remembers the answer, since few texts are distinct."""

    def __init__(self, layout: Layout, gathering: Gathering, instrument: Instrument) -> None:
        self._layout, self._gathering, self._instrument = layout, gathering, instrument
        self._words = HeaderWords(instrument)

    def place(self, texts: Texts) -> int:
        """The number of a place, as the row says it or the lines above the table do."""
        fixed = [self._layout.fixed.get(name, "") for name in ("area_code", "area", "kecamatan", "city")]
        own = [tidy(text) for text in texts]
        if not any(own[:2]):
            own[:2] = fixed[:2]
        said = Said(code=own[0], name=own[1], kecamatan=own[2] or fixed[2], city=own[3] or fixed[3])
        return self._gathering.places.number(said)

    def when(self, texts: Texts) -> tuple[int, Reason | None]:
        """The number of year and day, and why they cannot be read."""
        fixed = self._layout.fixed
        year_text, day_text = tidy(texts[0]) or fixed.get("year", ""), tidy(texts[1]) or fixed.get("date", "")
        day, year = read_day(day_text), read_year(year_text)
        reason = None
        if year_text and year is None:
            reason = Reason("HOUSEHOLD_YEAR_UNREADABLE", self._layout.column_of("year"))
        elif day_text and day is None:
            reason = Reason("HOUSEHOLD_DAY_UNREADABLE", self._layout.column_of("date"))
        return self._gathering.whens.number(When(year or (day.year if day else None), day)), reason

    def code(self, texts: Texts) -> tuple[str, str, Reason | None]:
        """The household code, the kelurahan before it where it says both (`53.71.01.1001:12`), why it is none."""
        area, code = split_code(texts[0])
        refused = refusal_of(code)
        reason = Reason(refused, self._layout.column_of("subject")) if refused else None
        return ("", "", reason) if reason else (area, code, None)

    def form(self, texts: Texts) -> Reason | None:
        """Why a row is of another instrument or version."""
        (found, version), about = map(tidy, texts), self._instrument
        if found and found != about.id:
            return Reason("HOUSEHOLD_OTHER_INSTRUMENT", None, (("found", brief(found)), ("wanted", about.id)))
        if version and version != about.version:
            return Reason("HOUSEHOLD_OTHER_VERSION", None, (("found", brief(version)), ("wanted", about.version)))
        return None

    def header(self, texts: Texts) -> tuple[int, bool]:
        """The number of what is kept of the instrument's own head, and whether the row says more there."""
        labels = [label for label, _ in self._layout.header]
        kept = self._words.kept(zip(labels, texts, strict=True))
        return self._gathering.headers.number(kept), len(kept) < sum(1 for text in texts if tidy(text))
