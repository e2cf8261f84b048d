"""Names in words that all will read: whose stands there without their consent, and which words are none."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from siperi_geo import offers, plans
from siperi_geo.errors import SiperiError
from siperi_geo.offers import Contact, KeptOffer, Receipt
from siperi_geo.offers.naming import named_in
from siperi_geo.store import Store
from tests.offers.conftest import offer

Give = Callable[..., Receipt]


def kept(partner: str, person: str, *, may_be_named: bool = False) -> KeptOffer:
    return KeptOffer(
        offer_id="x",
        offer=offer("a", partner_name=partner, may_be_named=may_be_named),
        given_at=datetime(2026, 11, 23, tzinfo=UTC),
        contact=Contact(name=person, reach="0380-555-0100"),
        action_what="Sumur resapan di Liliba",
        area_code="53.71",
        action_state="planned",
        state="waiting",
        reason="",
        pledge_id=None,
        decided_at=None,
        actor="",
    )


@pytest.mark.parametrize(
    ("partner", "person", "words", "name"),
    [
        ("PT Maju Jaya", "Maria Contoh", "PT Maju Jaya menyumbang 500 poster", "PT Maju Jaya"),
        ("PT Maju Jaya", "Maria Contoh", "500 poster dari maju-jaya.", "maju-jaya"),
        ("PT Maju Jaya", "Maria Contoh", "500 poster (MAJUJAYA)", "MAJUJAYA"),
        ("PT Maju Jaya", "Maria Contoh", "500 poster ptmajujaya", "ptmajujaya"),
        ("Maju Jaya, PT.", "Maria Contoh", "dari Maju\u00a0Jaya", "Maju Jaya"),
        ("Yayasan Kasih", "Maria Contoh", "Yayasan Kasih memberi beras", "Yayasan Kasih"),
        ("Telkomsel", "Maria Contoh", "pulsa dari telkomsel", "telkomsel"),
        ("PT Maju Jaya", "Maria Contoh", "Poster, tanya maria", "maria"),
        ("PT Maju Jaya", "Air", "Poster, tanya Pak Air", "Air"),
        ("PT Maju Jaya", "Ibu Ani", "Poster lewat Ani", "Ani"),
        ("PT Maju Jaya", "Dr. Budi Santoso, M.T.", "Pak Santoso mengantar", "Santoso"),
        ("PT Maju Jaya", "Budi Air", "Poster dari Budi Air", "Budi Air"),
    ],
)
def test_a_name_is_found_however_it_is_written(partner: str, person: str, words: str, name: str) -> None:
    assert named_in(words, kept(partner, person)) == name


@pytest.mark.parametrize(
    ("partner", "person", "words"),
    [
        ("PT Maju Jaya", "Maria Contoh", "Mencetak 500 poster agar warga maju dan jaya"),
        ("Yayasan Kasih", "Air", "Air bersih untuk 20 rumah, dengan kasih"),
        ("CV Sejahtera", "Bunga", "Bunga dan pohon untuk keluarga sejahtera"),
        ("PT Maju Jaya", "Liliba", "Sumur di Liliba"),
        ("PT Maju Jaya", "Ani", "Ani-ani dan kebersihan, organisasi"),
        ("PT 25", "M. Edi", "25 tenda, ukuran M; edisi kedua"),
        ("CV Pos", "Maria Contoh", "tenda untuk pos siaga"),
    ],
)
def test_a_word_of_every_day_names_nobody(partner: str, person: str, words: str) -> None:
    assert named_in(words, kept(partner, person)) is None


def test_who_agreed_is_named_and_whom_to_call_is_not() -> None:
    agreed = kept("PT Maju Jaya", "Maria Contoh", may_be_named=True)
    assert named_in("PT Maju Jaya mencetak poster", agreed) is None
    assert named_in("PT Maju Jaya, lewat Maria", agreed) == "Maria"
    alone = kept("Maria Contoh", "Maria Contoh", may_be_named=True)
    assert named_in("Maria Contoh mencetak poster", alone) is None


@pytest.mark.parametrize("agreed", [{}, {"may_be_named": True}])
def test_a_name_goes_into_no_pledge_and_no_audit_without_consent(
    store: Store, give: Give, agreed: dict[str, Any]
) -> None:
    words = "PT Maju Jaya menyumbang 500 poster"
    receipt = give(what=words, **agreed)
    if not agreed:
        with pytest.raises(SiperiError) as caught:
            offers.accept(store, receipt.offer_id, what=words, amount_idr=None, actor="ani")
        assert (caught.value.code, caught.value.problem.values["name"]) == ("OFFER_NAME_IN_WORDS", "PT Maju Jaya")
        assert plans.pledges(store) == ()
        assert "Maju Jaya" not in store.sql("select * from audit").to_csv()
        words = "Mitra menyumbang 500 poster"
    offers.accept(store, receipt.offer_id, what=words, amount_idr=None, actor="ani")
    assert plans.pledges(store)[0].pledge.what == words
