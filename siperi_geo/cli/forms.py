"""`siperi score` and `siperi import`: forms from the command line."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import typer

from siperi_geo.cli.examined import class_name, heading, show_examined
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.households import check_households, finish_households
from siperi_geo.cli.output import Format, show_json, show_lines, show_problems, show_table
from siperi_geo.cli.set_aside import keep_set_aside
from siperi_geo.cli.stores import builtin_areas, open_store
from siperi_geo.cli.who import acting, allowed
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.forms import FilledForm, Reading, check_profile, read_form
from siperi_geo.instruments import Instrument
from siperi_geo.intake import Examined, accept, examine, instrument_for
from siperi_geo.rights import Right
from siperi_geo.scoring import FormScore, StepReached, contradictions, score_forms
from siperi_geo.store import Store
from siperi_geo.text import language, number, percent, pick, t

Kind = Literal["pkd2021", "template", "odk", "long", "wide"]  # forms.KINDS; a test compares them


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("score", help=t("cli.score"))(score)
    app.command("import", help=t("cli.import"))(import_)


def score(
    form: Path,
    instrument: str | None = None,
    version: str | None = None,
    profile: str | None = None,
    format: Format = "table",
) -> int:
    """Score the forms of one file; no store is touched."""
    chosen = instrument_for(form, instrument, version)
    reading = read_form(form, chosen, areas=builtin_areas(), profile=profile)
    answers = [one.answers for one in reading.forms]
    per_variant = [score_forms(chosen, answers, variant.id) for variant in chosen.variants]
    per_form = list(zip(*per_variant, strict=True))
    if format == "json":
        show_json(_score_documents(chosen, reading, per_form))
    else:
        for one, scores in zip(reading.forms, per_form, strict=True):
            _show_score(chosen, heading(one, is_alone=len(reading.forms) == 1), scores)
            show_lines([t("cli.score_unread", n=len(one.unread))] if one.unread else [])
        within = (contradictions(chosen, one.answers, where=one.where) for one in reading.forms)
        show_problems((*reading.problems, *chain.from_iterable(within)))
    return 0 if reading.forms else 2


def _score_documents(
    instrument: Instrument, reading: Reading, per_form: Sequence[tuple[FormScore, ...]]
) -> dict[str, Any]:
    """The agreed document of one form, or those of all forms and the problems of the file."""
    of_file = reading.problems if len(reading.forms) == 1 else ()
    documents = [
        _score_document(instrument, scores, (*of_file, *contradictions(instrument, one.answers, where=one.where)))
        | _profile(instrument, one)
        | {"unread": [str(place) for place in one.unread]}
        for one, scores in zip(reading.forms, per_form, strict=True)
    ]
    of_all = [problem.as_dict(language()) for problem in reading.problems]
    return documents[0] if len(documents) == 1 else {"forms": documents, "problems": of_all}


def _profile(instrument: Instrument, form: FilledForm) -> dict[str, str]:
    """Which form of the instrument it is, where there are several."""
    profile = instrument.profile_of(form.answers)
    return {"profile": profile.id} if profile else {}


def _score_document(
    instrument: Instrument, scores: tuple[FormScore, ...], problems: tuple[Problem, ...]
) -> dict[str, Any]:
    standard, *others = scores
    document = standard.as_dict(instrument, language())
    document["variants"] = [
        {"id": other.variant, "index": other.index, "class_code": other.class_code} for other in others
    ]
    document["problems"] = [problem.as_dict(language()) for problem in problems]
    return document


def _show_score(instrument: Instrument, name: str, scores: tuple[FormScore, ...]) -> None:
    for one in scores:
        label = class_name(instrument, one)
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
        show_lines(_step(instrument, step) for step in one.steps)


def _step(instrument: Instrument, step: StepReached) -> str:
    reading = instrument.reading(step.reading)
    key = "cli.step_at_least" if step.is_at_least else "cli.step"
    return t(key, reading=pick(reading.name), step=pick(reading.rung(step.code).name))


@on_store
def import_(  # noqa: PLR0913 (one parameter per option of the command)
    forms: list[Path],
    instrument: str | None = None,
    version: str | None = None,
    profile: str | None = None,
    year: int | None = None,
    subject: str | None = None,
    kind: Kind | None = None,
    commit: bool = False,
    quarantine: Path | None = None,
    unreadable_as_blank: bool = False,
    missing: bool = False,
) -> int:
    """Check forms and, with --commit, store and score them; a dry run otherwise."""
    with open_store() as store:
        allowed(store, Right.IMPORT_FORMS)
        chosen = instrument_for(forms[0], instrument, version)
        if chosen.is_private:
            if subject is not None:
                raise SiperiError("HOUSEHOLD_SUBJECT_CHOSEN")
            check_profile(chosen, profile)
            found = check_households(
                store, forms, chosen, year=year, kind=kind, unreadable_as_blank=unreadable_as_blank
            )
            return finish_households(store, found, forms[0], commit=commit, quarantine=quarantine)
        said: dict[str, Any] = {"year": year, "subject": subject, "kind": kind, "profile": profile}
        examined = examine(store, forms, chosen, **said, unreadable_as_blank=unreadable_as_blank)
        if chosen.is_unnamed:
            allowed(store, Right.IMPORT_FORMS, examined.about)
        show_examined(examined, missing=missing)
        show_lines([_stored(store, examined) if commit else t("cli.dry_run"), *_mixed(store, examined)])
    digest = examined.reading.sha256
    keep_set_aside(
        examined.set_aside.quarantine, forms[0], quarantine, content_sha256=digest, is_dry_run=not commit
    )
    return 1 if examined.errors else 0


def _stored(store: Store, examined: Examined) -> str:
    """Store what there is to store; the line that says what came of it."""
    is_together = not examined.is_told_apart and examined.accepted > 0
    if not examined.changes_something:
        return _accepted(examined) if is_together else t("cli.nothing_to_store")
    batch = accept(store, examined, actor=acting(store))
    if is_together:
        return _accepted(examined)
    n, kept = len(examined.plan.to_store), len(examined.set_aside.quarantine)
    return t("cli.stored", n=n, batch=batch) if n else t("cli.only_kept", n=kept, batch=batch)


def _accepted(examined: Examined) -> str:
    return t("households.accepted", n=number(examined.accepted, 0))


def _mixed(store: Store, examined: Examined) -> list[str]:
    """The line about example data that the forms to store join; none without any."""
    found = store.query("assessments/example_count_per_instrument")
    n = int(found.loc[found["instrument"] == examined.plan.instrument.id, "form_count"].sum())
    return [t("cli.mixed", n=number(n, 0))] if n and examined.accepted else []
