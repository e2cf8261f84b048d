"""`siperi contradictions`: where forms of one year say otherwise than forms of others in the same place."""

from collections.abc import Collection
from typing import Annotated, Any

import pandas as pd
import typer

from siperi_geo.analysis import cross_words
from siperi_geo.analysis.cross import Crossing, Party, crossings, withheld_families
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import Format, show_json, show_lines, show_table
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import allowed
from siperi_geo.instruments import Side, Versions, cross_rules, rule_table, versions_of
from siperi_geo.rights import Actor, Person, Right
from siperi_geo.settings import settings
from siperi_geo.store import Store, about_subjects
from siperi_geo.text import number, pick, t

COLUMNS = ("claimant", "claim_instrument", "text", "counts", "origin")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("contradictions", help=t("cross.cli"))(contradictions)


@on_store
def contradictions(year: Annotated[int, typer.Option()], format: Format = "table") -> int:
    """List every contradiction between forms of a year; 0 also when there are some: they are questions to ask."""
    rules, least = cross_rules(), settings().least_families
    versions = versions_of(rules)
    with open_store() as store:
        who = allowed(store, Right.SEE_FORM)
        forms = store.query("assessments/answers_of_year", year=year)
        hidden = withheld_families(store.query, versions, year, least)
        every = crossings(forms, rules, versions, withheld=hidden, least_families=least)
        found = [one for one in every if _is_seen(store, who, one)]
    n = _told(forms, versions, hidden)
    if format == "json":
        table = rule_table()
        about = {"year": year, "rules": table.version if table else None, "forms": n}
        show_json(about | {"contradictions": [_as_json(one, versions) for one in found]})
        return 0
    if found:
        rows = cross_words.cross_list(found, versions)
        heads = [t(f"cross.column.{name}") for name in COLUMNS]
        show_table(t("cross.whole.caption", year=year), heads, rows[list(COLUMNS)].to_numpy().tolist())
    numbers = {"n": number(len(found), 0), "forms": number(n, 0), "rules": number(len(rules), 0)}
    show_lines([t("cross.cli.found", year=year, **numbers)])
    return 0


def _is_seen(store: Store, who: Actor, one: Crossing) -> bool:
    """Whether a form that it is about may be seen by whoever asks."""
    if not isinstance(who, Person) or who.may(Right.SEE_FORM):
        return True
    abouts = (about for of in one.parties for about in about_subjects(store, of.instrument, [of.subject_id]))
    return any(who.may(Right.SEE_FORM, about) for about in abouts)


def _told(forms: pd.DataFrame, versions: Versions, hidden: Collection[str]) -> int:
    """How many forms there are, without those of families where their number is not said."""
    private = [one.id for one in versions.values() if one.is_private]
    return len(forms) - int((forms["instrument"].isin(private) & forms["kelurahan_code"].isin(list(hidden))).sum())


def _as_json(one: Crossing, versions: Versions) -> dict[str, Any]:
    rule = one.rule
    return {
        "rule": rule.id,
        "mark": rule.mark,
        "text": pick(rule.text),
        "question": pick(rule.question),
        "is_example": one.is_example,
        "claim": _party(one.claimant, rule.claim, versions),
        "against": {
            "instrument": rule.against.instrument,
            "item": rule.against.item,
            "answers": list(rule.against.answers),
            "count": one.against,
            "answered": one.answered,
            "silent": one.silent,
        },
        "others": [_party(other, rule.against, versions) | {"stance": other.stance} for other in one.others],
    }


def _party(one: Party, side: Side, versions: Versions) -> dict[str, Any]:
    return {
        "instrument": one.instrument,
        "version": one.version,
        "item": side.item,
        "subject_id": one.subject_id,
        "subject_name": one.subject_name,
        "area_name": one.area_name,
        "answer": one.answer,
        "answer_text": cross_words.said(versions, side, one),
    }
