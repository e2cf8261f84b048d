"""Pages and files of programmes are the same, byte by byte, for two stores that differ only in what is withheld.

Pages of results are held to the same in `test_withheld_everywhere` and `test_files_withhold`.
"""

from functools import partial
from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA
from tests.pages.conftest import Look, Once
from tests.pages.opening import change_store, open_page
from tests.pages.taking import Taking, pictures
from tests.pages.test_programme_pages import section, with_programmes
from tests.pages.withheld import BEHIND, CHANGING, UNASSESSED, UNTOLD, store_of, told, unpacked, withheld_of
from tests.respondents import UNITS, add_units, bring_in, same, write_forms

KECAMATAN, OF_FAMILIES = "99.01.01", "1.05.03.2.02.0019"
REST = "scores of few families, notes, forms begun, respondents of a small unit"
EVERY = (BEHIND, UNTOLD, UNASSESSED, REST)
OPENED: tuple[tuple[str, dict[str, str]], ...] = (
    ("priorities", {"tampil": "50", "pendapat": "ya"}),
    ("priorities", {"tingkat": "kecamatan", "baris": OF_FAMILIES}),
    ("priorities", {"tingkat": "city"}),
    ("lift", {"instrumen": "katana", "tingkat": "kelurahan"}),
    ("lift", {"instrumen": "katana", "tingkat": "kecamatan"}),
    ("lift", {"instrumen": "erat"}),
    ("lift", {"instrumen": "keltana", "wilayah": BUKIT, "butir": "LD1"}),
    ("budget", {"anggaran": "30000000"}),
    ("budget", {"anggaran": "900000000", "tingkat": "kecamatan"}),
    ("before_after", {"tahun_anggaran": "2024"}),
    ("renja", {"tahun_anggaran": "2026", "wilayah": BUKIT}),
    ("renja", {"tahun_anggaran": "2026", "wilayah": LERENG}),
    ("plans", {"tahun_anggaran": "2026"}),
    ("catalogue", {}),
    ("costs", {}),
    ("spm", {}),
    ("spm", {"tingkat": "kecamatan", "layanan": "spm_b2"}),
)


def made(what: str, place: int, path: Path) -> None:
    """One of two stores that differ in this alone, with money, plans and SPM figures that are the same."""
    if what in (BEHIND, UNTOLD, UNASSESSED):
        withheld_of(what, place, path)
    else:
        counts = {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}
        store_of(path, {2024: counts, 2025: counts}, {MUARA: 50})
    if what == REST:
        _differ_in_the_rest(place, path)
    with_programmes(path)
    change_store(
        path,
        f"insert into unit_costs values ('{OF_FAMILIES}', 2025, 1000000, 5, 'SHS', now(), 'test')",
        "update unit_costs set set_at = timestamptz '2025-01-01 00:00:00+00'",
    )


def _differ_in_the_rest(place: int, path: Path) -> None:
    # three families up by four, twelve down by one: the mean above them stays
    change_store(
        path,
        *(
            f"update scores set score_micro = score_micro + {step}, index_micro = index_micro + {step} "
            f"where instrument = 'katana' and index_value is not null and subject_id like 'family:{area}%'"
            for area, step in ((BUKIT, 4_000_000 * place), (LERENG, -1_000_000 * place))
        ),
        f"insert into answer_notes select assessment_id, 'LD1', 'x', 'x' from assessments where {place} = 1",
        "insert into drafts select 'd' || row_number() over (), subject_id, instrument, version, year + 1, "
        f"null, assessment_id, now(), 'x' from assessments where instrument <> 'katana' and {place} = 1",
    )
    with Store.open(path) as store:
        add_units(store, path.parent)
        rows = [(code, one, n, same(n)) for code, some in UNITS.items() for one in some[:5] for n in (1, 2, 3)]
        few = [("99.01", "Dinas Perhubungan", n, same(n + place)) for n in (1, 2)]
        bring_in(store, write_forms(path.parent / "isian.csv", [*rows, *few], year=2025))


@pytest.mark.parametrize("what", EVERY)
@pytest.mark.parametrize("opened", OPENED, ids=str)
def test_pages_and_files_are_the_same_whatever_is_withheld(
    opened: tuple[str, dict[str, str]],
    what: str,
    toy_file: Path,
    once: Once,
    looking: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking, found = Taking(monkeypatch), []
    name, address = opened
    for place in (0, 1):
        file = once(f"programmes-{what}-{place}".replace(" ", "-"), toy_file, partial(made, what, place))
        with looking(file):
            page, files = taking.of(lambda: open_page(name, section(name), **address))
            said = {"page": told(page).encode()}
            for file_name, make in files.items():
                said |= unpacked(file_name, make)
            found.append(said | {one["file"]: CHANGING.sub(b"", repr(one).encode()) for one in pictures(page)})
    assert len(found[0]["page"]) > 1000
    assert found[0].keys() == found[1].keys()
    assert [one for one in found[0] if found[0][one] != found[1][one]] == []
