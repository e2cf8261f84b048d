"""Tables of the board: what is needed, as everybody may read it; offers, as planners do. It reads nothing."""

from collections.abc import Sequence
from datetime import date

from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.offers import FORGOTTEN, KeptOffer
from siperi_geo.plans import Need, label_of
from siperi_geo.tables.plans import line_name, place_of, quantity_of
from siperi_geo.text import MISSING, day, moment, number, t


def need_table(needs: Sequence[Need], today: date) -> Table:
    """A row for each need; in files with the codes of area and line. Overdue ones say so."""
    return table(
        written(t("board.field.what"), [one.what for one in needs], str),
        written(t("plans.field.area"), [place_of(one) for one in needs], str),
        _for_files(t("plans.field.area_code"), [one.area_code for one in needs]),
        written(t("plans.field.line"), [line_name(one.line) for one in needs], str),
        _for_files(t("plans.field.line_code"), [one.line for one in needs]),
        written(t("plans.field.target"), [quantity(one) for one in needs], str),
        written(t("plans.field.budget_idr"), [one.budget_idr for one in needs], rupiah),
        written(t("board.field.pledged"), [one.pledged_idr for one in needs], rupiah),
        written(t("board.field.lacking"), [one.lacking_idr for one in needs], rupiah),
        written(t("plans.field.due_on"), [due(one, today) for one in needs], str),
        _for_files(t("plans.field.year"), [one.year for one in needs]),
        _for_files(t("board.field.in_kind"), [one.in_kind_count for one in needs]),
        _for_files(t("plans.field.progress_pct"), [one.progress_pct for one in needs]),
    )


def part_table(rows: Sequence[tuple[str, float | None, int | None]]) -> Table:
    """Parts that a need is to improve: name, score now, of which year."""
    return table(
        written(t("board.part"), [name for name, _, _ in rows], str),
        written(t("board.part.score"), [score for _, score, _ in rows], number),
        written(t("board.part.year"), [year for _, _, year in rows], lambda n: MISSING if n is None else str(n)),
    )


def decided_table(offers: Sequence[KeptOffer]) -> Table:
    """Offers that were decided on, with whom to call as long as that is kept."""
    return table(
        written(t("board.offers.decided_at"), [moment(one.decided_at) for one in offers], str),
        written(t("board.offers.state"), [t(f"board.state.{one.state}") for one in offers], str),
        written(t("board.offer.partner_name"), [partner_of(one) for one in offers], str),
        written(t("board.offer.what"), [what_of(one) for one in offers], str),
        written(t("board.offers.for"), [one.action_what for one in offers], str),
        written(t("board.offers.reason"), [one.reason or MISSING for one in offers], str),
        written(t("board.offer.contact"), [contact_of(one) for one in offers], str),
    )


def offer_table(offers: Sequence[KeptOffer]) -> Table:
    """Offers with the id that the command takes, how each stands, and whom to call as long as that is kept."""
    return table(
        written(t("board.offers.id"), [one.offer_id for one in offers], str),
        written(t("board.offers.state"), [t(f"board.state.{one.state}") for one in offers], str),
        written(t("board.offer.partner_name"), [partner_of(one) for one in offers], str),
        written(t("board.offer.what"), [what_of(one) for one in offers], str),
        written(t("plans.pledge.amount_idr"), [amount_of(one) for one in offers], str),
        written(t("board.offers.for"), [one.action_what for one in offers], str),
        written(t("board.offer.contact"), [contact_of(one) for one in offers], str),
    )


def contact_of(one: KeptOffer) -> str:
    """Whom to call; that it is deleted where it is."""
    return f"{one.contact.name}, {one.contact.reach}" if one.contact else t("board.offers.contact.gone")


def partner_of(one: KeptOffer) -> str:
    """Who gives it; that it is deleted where it is."""
    return _kept_word(one.offer.partner_name)


def what_of(one: KeptOffer) -> str:
    """What is offered; that it is deleted where it is."""
    return _kept_word(one.offer.what)


def amount_of(one: KeptOffer) -> str:
    """`Rp 2.000.000`, or that it is in kind."""
    amount = one.offer.amount_idr
    return t("plans.pledge.in_kind") if amount is None else f"Rp {number(amount, 0)}"


def due(one: Need, today: date) -> str:
    """The day until which it is needed, and that it is over: `30 Juni 2026 · lewat tenggat`."""
    return day(one.due_on) + (f" · {t('plans.overdue')}" if one.is_overdue(today) else "")


def quantity(one: Need) -> str:
    """How much of what: `120 orang`; a dash where the plan does not say."""
    return f"{quantity_of(one.target)} {one.unit}".strip() or MISSING


def rupiah(value: int | None) -> str:
    """Whole rupiah; what is not known is not zero."""
    return t("board.unknown") if value is None else number(value, 0)


def offered_by(one: KeptOffer) -> str:
    """`PT Maju Jaya (Dunia usaha)`."""
    return f"{partner_of(one)} ({label_of('owners', one.offer.partner_kind)})"


def _kept_word(words: str) -> str:
    return t("board.offers.contact.gone") if words == FORGOTTEN else words


def _for_files(title: str, values: Sequence[object]) -> Cells:
    return Cells(title, values, [str(one) for one in values], is_for_files=True)
