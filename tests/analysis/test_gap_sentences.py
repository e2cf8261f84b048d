"""Gaps in words: the way to the next class, strengths without made-up order, the steps that win most."""

from siperi_geo.analysis import advice, gap_sentences, gaps
from siperi_geo.scoring import score_form
from tests.analysis import frames
from tests.analysis.frames import KELTANA

ASPECTS = {"LD": 1.0, "PK": 0.6, "PM": 0.6, "KD": 0.6, "KP": 0.2}


def test_the_way_to_the_next_class_in_words():
    table = gaps.per_area(KELTANA, frames.scores(57.16190476, 90, None))
    words = [gap_sentences.to_next(KELTANA, table.iloc[[place]]) for place in range(3)]
    assert words == [
        "Kelurahan 0: indeks 57,16, Tangguh Pratama. Kurang 1,17 poin untuk mencapai Tangguh Madya.",
        "Kelurahan 1: indeks 90,00, Tangguh Utama, kelas tertinggi.",
        "Kelurahan 2: belum ada nilai pada tahun ini.",
    ]


def test_strong_parts_in_words():
    table = gaps.per_node(KELTANA, frames.nodes({0: ASPECTS}), list(ASPECTS))
    assert gap_sentences.strong_parts(KELTANA, table).startswith("Paling kuat: Layanan Dasar (100), ")
    equal = gaps.per_node(KELTANA, frames.nodes({0: dict.fromkeys(ASPECTS, 0.6)}), list(ASPECTS))
    assert gap_sentences.strong_parts(KELTANA, equal) == "Paling kuat: 5 bagian dengan skor 50 dari 100."
    assert gap_sentences.strong_parts(KELTANA, table.head(0)) == "Belum ada bagian yang dapat dinilai."


def test_next_steps_name_what_can_be_won_most_first():
    answers = [1] * 128
    for code in ("Q002", "Q078"):
        answers[KELTANA.item_position(code)] = 0
    values = {node.code: node.index for node in score_form(KELTANA, answers).nodes}
    parts = gaps.indicators(KELTANA, frames.nodes({0: values}), "index", None)
    words = gap_sentences.next_steps(KELTANA, parts, advice.next_steps(KELTANA, answers))
    assert words == (
        f"Pencegahan bencana (indeks sampai +1,33 bila penuh): {KELTANA.item('Q078').recommendation.id}",
        f"Layanan pendidikan (indeks sampai +0,29 bila penuh): {KELTANA.item('Q002').recommendation.id}",
    )
    assert gap_sentences.next_steps(KELTANA, parts, {}) == ()
