"""What an import found, on the command's screen: forms that can be stored, forms held, rows, areas, problems.

It shows what `intake` says and decides nothing.
"""

from collections.abc import Sequence

from siperi_geo.assessments import Held
from siperi_geo.cli.output import show_lines, show_problems, show_table
from siperi_geo.errors import brief
from siperi_geo.forms import FilledForm
from siperi_geo.instruments import Instrument
from siperi_geo.intake import Examined, read_as_words
from siperi_geo.scoring import FormScore
from siperi_geo.text import language, number, percent, pick, signed, t

FEW_AREAS = 10  # so many missing ones are named unasked
ENTRIES = ("code", "area", "year", "action", "index", "class", "coverage", "change")
UNITS = ("government", "unit", "year")
HELD = ("form", "year", "reason", "todo")


def show_examined(examined: Examined, *, missing: bool) -> None:
    """The whole report; `missing` names the areas without a form also when there are many."""
    if examined.plan.instrument.has_respondents:
        counted = examined.unit_counts[0][1] if examined.units else {}
        _table("cli.import_title", (*UNITS, *counted), _units(examined))
    else:
        _table("cli.import_title", ENTRIES, _entries(examined))
    _table("cli.held_title", HELD, [_held(one) for one in examined.plan.held])
    read_as = read_as_words(examined.plan.instrument)
    show_lines([_rows(examined), *([read_as] if read_as else []), _areas(examined, is_asked=missing)])
    show_problems(examined.problems)


def heading(form: FilledForm, *, is_alone: bool) -> str:
    """What a form is called: its file and, where it says so, its place; of several, also where it stands."""
    named = brief(form.place_name or form.subject_id or "")
    file = form.where.file or ""
    if named:
        return f"{file} · {named}" if file else named
    return file if is_alone and file else str(form.where)


def class_name(instrument: Instrument, score: FormScore) -> str:
    """The class in words, or that there is none yet."""
    band = instrument.class_named(score.class_code)
    return t("cli.cannot_assess") if band is None else pick(band.name)


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        show_table(t(title), [t(f"cli.column.{column}") for column in columns], rows)


def _entries(examined: Examined) -> list[tuple[str, ...]]:
    return [
        (
            entry.subject.code,
            entry.subject.name,
            str(entry.year),
            t(f"cli.action.{entry.action}"),
            number(score.index),
            class_name(examined.plan.instrument, score),
            percent(score.coverage_pct),
            signed(change),
        )
        for entry, score, change in zip(examined.plan.entries, examined.scores, examined.changes, strict=True)
    ]


def _units(examined: Examined) -> list[tuple[str, ...]]:
    """Forms by unit: what a single respondent answered, and its result, is shown to nobody."""
    return [
        (
            one.government,
            one.unit.name,
            str(one.year),
            *(number(n, 0) for n in counts.values()),
        )
        for one, counts in examined.unit_counts
    ]


def _held(one: Held) -> tuple[str, ...]:
    problem, year = one.problem, "–" if one.year is None else str(one.year)
    name = heading(one.form, is_alone=False)
    return name, year, problem.what(language()), problem.todo(language())


def _rows(examined: Examined) -> str:
    reading, held = examined.reading, examined.plan.held
    counts = {"rows_in": reading.rows_in, "ready": examined.rows_ready, "bad": reading.rows_bad}
    return t("cli.rows", **counts, held=examined.plan.held_rows, n=len(held))


def _areas(examined: Examined, *, is_asked: bool) -> str:
    names = examined.missing
    is_named = is_asked or len(names) <= FEW_AREAS
    values = {"n": len(examined.units or examined.plan.entries), "missing": len(names)}
    return t("cli.areas_named", **values, names=", ".join(names) or "–") if is_named else t("cli.areas", **values)
