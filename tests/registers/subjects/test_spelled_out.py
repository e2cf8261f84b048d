"""Names in short and in full compare equal; a numeral stays itself, and no short word inside a name is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.registers.subjects import KINDS, spelled_out

SCHOOL, HEALTH = KINDS["school"], KINDS["health_facility"]


@pytest.mark.parametrize(
    "name", ["SD Negeri 2 Oeba", "SDN 2 Oeba", "SDN2 OEBA", "SD N 2 Oeba", "SD.N. 2 Oeba", "UPTD SDN 2 Oeba",
             "UPT SD Negeri 2 Oeba", "SD Neg. 2 Oeba", "Sekolah Dasar Negeri 2 Oeba"],
)  # fmt: skip
def test_writings_of_one_school(name: str) -> None:
    assert spelled_out(name, SCHOOL) == "sd negeri 2 oeba"


@pytest.mark.parametrize(
    "name", ["Puskesmas Alak", "PKM Alak", "PKM. ALAK", "UPTD Puskesmas Alak", "UPT PKM Alak"]
)
def test_writings_of_one_puskesmas(name: str) -> None:
    assert spelled_out(name, HEALTH) == "puskesmas alak"


@pytest.mark.parametrize(
    "name", ["RSUD Alak", "RS Umum Daerah Alak", "Rumah Sakit Umum Daerah Alak", "UPTD RSUD Alak"]
)
def test_writings_of_one_hospital(name: str) -> None:
    assert spelled_out(name, HEALTH) == "rs umum daerah alak"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SDN 2", "SDN 12"),
        ("SDN 2", "SMPN 2"),
        ("SDN A", "SD A"),
        ("SDI A", "SDN A"),
        ("MIN 1", "MI 1"),
        ("MAN", "MA"),
    ],
)
def test_two_schools_stay_two(one: str, other: str) -> None:
    assert spelled_out(one, SCHOOL) != spelled_out(other, SCHOOL)


def test_only_the_first_words_are_in_short() -> None:
    assert spelled_out("PAUD Man Jaya", SCHOOL) == "paud man jaya"
    assert spelled_out("SMA Santa Thérèse", SCHOOL) == "sma santa therese"
    assert spelled_out("Puskesmas Pembantu Alak", HEALTH) == spelled_out("Pustu Alak", HEALTH) != "puskesmas alak"
    assert [spelled_out(one, SCHOOL) for one in ("", "–", "UPTD")] == ["", "", "uptd"]


@given(st.sampled_from([SCHOOL, HEALTH]), st.text(max_size=30))
def test_whatever_is_spelled_out_stays_so(kind: object, name: str) -> None:
    once = spelled_out(name, kind)  # type: ignore[arg-type]
    assert spelled_out(once, kind) == once  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [SCHOOL, HEALTH], ids=["school", "health_facility"])
def test_no_short_word_stands_for_another_short_word(kind: object) -> None:
    short = kind.short  # type: ignore[attr-defined]
    assert [one for one in short if spelled_out(short[one], kind) != short[one]] == []  # type: ignore[arg-type]
