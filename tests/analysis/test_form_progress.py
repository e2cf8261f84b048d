"""How far a form in progress is, and with how few answers more it could be assessed."""

import pytest

from siperi_geo.analysis.earlier_answers import earlier_labels
from siperi_geo.analysis.form_progress import part_with, parts_of, still_needed
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import score_form

Answers = list[int | None]


def blank(instrument: Instrument, profile: str | None = None) -> Answers:
    nothing = [None] * len(instrument.items)
    return list(instrument.in_profile(nothing, instrument.profile(profile)))


def lacking(instrument: Instrument, answers: Answers) -> int:
    return still_needed(instrument, answers, score_form(instrument, answers))


def with_best(instrument: Instrument, answers: Answers, node: str, *, most: int) -> Answers:
    """The answers with the best one to the first of the open questions below a node."""
    changed = list(answers)
    for item in instrument.items_under(node):
        place = instrument.item_position(item.id)
        if changed[place] is None and most > 0:
            changed[place] = instrument.scale_of(item).best.value
            most -= 1
    return changed


@pytest.mark.parametrize(
    ("name", "profile", "parts", "asked", "needed"),
    [
        ("keltana", None, ["LD", "PK", "PM", "KD", "KP"], 128, 96),  # 75 % of 128
        ("rsab", "hospital", ["M2", "M3", "M4", "M1"], 219, 114),  # 75 % of the 151 that score
        ("rsab", "puskesmas", ["M2", "M3", "M4", "M1"], 205, 103),  # 75 % of 137
    ],
)
def test_a_blank_form_has_everything_before_it(
    name: str, profile: str | None, parts: list[str], asked: int, needed: int
) -> None:
    instrument = load(name)
    answers = blank(instrument, profile)
    found = parts_of(instrument, answers)
    assert [one.part.id for one in found] == parts
    assert sum(len(one.unanswered) for one in found) == asked
    assert sum(one.answered_count for one in found) == 0
    assert lacking(instrument, answers) == needed


def test_with_the_answers_that_it_lacks_and_no_fewer_a_form_can_be_assessed() -> None:
    keltana = load("keltana")
    answers = blank(keltana)
    for part in keltana.sections[:-1]:
        answers = with_best(keltana, answers, part.id, most=99)
    found = parts_of(keltana, answers)
    assert part_with(found, "Q128") is found[-1]
    needed = lacking(keltana, answers)
    assert needed == 8, "half of the 16 questions of the part that has no value"
    for indicator in keltana.node("KP").children:
        fewer, answers = answers, with_best(keltana, answers, indicator.id, most=2)
    assert score_form(keltana, answers).index is not None
    assert lacking(keltana, answers) == 0
    assert score_form(keltana, fewer).index is None


def test_an_earlier_form_answers_the_questions_that_are_still_the_same() -> None:
    keltana = load("keltana")
    answers = [1, 0, None] + [None] * 125
    found = earlier_labels(keltana, keltana, answers)
    assert {item: label.id for item, label in found.items()} == {"Q001": "Ya", "Q002": "Tidak"}


def test_a_question_with_a_new_id_names_its_earlier_one() -> None:
    keltana = load("keltana")
    first = keltana.items[0]
    renamed = {first.id: first.model_copy(update={"id": "Q901", "previous": "Q001"})}
    leaf = next(node for node in keltana.root.walk() if node.items)
    changed = leaf.model_copy(update={"items": tuple(renamed.get(item.id, item) for item in leaf.items)})
    aspect = keltana.sections[0]
    aspects = (aspect.model_copy(update={"children": (changed, *aspect.children[1:])}), *keltana.sections[1:])
    newer = keltana.model_copy(update={"root": keltana.root.model_copy(update={"children": aspects})})
    for cached in ("items", "_positions", "_nodes", "_counted"):
        newer.__dict__.pop(cached, None)
    found = earlier_labels(newer, keltana, [1, 0] + [None] * 126)
    assert {item: label.id for item, label in found.items()} == {"Q901": "Ya", "Q002": "Tidak"}
