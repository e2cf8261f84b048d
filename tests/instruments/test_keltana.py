"""KELTANA 2021 as published: its structure, its marks, and that nobody changed it."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
import yaml

from siperi_geo.instruments import Instrument, load

# The published version is frozen. A new method is a new version; only after an agreed correction of words
# does this line change, together with a line in the history of the instrument.
FROZEN = "7bdf8ac5ed70f271b6322d15dacfdf05dc8da419c9242a7b005d5360a4aca11e"


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana", "2021")


def test_the_published_version_is_frozen(keltana: Instrument) -> None:
    assert keltana.content_hash == FROZEN


def test_it_has_five_components_32_indicators_and_128_questions(keltana: Instrument) -> None:
    sizes = {aspect.id: (len(aspect.children), len(keltana.items_under(aspect.id))) for aspect in keltana.aspects}
    assert sizes == {"LD": (14, 56), "PK": (5, 20), "PM": (3, 12), "KD": (6, 24), "KP": (4, 16)}
    assert [item.id for item in keltana.items] == [f"Q{n:03}" for n in range(1, 129)]
    assert [node.id for node in keltana.nodes() if node.level == "indicator"] == [f"I{n:02}" for n in range(1, 33)]
    assert {len(node.items) for node in keltana.nodes() if node.items} == {4}


def test_components_weigh_the_same_and_indicators_the_same_inside_one(keltana: Instrument) -> None:
    assert {aspect.weight for aspect in keltana.aspects} == {20}
    assert {len({child.weight for child in aspect.children}) for aspect in keltana.aspects} == {1}
    assert {item.weight for item in keltana.items} == {1}


def test_values_run_as_in_the_published_form(keltana: Instrument) -> None:
    assert keltana.value_range("index") == (20, 100)
    assert keltana.value_range("LD") == (0.2, 1)
    assert keltana.value_range("I01") == (1, 5)


@pytest.mark.parametrize(
    ("index_micro", "code"),
    [
        (20_000_000, "pratama"),
        (58_323_810, "pratama"),
        (58_330_000, "pratama"),
        (58_333_333, "madya"),
        (83_330_000, "madya"),
        (83_333_333, "utama"),
        (100_000_000, "utama"),
    ],
)
def test_classes_end_where_the_form_ends_them(keltana: Instrument, index_micro: int, code: str) -> None:
    band = keltana.class_of(index_micro)
    assert band is not None
    assert band.code == code


def test_the_five_lost_questions_are_marked(keltana: Instrument) -> None:
    marks = Counter(item.mark for item in keltana.items)
    assert marks == {"verified": 123, "reconstructed": 5}
    lost = {item.number for item in keltana.items if item.mark == "reconstructed"}
    assert lost == {54, 55, 56, 58, 62}


def test_what_is_ours_says_so(keltana: Instrument) -> None:
    own = {part.part for part in keltana.marks if part.mark == "own_design"}
    assert {"thresholds", "wording", "evidence", "recommendation", "spm", "translation"} <= own
    assert keltana.status == "adapted"
    assert keltana.variant("standard").mark == "own_design"
    assert keltana.root.min_valued_children_pct == 100
    assert {node.min_valued_children_pct for node in keltana.nodes()[1:]} == {0}
    (thresholds,) = (part for part in keltana.marks if part.part == "thresholds")
    assert "kelima komponen" in thresholds.note.id
    assert keltana.variant("official_blank_no").missing == "as_worst"


def test_every_question_has_its_own_words_and_next_step(keltana: Instrument) -> None:
    for language in ("id", "en"):
        texts = [getattr(item.text, language) for item in keltana.items]
        steps = [getattr(item.recommendation, language) for item in keltana.items]
        assert len(set(texts)) == len(set(steps)) == 128
        assert all(words[0].isupper() and words.endswith(".") for words in (*texts, *steps))
    assert all(item.text.id != item.text.en for item in keltana.items)
    assert all(node.evidence and node.object for node in keltana.nodes() if node.items)


def test_disaster_indicators_are_linked_to_a_service_standard(keltana: Instrument) -> None:
    linked = {node.id: node.spm for node in keltana.nodes() if node.spm}
    assert Counter(linked.values()) == {("spm_b1",): 2, ("spm_b2",): 9, ("spm_b3",): 3}
    assert keltana.item("Q097").spm == ("spm_b3",)
    assert keltana.item("Q001").spm == ()


def test_it_agrees_with_the_facts_it_was_made_from(keltana: Instrument, shared: Path) -> None:
    facts = yaml.safe_load((shared / "domain" / "keltana.yaml").read_text(encoding="utf-8"))
    for component, aspect in zip(facts["komponen"], keltana.aspects, strict=True):
        assert (component["id"], component["nama"], component["bobot"]) == (
            aspect.id,
            aspect.name.id,
            aspect.weight,
        )
        for indicator, node in zip(component["indikator"], aspect.children, strict=True):
            assert indicator["id"] == node.id
            asked = [(question["id"], question["status"]) for question in indicator["pertanyaan"]]
            assert asked == [(item.id, item.mark) for item in node.items]


def test_the_filled_form_of_medari_has_the_same_questions(keltana: Instrument, shared: Path) -> None:
    book = openpyxl.load_workbook(shared / "real" / "form_pkd_2021_medari.xlsx", data_only=True)
    rows = book["Input Nilai"].iter_rows(min_row=13, max_col=6, values_only=True)
    answers = {int(number): int(answer) for *_, number, answer in rows if isinstance(number, int | float)}
    assert list(answers) == [item.number for item in keltana.items]
    assert published_index(keltana, list(answers.values())) == pytest.approx(57.16190476, abs=1e-6)


def published_index(instrument: Instrument, answers: list[int]) -> float:
    """The formula as the form has it: level = 2 or 1, plus 1 per further yes; mean level / 5; times 20; sum."""
    total = 0.0
    for aspect in instrument.aspects:
        levels = []
        for node in aspect.children:
            first, *rest = (answers[instrument.item_position(item.id)] for item in node.items)
            levels.append((2 if first else 1) + sum(rest))
        total += sum(levels) / len(levels) / 5 * 20
    return total
