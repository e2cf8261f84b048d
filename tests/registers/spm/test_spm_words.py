"""Headings, names of lines and amounts of the standard as offices write them, and what is never taken for one."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.registers.spm.amounts import read_amount
from siperi_geo.registers.spm.headings import MONTHS, kind_of, month_of, quarter_of, recognise
from siperi_geo.registers.spm.lines import line_of, line_within
from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import RefusedError
from siperi_geo.spm import standard


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Target", "target"), ("Jumlah yang harus dilayani", "target"), ("Sasaran (orang)", "target"),
        ("Target (Rp)", "budget"), ("Pagu", "budget"), ("Realisasi anggaran (Rp)", "spent"), ("Target (%)", None),
        ("% capaian", "share"), ("Persentase", "share"), ("Belum terlayani", "rest"), ("Terlayani", "total"),
        ("Poin maksimal", "points_max"), ("Poin", "points"), ("quality_points", "points"),
        ("Kode kelurahan", "code"), ("Kode rekening", "line"), ("Kode sub kegiatan", "line"),
        ("Jenis pelayanan dasar", "line"), ("Indikator kinerja", "line"), ("service_id", "line"),
        ("Kelurahan/Desa", "name"), ("Jenis ancaman", "hazard"), ("Tahun", "year"), ("Sumber data", "source"),
        ("Jumlah penduduk", None), ("Keterangan", None),
    ],
)  # fmt: skip
def test_a_heading(head: str, kind: str | None) -> None:
    assert kind_of(head) == kind


@given(
    st.integers(1, 12),
    st.sampled_from(["{}", "Bulan {}", "Realisasi bulan {}", "{} 2025", "realisasi per bulan {}", "Capaian {}"]),
    st.data(),
)
def test_every_spelling_of_a_month_is_that_month(number: int, around: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(MONTHS[number - 1]))
    assert month_of(around.format(data.draw(st.sampled_from([name, name.upper(), name.title()])))) == number


def test_no_spelling_stands_for_two_months() -> None:
    every = [name for names in MONTHS for name in names]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("head", "quarter"),
    [
        ("TW I", 1),
        ("Triwulan IV", 4),
        ("TW2", 2),
        ("Q3", 3),
        ("Realisasi TW III", 3),
        ("s.d. TW II", None),
        ("I", None),
    ],
)
def test_a_quarter_but_never_a_running_sum(head: str, quarter: int | None) -> None:
    assert quarter_of(head) == quarter


def columns(*heads: str) -> object:
    return recognise([Heading(head, head) for head in heads])


def test_a_table_needs_a_line_or_a_place_and_something_to_reach() -> None:
    assert columns("Layanan", "Target") is not None
    assert columns("Kelurahan", "Pagu") is not None
    assert columns("Layanan", "Realisasi") is None
    assert columns("Nama sekolah", "Target") is None


def test_the_sum_of_months_may_be_called_jumlah() -> None:
    found = recognise([Heading(one, one) for one in ("Layanan", "Target", "Jan", "Feb", "Jumlah", "% a", "% b")])
    assert found is not None
    assert (found.of("total"), found.doubled, found.ignored) == (4, [], [])


# --- lines


def names() -> list[tuple[str, str]]:
    """Every spelling of a service or sub-activity, with its id."""
    found = []
    for one in standard().services:
        found += [
            (text, one.id) for text in (*one.spelled, one.name.id, one.name.en, one.indicator.id, one.activity)
        ]
        for sub in one.sub_activities:
            written = (*sub.spelled, sub.name.id, sub.name.en, sub.line, sub.line_2020, sub.id)
            found += [(text, sub.id) for text in written]
    return found


@pytest.mark.parametrize(("text", "line"), names())
def test_every_spelling_and_code_means_its_own_line(text: str, line: str) -> None:
    assert line_of(text) == line
    assert line_of(text.upper()) == line
    assert line_of(f"  {text} ") == line


@pytest.mark.parametrize("item", list(standard().quality.items), ids=lambda one: one.id)
def test_every_item_of_quality_is_found_by_its_name(item: object) -> None:
    names = (item.id, item.name.id, item.name.en)  # type: ignore[attr-defined]
    assert {line_of(name, is_quality=True) for name in names} == {item.id}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. Pelayanan Informasi Rawan Bencana", "spm_b1"), ("a) Penyusunan KRB", "1.1"), ("2.4 Gladi", "2.4"),
        ("1.05.03.02.01.0007 – KIE", "1.2"), ("1.05.03.2.1.7", "1.2"), ("'1.05.03.2.02.0018", "2.4"),
        ("1.05.03.2.02.0018 Penyusunan KRB", None), ("1.05.03.2.02.0013", None), ("pasar", None), ("Jumlah", None),
        ("", None), ("Pelayanan", None), ("2", None), ("Peralatan perlindungan", "2.6"),
    ],
)  # fmt: skip
def test_a_line_as_people_write_it(text: str, line: str | None) -> None:
    assert line_of(text) == line


def test_a_title_names_one_service_or_none() -> None:
    assert line_within("Tabel 3. Capaian layanan informasi rawan bencana menurut kelurahan, 2025") == "spm_b1"
    assert line_within("SPM: informasi rawan bencana; pencegahan dan kesiapsiagaan") is None


def test_every_budget_line_of_the_twelve_is_found_by_code_and_by_name(shared: Path) -> None:
    listed = yaml.safe_load((shared / "domain" / "programmes.yaml").read_text(encoding="utf-8"))
    known = {sub.line: sub.id for one in standard().services for sub in one.sub_activities}
    found = {}
    for entry in listed["sub_kegiatan"]:
        line = known.get(entry["code"])
        read = {line_of(entry["code"]), line_of(entry["name"]), line_of(f"{entry['code']} {entry['name']}")}
        assert read == {line}, entry
        if line:
            assert line_of(entry["code_v2"]) == line
            found[entry["code"]] = line
    assert found == known


# --- amounts


@given(st.integers(0, 10**15), st.sampled_from(["{}", "Rp {}", "Rp{},00", "{} orang", "{},-", "Rp. {},-"]))
def test_a_number_is_read_as_it_was_written(number: int, around: str) -> None:
    grouped = f"{number:,}".replace(",", ".")
    assert read_amount(around.format(grouped)) == number


@pytest.mark.parametrize("text", ["", "-", "–", "belum ada", "n/a"])
def test_a_blank_is_missing_and_not_zero(text: str) -> None:
    assert read_amount(text) is None
    assert read_amount("0") == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5", "SPM_NEGATIVE"), ("7,5", "SPM_FRACTION"), ("60%", "SPM_UNREADABLE"), ("seratus", "SPM_UNREADABLE"),
        ("=B2*1", "REGISTER_FORMULA"), ("#REF!", "REGISTER_FORMULA"), ("9" * 17, "SPM_UNREADABLE"),
        ("1.2.3", "SPM_UNREADABLE"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_never_taken_for_one(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_amount(text)
    assert refused.value.code == code
