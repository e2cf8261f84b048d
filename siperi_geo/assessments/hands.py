"""Who worked on a form that was handed in on the web: kept with its head, so that none of them verifies it.

That somebody saved to a form in progress is kept beside it, also where others wrote over it since. Who may verify,
`verification` decides. Of households and respondents nobody is kept: they are not verified.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from siperi_geo.instruments import Instrument
from siperi_geo.store import Store, Transaction

FIELD = "filled_by"  # as in the queries; one account a line


def keep_hand(tx: Transaction, instrument: Instrument, draft_id: str) -> None:
    """Keep that whoever writes has saved to a form in progress."""
    hand = {"draft_id": draft_id, "actor": tx.actor}
    if not instrument.is_unnamed and tx.query("drafts/hand_of", **hand).empty:
        tx.run("drafts/put_hand", **hand)


def keep_hands(tx: Transaction, instrument: Instrument, draft_id: str, assessment_id: str) -> None:
    """Keep who began a draft and who saved to it, with the form that it became."""
    if instrument.is_unnamed:
        return
    names = tx.query("drafts/hand_list", draft_id=draft_id)["actor"]
    row = {"assessment_id": assessment_id, "field": FIELD, "content": "\n".join(names)}
    tx.append("assessment_headers", pd.DataFrame([row]))


def worked_on(source: Store | Transaction, name: str, forms: Sequence[Mapping[str, object]]) -> set[str]:
    """The ids of those among these forms (their instrument and year said) that somebody handed in or worked on."""
    rounds = {(str(form["instrument"]), int(str(form["year"]))) for form in forms}
    asked = [source.query("assessments/own_list", instrument=i, year=year, actor=name) for i, year in rounds]
    own = {str(one) for rows in asked for one in rows["assessment_id"]}
    return own & {str(form["assessment_id"]) for form in forms}
