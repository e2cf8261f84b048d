"""`siperi demo`: example data of instruments and of the SPM, filled in or taken out."""

from datetime import UTC, datetime
from typing import Literal

import typer

from siperi_geo import demo
from siperi_geo.assessments import valid_year
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import allowed
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, has_accounts
from siperi_geo.text import abbreviation, number, t

Scale = Literal["small", "city"]
SMALL_AREAS = 12
USUAL, EVERY = "keltana", ("all", "semua")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help=t("cli.demo"))(demo_)


@on_store
def demo_(
    instrument: str | None = None,
    scale: Scale = "city",
    if_empty: bool = False,
    remove: bool = False,
    year: int | None = None,
) -> int:
    """Fill in examples (usual: keltana and SPM figures; an instrument, spm, all), or remove them (usual: all)."""
    with open_store() as store:
        kept = _kept(store) if if_empty and not remove else None
        if kept is not None:  # the first step of every start: nobody has signed in then
            show_lines([t(kept)])
            return 0
        who = allowed(store, Right.KEEP_EXAMPLES)
        if remove:
            show_lines(_removed(store, instrument, who))
            return 0
        most = SMALL_AREAS if scale == "small" else None
        last_year = datetime.now(UTC).year if year is None else valid_year(year)
        return _filled(store, instrument, who, last_year=last_year, most_areas=most)


def _is_spm(instrument: str | None) -> bool:
    return instrument is not None and instrument.casefold() == demo.SPM


def _one(instrument: str | None) -> Instrument | None:
    """The instrument meant; None for all of them."""
    return None if instrument is None or instrument.casefold() in EVERY else load(instrument.casefold())


def _filled(store: Store, asked: str | None, who: Actor, *, last_year: int, most_areas: int | None) -> int:
    """Fill in examples and say how many of what; 1 where something was left out."""
    left = list[Problem]()
    if not _is_spm(asked):
        left = _forms_filled(store, asked or USUAL, who, last_year=last_year, most_areas=most_areas)
    if asked is None or _is_spm(asked) or asked.casefold() in EVERY:
        left += _figures_filled(store, who, last_year, most_areas, is_alone=_is_spm(asked))
    if asked is None:
        show_lines([t("cli.demo_more")])
    show_problems(left)
    return 1 if left else 0


def _forms_filled(
    store: Store, instrument: str, who: Actor, *, last_year: int, most_areas: int | None
) -> list[Problem]:
    one, left = _one(instrument), list[Problem]()
    if one is not None:
        filled = {one.id: demo.fill(store, one, last_year=last_year, most_areas=most_areas, actor=who)}
    else:
        filled, left = demo.fill_all(store, last_year=last_year, most_areas=most_areas, actor=who)
        show_lines([f"{abbreviation(name)}: {number(n, 0)}" for name, n in filled.items()])
    show_lines([t("cli.demo_filled", n=number(sum(filled.values()), 0))])
    uncounted = sum(one.uncounted for one in demo.loaded(store.query) if one.instrument in filled)
    if uncounted:
        show_lines([t("ui.examples.uncounted", n=number(uncounted, 0))])
    return left


def _figures_filled(
    store: Store, who: Actor, last_year: int, most_areas: int | None, *, is_alone: bool
) -> list[Problem]:
    """Fill in figures of the SPM; where they are not all that was asked for, what speaks against them is told."""
    refused = demo.refusal_of_examples(store)
    if refused and is_alone:
        raise SiperiError(refused.code)
    if refused:
        return [refused]
    n = demo.fill_figures(store, last_year=last_year, most_areas=most_areas, actor=who)
    show_lines([t("cli.demo_figures", n=number(n, 0))])
    return []


def _kept(store: Store) -> str | None:
    """Why a first start brings no example data, as a key; None where it does."""
    if has_accounts(store):
        return "accounts.demo_kept"
    return None if demo.may_fill(store) else "cli.demo_kept"


def _removed(store: Store, asked: str | None, who: Actor) -> list[str]:
    """Remove example data, of one instrument, of the SPM or all; how much went, and who went with it."""
    if _is_spm(asked):
        return [t("cli.demo_figures_removed", n=number(demo.remove_figures(store, actor=who), 0))]
    gone = demo.remove(store, _one(asked), actor=who)
    said = [t("cli.demo_removed", n=number(gone.forms, 0))]
    said += [t("ui.examples.uncounted", n=number(gone.uncounted, 0))] if gone.uncounted else []
    said += [t("cli.demo_figures_removed", n=number(gone.figures, 0))] if gone.figures else []
    return [*said, t("ui.examples.made_up", n=number(gone.made_up, 0))] if gone.made_up else said
