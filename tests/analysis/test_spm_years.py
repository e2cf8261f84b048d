"""The years of the standard in words: gaps are said, the first and last year with a value are compared."""

from fractions import Fraction

from siperi_geo.analysis.spm import Achievement, Count
from siperi_geo.analysis.spm_standing import Figure, Standing
from siperi_geo.analysis.spm_years import every_year, gaps_note, index_list, index_title, people_list, people_title
from siperi_geo.spm import standard
from siperi_geo.text import use_language

FIRST, SECOND, THIRD = standard().services


def stand(index: int | None, reached: int | None, target: int = 100) -> Standing:
    """A city whose first service has so many served; the index is of every service."""
    count = Count(target, reached)
    value = None if index is None else Fraction(index)
    services = {one.id: Achievement(count, None, value, "known") for one in standard().services}
    return Standing("c", "Kota", None, services, value, {("recipients", FIRST.id): Figure(count)})


def test_a_year_without_figures_is_there_and_said() -> None:
    years = every_year([(2021, stand(50, 40)), (2024, stand(75, 80))], standard())
    assert [(one.year, one.is_reported) for one in years] == [
        (2021, True),
        (2022, False),
        (2023, False),
        (2024, True),
    ]
    assert gaps_note(years) == "Tanpa angka: 2022, 2023."
    assert "2022: tidak ada angka; 2023: tidak ada angka; 2024: 75,00 (" in index_list(
        years, standard(), standard().bands[0]
    )
    assert people_list(years, FIRST).startswith(
        "2021: 40 dari 100 orang (40,00 %), 60 belum; 2022: tidak ada angka"
    )


def test_the_finding_compares_the_first_and_the_last_year_with_an_index_in_the_reading_chosen() -> None:
    pratama, muda = standard().bands
    years = every_year([(2021, stand(None, None)), (2022, stand(50, 40)), (2023, stand(75, 80))], standard())
    assert index_title(years, standard(), pratama).startswith(
        "Indeks SPM naik dari 50,00 (2022) menjadi 75,00 (2023, Tuntas Pratama); paling rendah "
    )
    assert "(2023, Tuntas Muda)" in index_title(years, standard(), muda)
    fell = every_year([(2022, stand(75, 80)), (2023, stand(50, 40))], standard())
    assert "turun dari 75,00 (2022) menjadi 50,00" in index_title(fell, standard(), pratama)
    assert people_title(fell, FIRST).endswith(
        "40 dari 100 orang terlayani (2023); 60 belum, 40 lebih banyak daripada 2022"
    )


def test_one_year_none_and_nobody_to_serve_have_words_of_their_own() -> None:
    bands = standard().bands[0]
    assert index_title((), standard(), bands) == "Indeks SPM belum dapat dihitung untuk tahun mana pun"
    one = every_year([(2023, stand(75, 80))], standard())
    assert index_title(one, standard(), bands).startswith("Indeks SPM 2023: 75,00 (Tuntas Pratama)")
    assert people_title(one, FIRST).endswith("80 dari 100 orang terlayani (2023); 20 belum")
    nobody = every_year([(2023, stand(None, 0, target=0))], standard())
    assert "belum ada tahun dengan sasaran" in people_title(nobody, FIRST)
    assert people_list(nobody, FIRST) == "2023: tidak ada sasaran"
    untold = every_year([(2023, stand(None, None))], standard())
    assert people_list(untold, FIRST) == "2023: sasaran 100 orang, capaian belum dilaporkan"


def test_in_english() -> None:
    use_language("en")
    years = every_year([(2022, stand(50, 40)), (2023, stand(50, 80))], standard())
    assert index_title(years, standard(), standard().bands[0]).startswith(
        "The SPM index stayed at 50.00 from 2022"
    )
    assert people_title(years, FIRST).endswith("20 not yet, 40 fewer than in 2022")
