"""Gaps in words: the way to the next class, why there is none, strengths without made-up order."""

from siperi_geo import tables
from siperi_geo.analysis import gap_parts, gap_sentences, gaps
from siperi_geo.instruments import load
from tests.analysis import frames
from tests.analysis.frames import KELTANA

ASPECTS = {"LD": 1.0, "PK": 0.6, "PM": 0.6, "KD": 0.6, "KP": 0.2}


def test_the_way_to_the_next_class_in_words():
    table = gaps.per_area(KELTANA, frames.unassessable(frames.scores(57.16190476, 90, None, 50), 3))
    words = [gap_sentences.to_next(KELTANA, table.iloc[[place]], 2026) for place in range(4)]
    assert words == [
        "Kelurahan 0: indeks 57,16, Tangguh Pratama. "
        "Perlu naik lebih dari 1,17 poin untuk mencapai Tangguh Madya.",
        "Kelurahan 1: indeks 90,00, Tangguh Utama, kelas tertinggi.",
        "Kelurahan 2: belum ada formulir tahun 2026. Tanpa formulir tidak ada nilai; itu bukan nilai nol.",
        "Kelurahan 3: sudah mengisi formulir 2026, tetapi belum dapat dinilai.",
    ]


def test_a_class_that_begins_at_its_edge_needs_no_more_than_the_gap():
    earlier = load("keltana", "2012")
    table = gaps.per_area(earlier, frames.scores(30).assign(class_code=earlier.class_of(30_000_000).code))
    assert "Kurang 6,00 poin untuk mencapai" in gap_sentences.to_next(earlier, table, 2012)
    assert tables.area_gaps(earlier, table).shown.iloc[0].tolist()[4] == "6,00"


def test_strong_parts_in_words():
    table = gap_parts.per_node(KELTANA, frames.nodes({0: ASPECTS}), list(ASPECTS))
    assert gap_sentences.strong_parts(KELTANA, table).startswith("Paling kuat: Layanan Dasar (100), ")
    equal = gap_parts.per_node(KELTANA, frames.nodes({0: dict.fromkeys(ASPECTS, 0.6)}), list(ASPECTS))
    assert gap_sentences.strong_parts(KELTANA, equal) == "Paling kuat: 5 bagian dengan skor 50 dari 100."
    assert gap_sentences.strong_parts(KELTANA, table.head(0)) == "Belum ada bagian yang dapat dinilai."


def test_targets_are_said_with_what_is_missing_and_how_many_areas_are_below():
    city = frames.city(68, aspects={"LD": 50.0}).assign(index_value=[68, 0.6])
    areas = gaps.per_area(KELTANA, frames.scores(80, 65, None, 70), 70)
    said = gap_sentences.to_targets(KELTANA, {"index": 70, "LD": 0.55}, city, areas, "kelurahan")
    assert said == (
        "Indeks ketangguhan kelurahan: 68,00 dari target 70,00, kurang 2,00.",
        "Layanan Dasar: 0,6000, target 0,5500 tercapai (lebih 0,0500).",
        "1 dari 3 kelurahan berada di bawah target indeks kota.",
    )


def test_without_targets_it_says_where_they_are_set():
    assert gap_sentences.to_targets(KELTANA, {}, frames.city(68), frames.scores(80), "kelurahan") == (
        "Belum ada target kota untuk tahun ini (Data → Target).",
    )
