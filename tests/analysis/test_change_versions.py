"""What two versions of an instrument share: by id or `previous`, with the same answers; the rest is named."""

from pathlib import Path

import pytest

from siperi_geo.analysis import change_versions
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import score_form
from tests.newer import NEWER, add_version


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Instrument, Instrument]:
    add_version(tmp_path / "instruments", monkeypatch)
    return load("keltana", "2021"), load("keltana", NEWER)


def test_the_two_published_versions_share_no_question():
    old, new = load("keltana", "2012"), load("keltana", "2021")
    assert change_versions.reduced(old, [new]) is None
    assert change_versions.reduced(new, [old]) is None


def test_a_version_shares_all_with_itself():
    new = load("keltana", "2021")
    assert change_versions.reduced(new, [new]) is new


def test_questions_are_the_same_by_id_or_by_their_former_id(both):
    old, new = both
    found = change_versions.counterparts(new, old)
    assert found["NEU1"] == old.node(old.root.children[0].children[1].id).items[0].id
    assert "NEU2" not in found
    assert {two: one for one, two in found.items()} == change_versions.counterparts(old, new)
    assert len(found) == 126


def test_what_has_no_counterpart_is_left_out_and_named(both):
    old, new = both
    assert [item.id for item in change_versions.left_out(new, [old])] == ["NEU2"]
    assert [item.number for item in change_versions.left_out(old, [new])] == [1, 6]
    small = change_versions.reduced(new, [old])
    assert len(small.items) == 126
    assert len(new.items) == 127


def test_other_points_make_it_another_question(both):
    old, new = both
    scale = new.scales["yes_no"]
    turned = scale.model_copy(
        update={"choices": tuple(one.model_copy(update={"points": 1 - one.points}) for one in scale.choices)}
    )
    other = Instrument.model_construct(
        **{name: getattr(new, name) for name in Instrument.model_fields} | {"scales": {"yes_no": turned}}
    )
    assert change_versions.counterparts(other, old) == {}


def test_a_form_of_the_one_scores_by_the_other_as_its_shared_answers_say(both):
    old, new = both
    small = change_versions.reduced(new, [old])
    full = change_versions.translated(small, old, [1] * len(old.items))
    none = change_versions.translated(small, old, [0] * len(old.items))
    assert score_form(small, full).nodes[0].index == 100
    assert score_form(small, none).nodes[0].index == 20
    one_no = [1] * len(old.items)
    one_no[old.item_position(change_versions.counterparts(new, old)["NEU1"])] = 0
    again = change_versions.translated(small, old, one_no)
    assert again[small.item_position("NEU1")] == 0
    assert score_form(small, again).nodes[0].index < 100


def test_both_ways_of_a_shared_form_give_the_same_answers(both):
    old, new = both
    small = change_versions.reduced(new, [old])
    given = [place % 2 for place in range(len(old.items))]
    same = change_versions.counterparts(small, old)
    there = change_versions.translated(small, old, given)
    assert there == tuple(given[old.item_position(same[item.id])] for item in small.items)


def test_an_empty_part_goes_with_its_last_question(both):
    old, _ = both
    gone = old.node(old.root.children[0].children[0].id)
    rest = {item.id for item in old.items} - {item.id for item in gone.items}
    other = change_versions._reduced(old.root, frozenset(rest))
    assert gone.id not in [node.id for node in other.walk()]
