"""Explanations: the numbers of each step give the number above it, and the words carry those numbers."""

from math import isclose

import pytest
from hypothesis import given, settings

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import Explanation, explain, recommendations, score_form, sentences
from siperi_geo.text import use_language
from tests.scoring.oracle import Answers
from tests.scoring.trees import forms
from tests.worked_cases import load_cases

CASES = {case.name: case.answers for case in load_cases("keltana")}


def every_step(step: Explanation) -> list[Explanation]:
    return [step, *(below for child in step.children for below in every_step(child))]


def close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-11, abs_tol=1e-9)


def assert_parts_give_the_whole(step: Explanation) -> None:
    """By hand, as a reader with a calculator would: Σ weight × value, divided, brought to scale."""
    counted = [(weight, value) for weight, value in step.parts if value is not None]
    assert close(step.total, sum(weight * value for weight, value in counted))
    assert close(step.weight, sum(weight for weight, _ in counted))
    below = [child.answered for child in step.children] or [one.answer is not None for one in step.items]
    assert step.answered == sum(below)
    if step.raw is None or step.value is None:
        lacks_children = step.valued_children < step.needed_children
        assert step.answered < step.needed or lacks_children or not counted
        return
    whole = sum(weight for weight, _ in step.parts) if step.node.rule == "sum" else 1
    assert close(step.raw, step.total / step.weight * whole)
    assert close(step.value, step.node.rescale.apply(step.raw) if step.node.rescale else step.raw)


@given(drawn=forms(size=2))
@settings(max_examples=8)
def test_the_numbers_of_each_step_reproduce_its_parent(drawn: tuple[Instrument, list[Answers]]) -> None:
    instrument, filled = drawn
    for variant in instrument.variants:
        step = explain(instrument, filled[0], variant=variant.id)
        if step.answered:
            for one in every_step(step):
                assert_parts_give_the_whole(one)
                assert sentences(instrument, one)


@pytest.mark.parametrize("name", ["campuran", "seperempat_kosong_tepat_di_batas", "satu_komponen_kosong"])
@pytest.mark.parametrize("variant", ["standard", "official_blank_no"])
def test_an_explanation_shows_the_score_itself(name: str, variant: str) -> None:
    instrument, answers = load("keltana"), CASES[name]
    score = score_form(instrument, answers, variant)
    for step in every_step(explain(instrument, answers, variant=variant)):
        assert step.value == score.node(step.code).index
        assert (step.answered, step.total_items) == (score.node(step.code).answered, score.node(step.code).total)


def test_any_node_can_be_asked_for_and_found() -> None:
    instrument = load("keltana")
    whole = explain(instrument, CASES["campuran"])
    part = explain(instrument, CASES["campuran"], node="I15")
    assert part == whole.find("I15")
    assert [(one.item.id, one.value) for one in part.items] == [("Q057", 1), ("Q058", 1), ("Q059", 1), ("Q060", 0)]
    with pytest.raises(KeyError):
        whole.find("I99")


def test_sentences_carry_the_numbers_in_both_languages() -> None:
    instrument = load("keltana")
    step = explain(instrument, CASES["campuran"])
    assert sentences(instrument, step.find("LD")) == [
        "Rata-rata 14 nilai indikator = 44 / 14 = 3,1429.",
        "Dibagi 5: 3,1429 / 5 = 0,6286.",
    ]
    assert sentences(instrument, step.find("I15")) == [
        "Rata-rata 4 nilai jawaban = 3 / 4 = 0,75.",
        "Dari skala 0–1 ke 1–5: 1 + 0,75 × 4 = 4.",
    ]
    assert sentences(instrument, step)[-1] == "Dikali 100: 0,4284 × 100 = 42,8381."
    use_language("en")
    assert sentences(instrument, step.find("LD"))[0] == "Mean of 14 indicator values = 44 / 14 = 3.1429."
    assert "(20 × 0.6286 + 20 × 0.48 + 20 × 0.3333 + 20 × 0.5 + 20 × 0.2) / 100" in sentences(instrument, step)[0]


@pytest.mark.parametrize(
    ("name", "node", "variant", "expected"),
    [
        ("kosong_seluruhnya", "index", "standard", "baru 0 dari 128, perlu sedikitnya 96"),
        ("kosong_seluruhnya", "index", "official_blank_no", "baru 0 dari 128, perlu sedikitnya 1"),
        ("satu_jawaban_di_bawah_batas", "index", "standard", "baru 95 dari 128, perlu sedikitnya 96"),
        (
            "satu_komponen_kosong",
            "index",
            "standard",
            "Belum dapat dinilai: komponen Pencegahan dan Mitigasi belum punya nilai "
            "(4 dari 5 komponen punya nilai, perlu 5).",
        ),
        (
            "satu_indikator_kurang_jawaban",
            "KP",
            "standard",
            "tidak ikut dihitung: Penilaian pascabencana mandiri.",
        ),
        ("setengah_kosong", "I01", "standard", "tidak ikut dihitung: 2 dari 4 pertanyaan"),
        ("setengah_kosong", "I01", "official_blank_no", "jawaban terendah: 2 dari 4 pertanyaan"),
    ],
)
def test_what_is_missing_is_said(name: str, node: str, variant: str, expected: str) -> None:
    instrument = load("keltana")
    step = explain(instrument, CASES[name], node=node, variant=variant)
    assert expected in " ".join(sentences(instrument, step))


def test_each_recommendation_is_of_the_first_unmet_question() -> None:
    instrument = load("keltana")
    found = {one.node.id: one for one in recommendations(instrument, CASES["campuran"])}
    assert found.keys() == {node.id for node in instrument.nodes() if node.items} - {"I01", "I02", "I23"}
    assert [found[node].item.number for node in ("I03", "I11", "I15", "I16", "I20")] == [11, 41, 60, 62, 77]
    assert found["I03"].text == instrument.item("Q011").recommendation
    assert recommendations(instrument, CASES["semua_ya"]) == []


def test_a_recommendation_for_a_blank_says_that_it_is_one() -> None:
    found = recommendations(load("keltana"), CASES["setengah_kosong"])
    assert [one.item.number for one in found[:2]] == [3, 7]
    assert not any(one.is_answered for one in found)


@pytest.mark.parametrize(
    ("answers", "code"),
    [((1,) * 127, "SCORING_ANSWER_COUNT"), ((1,) * 127 + (2,), "SCORING_ANSWER_UNKNOWN")],
)
def test_foreign_answers_are_refused(answers: Answers, code: str) -> None:
    with pytest.raises(SiperiError) as caught:
        score_form(load("keltana"), answers)
    assert caught.value.code == code


def test_an_unknown_variant_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        score_form(load("keltana"), (1,) * 128, "no_such")


def best(instrument: Instrument) -> list[int]:
    return [instrument.scale_of(item).best.value for item in instrument.items]


def test_what_leaves_the_sum_is_said() -> None:
    spab, rsab = load("spab"), load("rsab")
    answers = [9 if item.id == "A1_L1" else 2 for item in spab.items]
    words = sentences(spab, explain(spab, answers, "A1"))
    assert words[0].startswith("“Tidak berlaku”: 1 dari 4 pertanyaan")
    unasked = rsab.in_profile(best(rsab), rsab.profile("puskesmas"))
    step = explain(rsab, unasked, "S3_1")
    assert sentences(rsab, step)[0].startswith("Tidak ditanyakan di lembar ini: 1 dari")
    assert step.total_items == len(step.items) - 1


def test_an_aspect_that_weighs_by_its_questions_says_what_it_weighs() -> None:
    spab = load("spab")
    answers = [9 if item.id in ("A1_L1", "A1_L2") else 2 for item in spab.items]
    step = explain(spab, answers, "P1")
    assert [child.own_weight for child in step.children] == [2, 5, 4, 6]
    assert step.weight == 17


def test_another_reading_weighs_modules_otherwise() -> None:
    rsab = load("rsab")
    step = explain(rsab, best(rsab), variant="thirds")
    assert [child.own_weight for child in step.children] == [1, 1, 1]
