"""An action of the plan with a pledge, a file of another one, and offers on an open one, in one kelurahan."""

from dataclasses import dataclass, replace
from pathlib import Path

from siperi_geo import offers, plans
from siperi_geo.boundaries import stored_areas
from siperi_geo.plans.importing import Examined, examine
from siperi_geo.store import Store

LINE = "1.05.03.2.01.0007"
CALL = offers.Contact(name="Ani", reach="0380 555 0100")
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\naction "


@dataclass(frozen=True)
class Planned:
    """What acts on the plan are done to."""

    action_id: str
    action: plans.Action
    pledge_id: str
    pledge: plans.Pledge
    file: Examined
    open_id: str
    offers: dict[str, offers.Receipt]  # by what is done to each
    evidence_id: str


def action_in(code: str, what: str = "Sosialisasi") -> plans.Action:
    return plans.Action(year=2027, what=what, area_code=code, line=LINE, owner_name="BPBD")


def make(store: Store, scratch: Path, code: str) -> Planned:
    action = action_in(code)
    action_id = plans.add(store, action, actor="test")
    pledge = plans.Pledge(action_id=action_id, partner_kind="business", partner_name="PT A", what="Tenda")
    pledge_id = plans.pledge(store, pledge, actor="test")
    file = scratch / f"rencana-{code}.csv"
    file.write_text(f"tahun;aksi;kode wilayah;kode baris\n2027;Gladi;{code};{LINE}\n", encoding="utf-8")
    found = examine(store, file, stored_areas(store))
    assert len(found.to_store) == 1
    open_id = plans.add(store, replace(action, what="Terbuka", is_open=True), actor="test")
    given = {
        name: offers.give(store, offer_of(open_id, name), CALL, actor="test")
        for name in ("accept", "decline", "forget", "take_back")
    }
    offers.accept(store, given["forget"].offer_id, what="Tenda", amount_idr=None, actor="test")
    plans.add_file(store, action_id, "berita acara.pdf", PDF + code.encode(), actor="test")
    (kept,) = plans.files(store, action_id)
    return Planned(action_id, action, pledge_id, pledge, found, open_id, given, kept.evidence_id)


def offer_of(action_id: str, name: str) -> offers.Offer:
    """An offer in kind, told from others by its name."""
    return offers.Offer(action_id=action_id, partner_kind="business", partner_name=f"PT {name}", what="Tenda")
