"""A city as offices write it: its own name in many dresses, and never another one."""

import pytest

from siperi_geo.assessments.cities import is_same_city

SAME = [
    "Kota Kupang", "KOTA KUPANG", "Kupang", "Pemerintah Kota Kupang", "PEMERINTAH  KOTA KUPANG", "Pemkot Kupang",
    "Pemda Kota Kupang", "Pem. Kota Kupang", "Kotamadya Kupang", "Kota Madya Kupang", "Kodya Kupang",
    "Kota Kupang, NTT", "Kota Kupang - NTT", "Kota Kupang (NTT)", "KOTA KUPANG PROVINSI NUSA TENGGARA TIMUR",
    "Kota Kupang Prov. NTT", "Kab/Kota Kupang", "Kab./Kota Kupang", "Kupang City", "City of Kupang",
    "Pemerintah Daerah Kota Kupang", "Kota Koepang",
]  # fmt: skip
OTHER = [
    "Kabupaten Kupang", "Kab. Kupang", "KAB KUPANG", "Pemkab Kupang", "Pemerintah Kabupaten Kupang",
    "Kupang Regency", "Pemerintah Daerah Kabupaten Kupang", "Temanggung", "Kota", "Pemerintah",
    "Kota Kupang Tengah", "Provinsi NTT",
]  # fmt: skip


@pytest.mark.parametrize("written", SAME)
def test_the_city_in_any_dress(written: str) -> None:
    assert is_same_city(written, "Kota Kupang")


@pytest.mark.parametrize("written", OTHER)
def test_another_place_is_never_the_city(written: str) -> None:
    assert not is_same_city(written, "Kota Kupang")
