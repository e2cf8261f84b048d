"""`siperi score` and `siperi import`: forms from the command line."""

from itertools import chain, count
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from siperi_geo.cli.output import Format, show_error, show_json, show_lines, show_problems, show_table
from siperi_geo.cli.stores import builtin_areas, open_store
from siperi_geo.errors import Problem, Where
from siperi_geo.forms import Reading, read_form, write_quarantine
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import Examined, accept, examine
from siperi_geo.scoring import FormScore, contradictions, score_forms
from siperi_geo.settings import actor
from siperi_geo.store import Store
from siperi_geo.text import language, number, percent, pick, signed, t

Kind = Literal["pkd2021", "template", "long", "wide"]  # forms.KINDS; a test compares them


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("score", help=t("cli.score"))(score)
    app.command("import", help=t("cli.import"))(import_)


def score(
    form: Path,
    instrument: Annotated[str, typer.Option(help="keltana")],
    version: str | None = None,
    format: Format = "table",
) -> int:
    """Score the forms of one file; no store is touched."""
    chosen = load(instrument, version)
    reading = read_form(form, chosen, areas=builtin_areas())
    answers = [one.answers for one in reading.forms]
    scores = {v.id: score_forms(chosen, answers, v.id) for v in chosen.variants}
    of_file = reading.problems if len(reading.forms) == 1 else ()
    documents = [
        _score_document(
            chosen,
            {v: scores[v][n] for v in scores},
            (*of_file, *contradictions(chosen, one.answers, where=one.where)),
        )
        for n, one in enumerate(reading.forms)
    ]
    if format == "json":
        of_all = [problem.as_dict(language()) for problem in reading.problems]
        show_json(documents[0] if len(documents) == 1 else {"forms": documents, "problems": of_all})
    else:
        for one, per_variant in zip(reading.forms, zip(*scores.values(), strict=True), strict=True):
            _show_score(chosen, one.place_name or str(one.where), per_variant)
        show_problems(reading.problems)
    return 0 if documents else 2


def _score_document(
    instrument: Instrument, scores: dict[str, FormScore], problems: tuple[Problem, ...]
) -> dict[str, Any]:
    standard, *others = scores.values()
    document = standard.as_dict(instrument, language())
    document["variants"] = [
        {"id": other.variant, "index": other.index, "class_code": other.class_code} for other in others
    ]
    document["problems"] = [problem.as_dict(language()) for problem in problems]
    return document


def _show_score(instrument: Instrument, name: str, scores: tuple[FormScore, ...]) -> None:
    for one in scores:
        label = _class_name(instrument, one)
        variant = pick(instrument.variant(one.variant).name)
        rows = [
            (
                pick(instrument.node(a.id).name),
                number(node.index, 4),
                number(node.score),
                percent(node.coverage_pct),
            )
            for a in instrument.aspects
            for node in [one.node(a.id)]
        ]
        title = f"{name} · {variant}: {number(one.index)} · {label} · {percent(one.coverage_pct)}"
        show_table(title, [t("cli.aspect"), t("cli.index"), t("cli.score_column"), t("cli.coverage")], rows)


def import_(
    forms: list[Path],
    instrument: str = "keltana",
    year: int | None = None,
    subject: str | None = None,
    kind: Kind | None = None,
    commit: bool = False,
    quarantine: Path | None = None,
) -> int:
    """Check forms and, with --commit, store and score them; a dry run otherwise."""
    with open_store() as store:
        examined = examine(store, forms, load(instrument), year=year, subject=subject, kind=kind)
        _show_examined(examined)
        show_lines([_stored(store, examined) if commit else t("cli.dry_run")])
    if examined.set_aside.quarantine:
        _keep_set_aside(examined.set_aside, quarantine or forms[0].with_name(forms[0].stem + ".karantina.csv"))
    return 1 if examined.errors else 0


def _stored(store: Store, examined: Examined) -> str:
    """Store what there is to store; the line that says what came of it."""
    if not examined.changes_something:
        return t("cli.nothing_to_store")
    batch = accept(store, examined, actor=actor())
    n, kept = len(examined.plan.to_store), len(examined.set_aside.quarantine)
    return t("cli.stored", n=n, batch=batch) if n else t("cli.only_kept", n=kept, batch=batch)


def _keep_set_aside(reading: Reading, wanted: Path) -> None:
    """Write what was set aside to a file of its own; a folder that cannot be written stops nothing."""
    try:
        path = write_quarantine(reading, _free(wanted))
    except OSError as error:
        detail = {"detail": error.strerror or str(error)}
        show_error(Problem("CLI_FILE_FAILED", Where(file=wanted.name), detail))
    else:
        show_lines([t("cli.quarantined", n=len(reading.quarantine), path=path)])


def _free(wanted: Path) -> Path:
    """The path wanted, numbered when a file is there: an earlier report is never overwritten."""
    numbered = (wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}") for n in count(2))
    return next(path for path in chain([wanted], numbered) if not path.exists())


def _show_examined(examined: Examined) -> None:
    rows = [
        (
            entry.area.code,
            entry.area.name,
            str(entry.year),
            t(f"cli.action.{entry.action}"),
            number(score.index),
            _class_name(examined.plan.instrument, score),
            percent(score.coverage_pct),
            signed(change),
        )
        for entry, score, change in zip(examined.plan.entries, examined.scores, examined.changes, strict=True)
    ]
    columns = ["code", "area", "year", "action", "index", "class", "coverage", "change"]
    show_table(t("cli.import_title"), [t(f"cli.column.{column}") for column in columns], rows)
    reading = examined.reading
    show_lines(
        [
            t("cli.rows", rows_in=reading.rows_in, good=reading.rows_good, bad=reading.rows_bad),
            t("cli.held_forms", n=len(examined.plan.held)),
            t("cli.areas_covered", n=len(rows), missing=", ".join(examined.missing_areas) or "–"),
        ]
    )
    show_problems(examined.problems)


def _class_name(instrument: Instrument, score: FormScore) -> str:
    band = instrument.class_named(score.class_code)
    return t("cli.cannot_assess") if band is None else pick(band.name)
