"""`siperi withdraw`: take back what an import stored by mistake."""

from typing import Annotated

import typer

from siperi_geo.analysis.withdrawn import withdrawn
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines, show_table
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import allowed
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Right
from siperi_geo.store import Store
from siperi_geo.text import moment, number, t
from siperi_geo.verification import withdraw


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("withdraw", help=t("cli.withdraw"))(withdraw_)


@on_store
def withdraw_(
    batch: Annotated[str, typer.Argument()] = "",
    reason: Annotated[str, typer.Option()] = "",
    commit: bool = False,
) -> int:
    """Without an import: list the last ones. With one: show its forms, and with --commit take them back."""
    with open_store() as store:
        who = allowed(store, Right.WITHDRAW)
        if not batch:
            _list_batches(store)
        elif commit:
            n = withdraw(store, batch, actor=who, reason=reason)
            show_lines([t("withdraw.done", n=number(n, 0), batch=batch)])
        else:
            _show_forms(store, batch)
    return 0


def _list_batches(store: Store) -> None:
    rows = store.query("assessments/batch_list", actor=None).to_dict("records")
    heads = [t(f"forms.history.{name}") for name in ("created_at", "file_name", "actor")]
    shown = [
        (row["batch_id"], moment(row["created_at"]), row["file_name"], row["actor"])
        for row in rows
        if row["action"] == "import_forms"
    ]
    show_table(t("forms.history"), [t("withdraw.batch"), *heads], shown)
    show_lines([t("withdraw.how")])


def _show_forms(store: Store, batch: str) -> None:
    shown = withdrawn(store.query, batch)
    if shown.empty:
        raise SiperiError("BATCH_WITHOUT_FORMS", batch=batch)
    show_table(t("withdraw.forms"), list(shown.columns), shown.to_numpy().tolist())
    show_lines([t("withdraw.dry_run")])
