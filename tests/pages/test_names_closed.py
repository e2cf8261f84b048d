"""With accounts: no page of results or method tells others what a form holds beside its answers."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.pages.opening import change_store, open_page, shown
from tests.pages.signed_in import BUKIT, MUARA, browser_of

SECRET = "RAHASIA"
OPENED: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {}), ("map", {"wilayah": MUARA}), ("gaps", {"wilayah": MUARA}), ("change", {"wilayah": MUARA}),
    ("reliability", {"wilayah": MUARA, "peta": "bukti"}), ("participants", {"subjek": MUARA}),
    ("participation", {"wilayah": MUARA}), ("compare", {"w1": MUARA, "w2": BUKIT}), ("area", {"wilayah": MUARA}),
    ("unit", {"instrumen": "spab", "subjek": "school:50300003"}), ("method", {"wilayah": MUARA}),
    ("method", {"instrumen": "spab", "subjek": "school:50300003"}),
)  # fmt: skip


@pytest.mark.parametrize("name", ["", "lurah"])
def test_no_name_note_or_evidence_leaves_a_page(
    subjects_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_store(
        subjects_path,
        f"update assessments set actor = '{SECRET}'",
        f"update assessment_events set actor = '{SECRET}', reason = '{SECRET}'",
        f"insert into answer_notes select assessment_id, unnest(['LD1', 'Q1']), '{SECRET}', '{SECRET}' "
        f"from assessments where subject_id <> '{BUKIT}'",
        f"update batches set actor = '{SECRET}', file_name = '{SECRET}'",
        f"insert into assessment_headers select assessment_id, 'filled_by', '{SECRET}' from assessments",
    )
    with Store.open(subjects_path) as store:
        browser = browser_of(store, monkeypatch)
    browser.sign_in(name)
    for page, address in OPENED:
        words = shown(open_page(page, "method" if page == "method" else "results", **address))
        assert SECRET not in words, (page, words[max(0, words.find(SECRET) - 200) : words.find(SECRET) + 50])
    browser.sign_in("admin")
    found = [open_page(page, "method", **address) for page, address in OPENED if page == "method"]
    assert any(SECRET in shown(one) for one in found), "whoever may see the form finds it"
