"""What to do next: blanks first and never as a "no", then advice by what it can win; the same everywhere."""

import pandas as pd
import pytest

from siperi_geo.analysis import gap_sentences, steps
from siperi_geo.scoring import score_form
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA


def form(**answers: int | None) -> list[int | None]:
    """A complete form of yes, but for the questions named."""
    found: list[int | None] = [1] * 128
    for code, answer in answers.items():
        found[KELTANA.item_position(code)] = answer
    return found


def nodes_of(answers: list[int | None]) -> pd.DataFrame:
    known = score_form(KELTANA, answers).nodes
    return frames.nodes({0: {node.code: float("nan") if node.index is None else node.index for node in known}})


def todo(answers: list[int | None], below: str = "index") -> steps.NextSteps:
    return steps.next_steps(KELTANA, answers, nodes_of(answers), below)


def words(answers: list[int | None], below: str = "index") -> tuple[str, tuple[str, ...]]:
    """The heading, and under it what to fill and the steps."""
    found = todo(answers, below)
    blanks = gap_sentences.blanks(found)
    return gap_sentences.steps_title(found), (*([blanks] if blanks else []), *gap_sentences.steps(KELTANA, found))


def test_steps_name_their_indicator_and_what_can_be_won_most_first():
    assert words(form(Q002=0, Q078=0)) == (
        "Langkah berikut (2 dari 2, yang paling menaikkan indeks lebih dulu)",
        (
            f"Pencegahan bencana (indeks sampai +1,33 bila penuh): {KELTANA.item('Q078').recommendation.id}",
            f"Layanan pendidikan (indeks sampai +0,29 bila penuh): {KELTANA.item('Q002').recommendation.id}",
        ),
    )


def test_a_blank_is_to_be_filled_not_advised_about():
    found = todo(form(Q001=1, Q002=None, Q003=0, Q078=0))
    assert [(one.node.id, one.numbers) for one in found.blanks] == [("I01", (2,))]
    assert [one.node.id for one in found.steps] == ["I20"]
    title, lines = words(form(Q002=None, Q078=0))
    assert lines[0] == "Isi dulu 1 pertanyaan yang belum dijawab: nomor 2 (Layanan pendidikan)."
    assert KELTANA.item("Q002").recommendation.id not in " ".join(lines)
    assert title.startswith("Langkah berikut (1 dari 1")


def test_a_no_before_a_blank_keeps_its_advice_and_the_table_says_both():
    found = todo(form(Q002=0, Q004=None))
    assert gap_sentences.in_a_cell(found.of("I01")) == (
        f"Isi dulu pertanyaan 4. {KELTANA.item('Q002').recommendation.id}"
    )
    assert found.of("I20") == ()


def test_a_form_without_an_index_has_steps_without_a_gain():
    answers: list[int | None] = [None] * 56 + [0] * 72
    found = todo(answers)
    assert {one.gain for one in found.steps} == {None}
    title, lines = words(answers)
    assert title == "Langkah berikut (5 dari 18)"
    assert lines[0].startswith("Isi dulu 56 pertanyaan yang belum dijawab: nomor 1–4 (Layanan pendidikan); 5–8 (")
    assert lines[0].endswith("; dan 8 indikator lain.")
    assert "bila penuh" not in " ".join(lines)


def test_a_full_form_has_nothing_left_and_says_so_once():
    assert words(form()) == ("Semua pertanyaan sudah terpenuhi; tidak ada langkah berikut.", ())


def test_only_blanks_left_is_a_heading_with_one_line():
    title, lines = words(form(Q128=None))
    assert (title, len(lines)) == ("Langkah berikut", 1)


def test_steps_stay_below_the_node_shown():
    assert [one.node.id for one in todo(form(Q002=0, Q078=0), below="PM").steps] == ["I20"]
    assert words(form(Q002=0), below="PM")[1] == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_in_both_languages(language):
    use_language(language)
    for answers in (form(), form(Q001=None), form(Q001=0), [None] * 128, [0] * 128):
        assert words(answers)[0]


def test_neighbouring_numbers_are_a_range():
    assert gap_sentences.numbers((1, 2, 3, 7, 9, 10)) == "1–3, 7, 9–10"
    assert gap_sentences.numbers(()) == ""
