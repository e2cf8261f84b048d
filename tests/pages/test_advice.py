"""Words that end in what to do are for who may do it; others are told what it means for them."""

from pathlib import Path

import pytest

from siperi_geo.store import Store, shared_store
from tests.pages.opening import open_page, shown
from tests.pages.signed_in import browser_of


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


def test_advice_is_for_who_may_follow_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of(store, monkeypatch)
    pages = [
        (("overview", "results"), {"dasar": "terverifikasi"}, "halaman Verifikasi"),
        (("erat", "results"), {}, "Impor dulu daftar OPD"),
        (("participants", "results"), {}, "halaman Putaran"),
    ]
    for place, asked, advice in pages:
        browser.sign_in("")
        seen = shown(open_page(*place, **asked))
        assert advice not in seen
        assert "elum ada" in seen, "what it means is said all the same"
        browser.sign_in("admin")
        assert advice in shown(open_page(*place, **asked))
