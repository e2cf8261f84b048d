"""One key for all spellings of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.areas import normalise_name
from siperi_geo.areas.names import initials, number_of, stem

NAMES = st.text(alphabet="aeioubdjknstyhc IVX123-'é.", max_size=24) | st.text(max_size=12)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Naikoten I", "Naikoten Satu", "NAIKOTEN 1", "naikoten-i", "Naikoten1", "Kel. Naikoten I", "Naikoten 01"),
        ("Bakunase II", "Bakunase Dua", "Bakunase Ii", "Kelurahan Bakunase 2"),
        ("Air Nona", "Airnona", "Air nona", "AIR  NONA"),
        ("Penkase-Oeleta", "Penkase - Oeleta", "Penkase Oeleta"),
        ("Batu Plat", "Batuplat", "Batuplatt", "Batu Platt"),
        ("Kota Raja", "Kota Radja", "KOTA RADJA", "Kec. Kota Raja"),
        ("Tanjung", "Tandjoeng", "Tandjung"),
        ("Cendana", "Tjendana"),
        ("Kelapa Lima", "Kelapalima", "Kelapa 5", "Desa Kelapa Lima"),
        ("Lai Lai Bisi Kopan", "Lai-lai Bisi Kopan", "LAILAI BISSI KOPAN"),
        ("Nun'baun", "Nunbaun", "Nunbáun"),
        ("Oesapa", "Kelurahan Oesapa, Kecamatan Kelapa Lima", "Kel/Desa Oesapa"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert {normalise_name(spelling) for spelling in spellings} == {normalise_name(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Naikoten I", "Naikoten II"),
        ("Bakunase", "Bakunase II"),
        ("Oesapa", "Oesapa Barat"),
        ("Kota Raja", "Kota Raya"),
        ("Kota Kupang", "Kupang"),
        ("RW 11", "RW 1"),
        ("Airmata", "Naimata"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


@given(NAMES)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_name(text)
    assert normalise_name(once) == once


@given(NAMES)
def test_case_and_spaces_around_do_not_matter(text: str) -> None:
    assert normalise_name(f"  {text}\t") == normalise_name(text)
    assert normalise_name(text.upper().lower()) == normalise_name(text.lower())


def test_a_lone_prefix_is_a_name() -> None:
    assert normalise_name("Desa") == "desa"
    assert normalise_name("") == normalise_name(" - ") == ""


def test_parts_of_a_name() -> None:
    assert (number_of("Manulai II"), number_of("Manulai"), stem("Manulai II")) == ("dua", None, "manulai")
    assert initials("Tuak Daun Merah") == "tdm"
