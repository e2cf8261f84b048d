"""Where the city stands by every instrument as a table: one row each, also of those without a form in the year.

Numbers are written in the decimals of their instrument; files hold them as they are. It computes nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

from siperi_geo.analysis.city_state import CityState
from siperi_geo.analysis.exact import floor_pct, is_missing
from siperi_geo.cells import Cells, Table
from siperi_geo.text import MISSING, abbreviation, number, percent, pick, signed, t


def state_table(found: Sequence[CityState]) -> Table:
    """A row per instrument: value on its own scale, class, target, change, who filled in, how much is checked."""
    names = [_name(one) for one in found]
    scales = [_scale(one) for one in found]
    return Table(
        (
            Cells(t("state.instrument"), names, names),
            Cells(t("state.index"), [_index(one) for one in found], [_shown_index(one) for one in found]),
            Cells(t("state.scale"), scales, scales, is_for_files=True),
            _words("class", found, _class),
            Cells(t("state.target"), [one.target for one in found], [_target(one) for one in found]),
            Cells(
                t("state.missing"),
                [one.missing for one in found],
                [_of(one, one.missing) for one in found],
                is_for_files=True,
            ),
            Cells(t("state.change"), [one.change for one in found], [_change(one) for one in found]),
            _words("filled", found, _filled),
            *(
                Cells(
                    t(f"state.{name}"),
                    [getattr(one, f"{name}_pct") for one in found],
                    [percent(floor_pct(getattr(one, f"{name}_pct"))) for one in found],
                )
                for name in ("verified", "evidence")
            ),
        )
    )


def _missing(found: Sequence[CityState]) -> Cells:
    shown = [_of(one, one.missing) for one in found]
    return Cells(t("state.missing"), [one.missing for one in found], shown, is_for_files=True)


def _words(name: str, found: Sequence[CityState], say: Callable[[CityState], str]) -> Cells:
    words = [say(one) for one in found]
    return Cells(t(f"state.{name}"), words, words)


def _name(one: CityState) -> str:
    name = f"{abbreviation(one.instrument.id)} · {t(f'unit.{one.instrument.subject}')}"
    is_example = one.head is not None and 0 < one.head.scored_count <= one.head.example_count
    return t("state.example", name=name) if is_example else name


def _index(one: CityState) -> float | None:
    return None if one.head is None else one.head.index


def _shown_index(one: CityState) -> str:
    if one.head is None:
        return t("state.none") if one.last_year is None else t("state.none.last", year=one.last_year)
    if one.head.is_withheld:
        return t("state.withheld")
    return t("map.not_assessable") if one.head.index is None else _of(one, one.head.index)


def _of(one: CityState, value: Any) -> str:
    return MISSING if is_missing(value) else number(value, one.instrument.decimals)


def _target(one: CityState) -> str:
    """The target, with how far the value is below it."""
    if one.target is None:
        return MISSING
    written = _of(one, one.target)
    if one.missing is None:
        return written
    return t(
        "state.target.short" if one.missing else "state.target.reached", target=written, gap=_of(one, one.missing)
    )


def _scale(one: CityState) -> str:
    low, high = one.instrument.value_range(one.instrument.root.id)
    return "–".join(number(end, 0) for end in (low, high))


def _class(one: CityState) -> str:
    return MISSING if one.head is None or one.head.band is None else pick(one.head.band.name)


def _change(one: CityState) -> str:
    if one.change is None or one.before is None:
        return MISSING
    return t("state.change.since", change=signed(one.change, one.instrument.decimals), year=one.before)


def _filled(one: CityState) -> str:
    if one.head is None or one.head.is_withheld:
        return MISSING
    filled = number(one.head.filled_count, 0)
    if one.head.area_count:
        filled = t("analysis.of", part=filled, all=number(one.head.area_count, 0))
    if one.instrument.has_respondents:  # a unit that one respondent answered for has not enough of them yet
        return t("state.filled.enough", filled=filled, n=number(one.head.scored_count, 0))
    return filled
