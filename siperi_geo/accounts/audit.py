"""The audit trail read back: who did what, when. It is written with every change and never changed."""

from datetime import datetime

import pandas as pd

from siperi_geo.rights import Actor, Right
from siperi_geo.store import Store, permit


def audit_list(
    store: Store,
    *,
    actor: Actor,
    since: datetime | None = None,
    until: datetime | None = None,
    who: str | None = None,
    action: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """The rows from `since` on and before `until`, newest first, at most so many.

    Columns audit_id, happened_at, actor, action, target, detail.
    """
    permit(store, actor, Right.SEE_AUDIT)
    return store.query("accounts/audit_list", since=since, until=until, who=who, action=action, most=most)
