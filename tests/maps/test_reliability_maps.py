"""Maps of participation, grades, evidence, gaps and clusters: every fact has a paint, missing is never a step."""

import pandas as pd
import pytest

from siperi_geo import maps, palette
from siperi_geo.analysis import reliability
from siperi_geo.analysis.clusters import KINDS, Local
from siperi_geo.analysis.taking_part import TakingPart
from siperi_geo.instruments import load
from siperi_geo.maps import NO_DATA, NOT_ASSESSABLE, WITHHELD
from siperi_geo.text import use_language
from tests.colour_maths import VISIONS, difference

LEGENDS = (
    maps.participation_paints,
    maps.grade_paints,
    maps.evidence_paints,
    maps.gap_paints,
    maps.cluster_paints,
)
SPAB, KATANA = load("spab"), load("katana")
AREA = {"area_code": "99.01.01.1001", "area_name": "Bukit", "kecamatan_name": "Bukit"}


def part(**counts: float) -> pd.DataFrame:
    none = dict.fromkeys(("registered", "scored", "answered", "total", "verified", "asked", "evidenced"), 0) | {
        "age_days": 0
    }
    given = none | counts
    return pd.DataFrame([AREA | {n if n == "age_days" else f"{n}_count": value for n, value in given.items()}])


@pytest.mark.parametrize(
    ("registered", "filled", "paint", "said"),
    [
        (12, 1, "under_half", "1 dari 12 sekolah mengisi · 8 %"),
        (12, 0, "none", "0 dari 12 sekolah mengisi · 0 %"),
        (0, 0, NO_DATA, "tidak ada sekolah yang terdaftar"),
        (None, 7, NOT_ASSESSABLE, "7 sekolah mengisi; jumlah yang terdaftar tidak diketahui atau tidak disebut"),
    ],
)
def test_who_took_part_is_counted_before_it_is_a_share(registered, filled, paint, said):
    one = TakingPart(*AREA.values(), registered, filled, filled)
    facts = maps.participation_facts(SPAB, [one])[one.area_code]
    assert (facts.paint, facts.result) == (paint, (said,))
    assert paint in maps.participation_paints(SPAB)
    assert any("tipis" in line for line in facts.lines) == (filled == 1)


def test_withheld_families_are_dotted_and_told_nothing():
    one = TakingPart(*AREA.values(), None, None, None, is_withheld=True)
    facts = maps.participation_facts(KATANA, [one])[one.area_code]
    assert facts.paint == WITHHELD
    assert maps.participation_paints(KATANA)[WITHHELD].is_dotted
    assert WITHHELD not in maps.participation_paints(SPAB)


def test_a_grade_is_told_with_its_parts():
    row = part(registered=12, scored=1, answered=41, total=41, age_days=30, asked=41).iloc[0].to_dict()
    facts = maps.grade_facts([reliability.of_row(SPAB, "kelurahan", row)])[AREA["area_code"]]
    assert facts.paint == "C"
    assert "Partisipasi: 8 % (D)" in facts.lines
    nobody = maps.grade_facts([reliability.of_row(SPAB, "kelurahan", part(registered=12).iloc[0].to_dict())])
    assert nobody[AREA["area_code"]].paint == NO_DATA


@pytest.mark.parametrize(
    ("asked", "there", "paint"),
    [(100, 0, "step0"), (100, 20, "step1"), (100, 100, "step4"), (0, 0, NO_DATA)],
)
def test_evidence_is_painted_in_steps_of_its_share(asked, there, paint):
    facts = maps.evidence_facts(part(asked=asked, evidenced=there))[AREA["area_code"]]
    assert facts.paint == paint
    assert paint in maps.evidence_paints(SPAB)


@pytest.mark.parametrize(
    ("gap", "paint"),
    [(0.99, "gap0"), (1, "gap1"), (5, "gap2"), (15, "gap3"), (-0.99, "gap0"), (-1, "gap-1"), (-40, "gap-3")],
)
def test_a_gap_has_the_steps_of_change_and_over_claiming_its_brown(gap, paint):
    rows = pd.DataFrame(
        [AREA | {"pair_count": 1, "declared_score": 50 + gap, "verified_score": 50.0, "gap_score": gap}]
    )
    assert maps.gap_facts(rows)[AREA["area_code"]].paint == paint
    assert maps.gap_paints(SPAB)["gap3"].fill == palette.change_colour(-3)


def test_without_a_pair_there_is_no_gap_of_zero():
    rows = pd.DataFrame(
        [AREA | {"pair_count": 0, "declared_score": None, "verified_score": None, "gap_score": None}]
    )
    assert maps.gap_facts(rows)[AREA["area_code"]].paint == NO_DATA


def test_every_kind_of_cluster_has_a_paint():
    found = [Local(f"a{n}", kind, *((50.0, 40.0, 1.0, 0.01) if n < 5 else ())) for n, kind in enumerate(KINDS)]
    facts = maps.cluster_facts(found, {}, ["a6"])
    assert {one.paint for one in facts.values()} == set(maps.cluster_paints(KATANA)) - {NO_DATA}
    assert facts["a6"].paint == WITHHELD
    assert maps.cluster_facts(found, {})["a6"].paint == NO_DATA


@pytest.mark.parametrize("paints", LEGENDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", ["id", "en"])
def test_colours_and_words_of_one_legend_differ(paints, language):
    use_language(language)
    found = list(paints(KATANA).values())
    assert len({one.label for one in found}) == len(found)
    plain = [one.fill for one in found if one.hatch is None]
    for vision in VISIONS:
        for place, one in enumerate(plain):
            assert difference(one, palette.NO_DATA, vision) >= 20
            assert all(difference(one, other, vision) >= 10 for other in plain[place + 1 :])
