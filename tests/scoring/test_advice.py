"""Next steps: what counts as not met, and how many steps a node names."""

from siperi_geo.instruments import NOT_ASKED, Instrument, load
from siperi_geo.scoring import recommendations


def filled(instrument: Instrument, value: int, **others: int | None) -> list[int | None]:
    """Every item answered alike, but for some."""
    answers: list[int | None] = [value] * len(instrument.items)
    for item_id, answer in others.items():
        answers[instrument.item_position(item_id)] = answer
    return answers


def advised(instrument: Instrument, answers: list[int | None]) -> list[str]:
    return [one.item.id for one in recommendations(instrument, answers)]


def test_what_does_not_apply_or_is_not_asked_needs_no_step() -> None:
    kencana, rsab = load("kencana"), load("rsab")
    assert advised(kencana, filled(kencana, 3)) == []
    assert advised(kencana, filled(kencana, 2, TK_P_1=3, TK_P_2=1)) == ["TK_P_2"]
    unasked = {item.id: NOT_ASKED for item in rsab.items if item.profiles}
    assert advised(rsab, filled(rsab, 3, **unasked)) == []


def test_what_only_describes_needs_no_step() -> None:
    rsab = load("rsab")
    described = {item.id: None for item in rsab.items_under("M1")}
    assert advised(rsab, filled(rsab, 3, **described)) == []


def test_a_scale_says_from_which_answer_on_an_item_is_met() -> None:
    erat = load("erat")
    assert advised(erat, filled(erat, 4)) == []
    assert advised(erat, filled(erat, 5, RM2=3)) == ["RM2"]


def test_a_large_node_names_several_steps_and_a_small_one_the_first() -> None:
    rsab, keltana = load("rsab"), load("keltana")
    steps = recommendations(rsab, filled(rsab, 1))
    assert [one.item.id for one in steps if one.node.id == "S2_2"] == ["R004", "R005", "R006"]
    assert {one.node.id for one in steps} == {node.id for node in rsab.nodes() if node.items}
    of_keltana = recommendations(keltana, filled(keltana, 0))
    assert [one.item.id for one in of_keltana] == [node.items[0].id for node in keltana.nodes() if node.items]


def test_a_blank_is_a_step_that_is_not_known_to_be_unmet() -> None:
    spab = load("spab")
    (step,) = recommendations(spab, filled(spab, 2, A1_L1=None))
    assert (step.item.id, step.is_answered) == ("A1_L1", False)
