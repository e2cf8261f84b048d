"""What nobody may be told is in the bytes of no file: withheld values, codes of households, names, accounts.

Two stores that differ only in what is withheld give the same files, but for the number that says which data they
are of. Workbooks are looked at unpacked.
"""

import re
from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.conftest import Look, Once
from tests.pages.opening import change_store, open_page
from tests.pages.signed_in import browser_of
from tests.pages.taking import Taking, pictures
from tests.pages.withheld import BEHIND, CHANGING, UNTOLD, both, unpacked
from tests.respondents import fill

KECAMATAN = "99.01.01"
OPENED: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {}),
    ("map", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("map", {"tingkat": "kecamatan", "banding": "instrumen:keltana"}),
    ("map", {"instrumen": "keltana", "banding": "instrumen:katana", "wilayah": BUKIT}),
    ("gaps", {"tingkat": "kelurahan"}),
    ("gaps", {"tingkat": "kecamatan", "wilayah": KECAMATAN}),
    ("change", {"tingkat": "kelurahan", "wilayah": BUKIT, "peserta": "sama"}),
    ("change", {"tingkat": "kecamatan", "wilayah": KECAMATAN}),
    ("reliability", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("reliability", {"tingkat": "kecamatan", "peta": "kelompok"}),
    ("participation", {"tingkat": "kelurahan", "wilayah": BUKIT}),
    ("participation", {"tingkat": "kecamatan"}),
    ("participants", {}),
    ("compare", {"tingkat": "kelurahan", "w1": BUKIT, "w2": LERENG, "w3": MUARA}),
    ("area", {"wilayah": BUKIT}),
    ("area", {"wilayah": KECAMATAN}),
    ("area", {}),
    ("method", {"bagian": "mean", "rata": "99.01"}),
    ("method", {"bagian": "mean", "rata": KECAMATAN}),
)


def fetched(taking: Taking, page: str, address: dict[str, str]) -> dict[str, bytes]:
    """The bytes of every file of a page by name, workbooks unpacked, and the words of its pictures."""
    section = "method" if page == "method" else "results"
    shown, files = taking.of(lambda: open_page(page, section, **address))
    found: dict[str, bytes] = {}
    for name, make in files.items():
        found |= unpacked(name, make)
    return found | {one["file"]: CHANGING.sub(b"", repr(one).encode()) for one in pictures(shown)}


@pytest.mark.parametrize("what", [BEHIND, UNTOLD])
@pytest.mark.parametrize("opened", OPENED, ids=str)
def test_files_are_the_same_whatever_is_withheld(
    opened: tuple[str, dict[str, str]],
    what: str,
    toy_file: Path,
    once: Once,
    looking: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking, found = Taking(monkeypatch), []
    for file in both(what, toy_file, once):
        with looking(file):
            page, address = opened
            found.append(fetched(taking, page, {"instrumen": "katana"} | address))
    assert found[0]
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []
    assert found[0].keys() == found[1].keys()


SECRET = "RAHASIA"
EVERY: tuple[tuple[str, dict[str, str]], ...] = (
    *OPENED,
    *((page, {"instrumen": code}) for code in ("keltana", "spab", "rsab", "kencana")
      for page in ("overview", "map", "gaps", "change", "reliability", "participants", "compare", "method")),
    ("reliability", {"instrumen": "spab", "peta": "bukti"}),
    ("area", {"wilayah": MUARA}),
    ("unit", {"subjek": "school:50300001"}),
    ("erat", {}),
)  # fmt: skip


def test_no_file_names_a_household_a_respondent_or_an_account(
    subjects_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(subjects_path) as store:
        fill(store, tmp_path)
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}, 2024)
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}, 2025)
    change_store(
        subjects_path,
        f"update assessments set actor = '{SECRET}'",
        f"update assessment_events set actor = '{SECRET}', reason = '{SECRET}'",
        f"insert into answer_notes select assessment_id, unnest(['LD1', 'Q1']), '{SECRET}', '{SECRET}' "
        "from assessments",
        f"update batches set actor = '{SECRET}', file_name = '{SECRET}'",
        f"insert into assessment_headers select assessment_id, 'filled_by', '{SECRET}' from assessments",
        f"insert into targets values ('keltana', 'index', 2025, 70000000, 'RPJMD', now(), '{SECRET}')",
    )
    with Store.open(subjects_path) as store:
        browser = browser_of(store, monkeypatch)
        forms = [str(one) for one in store.sql("select assessment_id from assessments")["assessment_id"]]
    taking = Taking(monkeypatch)
    folders = [re.escape(str(one)) for one in (Path.home(), tmp_path)]
    private = re.compile("|".join([SECRET, r"KK0\d{4}", "family:", "respondent:", *folders]))
    for name in ("", "lurah"):
        browser.sign_in(name)
        for page, address in EVERY:
            for file, content in fetched(taking, page, {"instrumen": "katana"} | address).items():
                words = content.decode("utf-8", "replace")
                found = private.search(words)
                assert found is None, (page, address, file, words[max(0, found.start() - 200) : found.end()])
                assert not any(one in words for one in forms), (page, address, file, "the id of a form")
