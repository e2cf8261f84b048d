"""`siperi evidence`: the evidence files beside the store, and deleting those that no form has."""

import typer

from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_problems
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import allowed
from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, clean, file_problems, referenced
from siperi_geo.text import number, t


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evidence", help=t("cli.evidence"))(evidence)


@on_store
def evidence(clean: bool = False) -> int:
    """Say how many files there are and what is wrong with them; 1 when one is missing or damaged."""
    with open_store() as store:
        who = allowed(store, Right.MAINTAIN)
        found = file_problems(store)
        show_lines([t("evidence.held", n=number(len(referenced(store)), 0), bad=number(len(found), 0))])
        show_lines([_cleaned(store, who) if clean else _left(store)])
    show_problems(found)
    return 1 if found else 0


def _cleaned(store: Store, who: Actor) -> str:
    return t("evidence.cleaned", n=number(clean(store, actor=who), 0))


def _left(store: Store) -> str:
    left = store.attachments.unreferenced(referenced(store))
    if not left:
        return t("evidence.none_unreferenced")
    mb = number(sum(left.values()) / 2**20, 1)
    return t("evidence.unreferenced", n=number(len(left), 0), mb=mb)
