"""What files of a comparison say of it: by which method, of whom, and by their names which choices were made."""

from typing import Any, cast

import pytest

from siperi_geo.instruments import load
from siperi_geo.ui import change_words
from siperi_geo.ui.compare import Method, Pair
from siperi_geo.ui.view import View

OLD, NEW = load("keltana", "2012"), load("keltana", "2021")
VIEW = View(
    instrument=NEW,
    year=2025,
    years=(2024, 2025),
    level="kelurahan",
    node="index",
    variant="standard",
    is_verified_only=False,
    data_version=1,
    forms={2024: (5, 0), 2025: (5, 0)},
    is_mixed=False,
    row=cast("Any", None),
)


def pair(*, is_same: bool = False, **method: Any) -> Pair:
    plain = {"known": {"2021": NEW}, "versions": (("2021",), ("2021",)), "by": None, "instrument": None}
    return Pair(VIEW, (2024, 2025), Method(**plain | {"left_out": (), "can_rescore": False} | method), is_same)


def test_a_file_says_that_both_years_are_of_one_version_and_of_everybody() -> None:
    (_, how), (_, whom) = change_words.foot(pair())
    assert how == "Kedua tahun (2024, 2025) dinilai dengan KELTANA versi 2021; tidak ada perbedaan cara hitung."
    assert whom == "semua"
    assert pair().key == ""


def test_a_file_of_a_rescored_year_says_so_and_is_called_so() -> None:
    again = pair(is_same=True, versions=(("2012",), ("2021",)), by="2021", instrument=NEW, can_rescore=True)
    (_, how), (_, whom) = change_words.foot(again)
    assert "2024 dinilai dengan KELTANA versi 2012" in how
    assert "dihitung ulang dengan versi 2021" in how
    assert whom == "hanya yang sama"
    assert again.key == "-peserta-sama-versi-2021"


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ({"known": {"2012": OLD, "2021": NEW}}, "tidak punya pertanyaan yang sama"),
        ({"known": {"2021": NEW}}, "Berkas salah satu versi tidak ada di sini"),
        ({"known": {"2012": OLD, "2021": NEW}, "can_rescore": True}, "berdampingan tanpa selisih"),
    ],
)
def test_a_file_says_why_there_is_no_difference(method: dict[str, Any], words: str) -> None:
    beside = pair(versions=(("2012",), ("2021",)), **method)
    assert words in change_words.foot(beside)[0][1]
    assert not beside.method.is_comparable
