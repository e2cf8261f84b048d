"""Tables of what stands beside one action: pledges, revisions. It reads nothing."""

from collections.abc import Sequence

import pandas as pd

from siperi_geo.cells import Table, as_written, table, written
from siperi_geo.plans import KeptAction, KeptPledge, label_of, partner_said
from siperi_geo.tables.plans import place_of
from siperi_geo.text import moment, number, percent, t


def pledge_table(pledges: Sequence[KeptPledge]) -> Table:
    """Pledges with who gives what and how far that is."""
    return table(
        written(t("plans.pledge.partner_name"), [partner_of(one) for one in pledges], str),
        written(
            t("plans.pledge.partner_kind"), [label_of("owners", one.pledge.partner_kind) for one in pledges], str
        ),
        written(t("plans.pledge.what"), [one.pledge.what for one in pledges], str),
        written(t("plans.pledge.amount_idr"), [one.pledge.amount_idr for one in pledges], _rupiah_or_kind),
        written(t("plans.pledge.state"), [label_of("pledges", one.pledge.state) for one in pledges], str),
    )


def partner_of(one: KeptPledge) -> str:
    """Who pledges it, in the reader's language where they are not named."""
    return partner_said(one.pledge.partner_name, one.pledge.partner_kind)


def revision_table(revisions: Sequence[KeptAction], *, with_actor: bool) -> Table:
    """Every revision of one action, the newest first; who wrote it only where that is to be seen."""
    rows = pd.DataFrame(
        [
            (
                number(one.revision, 0),
                moment(one.recorded_at),
                *([one.actor] if with_actor else []),
                one.action.what,
                place_of(one),
                number(one.action.budget_idr, 0),
                percent(one.action.progress_pct),
                label_of("states", one.action.state) + (f": {one.action.reason}" if one.action.reason else ""),
            )
            for one in revisions
        ],
        columns=[
            t("plans.revision"),
            t("plans.revision.at"),
            *([t("plans.revision.actor")] if with_actor else []),
            *(t(f"plans.field.{name}") for name in ("what", "area", "budget_idr", "progress_pct", "state")),
        ],
    )
    return as_written(rows)


def _rupiah_or_kind(value: int | None) -> str:
    return t("plans.pledge.in_kind") if value is None else number(value, 0)
