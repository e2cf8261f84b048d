"""Words, numbers and dates in the reader's language: gettext catalogues and Babel formats.

Keys are symbolic (`map.title`); the words live in `locale/<language>/*.po`, one file per room, and
are compiled in memory. A key may have a second wording, `map.no_data@verified`, which stands for it while that
wording is used. Words may name whom an instrument asks without being told: `{unit}` (schools), `{one_unit}`
(school), `{Unit}` at the beginning. It is not a place for error messages (see `errors`) nor instrument texts.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from babel import dates
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = {"id": "id_ID", "en": "en_GB"}
PLURALS = {"id": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}  # Babel has none for Indonesian
LOCALE = Path(__file__).parent / "locale"
MISSING = "–"
CITY_ZONE = ZoneInfo("Asia/Makassar")  # Waktu Indonesia Tengah, UTC+8
INDONESIAN = str.maketrans(",.", ".,")  # 1,234.5 as 1.234,5

_language: ContextVar[Language] = ContextVar("language", default="id")
_wording: ContextVar[str] = ContextVar("wording", default="")
_subject: ContextVar[str] = ContextVar("subject", default="kelurahan")


def use_language(language: str) -> Language:
    """Set the language of this run (one script run or one command) and return it; unknown: Indonesian."""
    chosen: Language = "en" if language == "en" else "id"
    _language.set(chosen)
    return chosen


def language() -> Language:
    """The language of this run."""
    return _language.get()


def use_wording(name: str) -> None:
    """From here on in this run, words with a wording of this name (`verified`) take it; "": the usual ones."""
    _wording.set(name)


def wording() -> str:
    """The wording of this run; empty for the usual one."""
    return _wording.get()


def use_subject(kind: str) -> None:
    """From here on in this run, words are about an instrument that asks these (`school`; at first `kelurahan`)."""
    _subject.set(kind)


def subject() -> str:
    """Whom the words of this run are about."""
    return _subject.get()


@contextmanager
def about_subject(kind: str) -> Iterator[None]:
    """Words inside are about these, as `use_subject`; afterwards about those of before."""
    token = _subject.set(kind)
    try:
        yield
    finally:
        _subject.reset(token)


def t(key: str, **values: Any) -> str:
    """The words of a key in this run's language, `{name}` filled from values; KeyError when it has none."""
    words = _translations(language()).gettext(_worded(key))
    if words == key:
        raise KeyError(f"no words for {key!r} in {language()!r}")
    return _filled(words, values)


def abbreviation(instrument: str) -> str:
    """What an instrument is called in short, by its id: `SPAB`, or as the catalogue says (`e-RAT`)."""
    key = f"abbreviation.{instrument}"
    return t(key) if key in catalogue(language()) else instrument.upper()


def tn(key: str, n: int, **values: Any) -> str:
    """Like `t`, in the plural form that n asks for; `{n}` is the formatted number."""
    worded = _worded(key)
    words = _translations(language()).ngettext(worded, worded, n)
    return _filled(words, {"n": number(n, 0), **values})


def _filled(words: str, values: dict[str, Any]) -> str:
    """Words with their values; whom the instrument asks is filled in where they name it."""
    if any(name in words and name[1:-1] not in values for name in ("{unit}", "{Unit}", "{one_unit}")):
        unit, one = t(f"unit.{_subject.get()}"), t(f"unit.one.{_subject.get()}")
        values = {"unit": unit, "Unit": unit[:1].upper() + unit[1:], "one_unit": one} | values
    return words.format_map(values) if values else words


def _worded(key: str) -> str:
    other = f"{key}@{wording()}"
    return other if wording() and other in catalogue(language()) else key


def pick(label: Any) -> str:
    """The text of a bilingual label (an object with `.id` and `.en`, or a mapping) in this run's language."""
    value = label[language()] if isinstance(label, dict) else getattr(label, language())
    return str(value)


def number(value: float | int | None, decimals: int = 2) -> str:
    """1234.5 as `1.234,50` (id) or `1,234.50` (en); missing (None, NaN) as a dash."""
    if value is None or value != value:
        return MISSING
    written = f"{Decimal(str(value)):,.{decimals}f}"  # as babel writes it, at a twentieth of the cost
    return written if language() == "en" else written.translate(INDONESIAN)


def signed(value: float | None, decimals: int = 2) -> str:
    """Like `number`, with a plus or a true minus sign; a value that rounds to 0 has no sign."""
    if value is None or value != value:
        return MISSING
    written = number(abs(value), decimals)  # rounded as `number` rounds it: 2.675 is 2,68 with a sign too
    sign = "" if not written.strip("0.,") else "+" if value > 0 else "−"
    return sign + written


def percent(value: float | None, decimals: int = 0) -> str:
    """58.3 (already in per cent) as `58 %`."""
    return MISSING if value is None or value != value else f"{number(value, decimals)} %"


def city_today() -> date:
    """The day it is in the city."""
    return datetime.now(CITY_ZONE).date()


def day(value: date | datetime | None) -> str:
    """A date in long form: `14 Juli 2026`."""
    return MISSING if value is None else dates.format_date(value, format="long", locale=LOCALES[language()])


def moment(value: datetime | None) -> str:
    """A moment in the city's time: `14 Jul 2026 09.30.00 WITA`. The value must know its zone."""
    if value is None:
        return MISSING
    local = dates.format_datetime(value, format="medium", tzinfo=CITY_ZONE, locale=LOCALES[language()])
    return f"{local} WITA"


def clock(value: datetime) -> str:
    """The time of day in the city: `14.05` (id) or `14:05` (en). The value must know its zone."""
    return dates.format_time(value, format="short", tzinfo=CITY_ZONE, locale=LOCALES[language()])


@cache
def catalogue(lang: str) -> Catalog:
    """All messages of one language; a key written in two files is a programming error."""
    merged = Catalog(locale=LOCALES[lang])
    merged.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", PLURALS[lang])]
    for path in sorted((LOCALE / lang).glob("*.po")):
        with path.open("rb") as file:
            for message in pofile.read_po(file, locale=LOCALES[lang]):
                if not message.id:
                    continue
                if message.id in merged:
                    raise ValueError(f"{message.id!r} is written twice, again in {path.name}")
                merged[message.id] = message
    return merged


@cache
def _translations(lang: str) -> GNUTranslations:
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue(lang))
    compiled.seek(0)
    return GNUTranslations(compiled)
