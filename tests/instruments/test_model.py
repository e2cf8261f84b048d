"""What follows from an instrument file alone: order, ranges, classes, identity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from siperi_geo.instruments import Instrument, Label, Rescale, ScoreRange
from siperi_geo.instruments.model import MICRO
from tests.instruments.small import label, model, small

SMALL = model(small())
weights = st.floats(0.01, 1000, allow_nan=False)


@pytest.fixture
def instrument() -> Instrument:
    return SMALL


def test_items_are_in_file_order_and_know_their_place(instrument: Instrument) -> None:
    assert [item.id for item in instrument.items] == ["A0", "A1", "B0", "B1"]
    assert [instrument.item_position(item.id) for item in instrument.items] == [0, 1, 2, 3]
    assert instrument.item("B0") is instrument.items[2]
    assert [item.id for item in instrument.items_under("B")] == ["B0", "B1"]
    assert instrument.items_under("index") == instrument.items


def test_nodes_come_parents_first(instrument: Instrument) -> None:
    assert [node.id for node in instrument.nodes()] == ["index", "A", "B"]
    assert [node.id for node in instrument.aspects] == ["A", "B"]
    assert instrument.node("A").level == "aspect"


@pytest.mark.parametrize("ask", ["item", "node", "item_position", "variant"])
def test_an_unknown_name_is_a_key_error(instrument: Instrument, ask: str) -> None:
    with pytest.raises(KeyError):
        getattr(instrument, ask)("Z")


def test_a_scale_knows_its_best_and_worst_answer(instrument: Instrument) -> None:
    scale = instrument.scale_of(instrument.item("A0"))
    assert (scale.best.value, scale.worst.value) == (1, 0)
    assert scale.points_of(1) == 1
    with pytest.raises(KeyError):
        scale.points_of(7)


def test_a_value_range_follows_the_tree(instrument: Instrument) -> None:
    assert instrument.value_range("A") == (0, 1)
    assert instrument.value_range("index") == (0, 100)


def test_a_sum_ranges_over_the_sum_of_its_parts() -> None:
    data = small()
    data["root"]["children"][0] |= {"rule": "sum"}
    data["root"]["children"][0]["items"][1]["weight"] = 3
    assert model(data).value_range("A") == (0, 4)


@given(st.tuples(weights, weights), weights)
def test_a_common_factor_of_the_weights_changes_no_range(pair: tuple[float, float], factor: float) -> None:
    def ranged(times: float) -> tuple[float, float]:
        data = small()
        data["levels"][0]["defaults"]["rescale"] = None
        for child, weight in zip(data["root"]["children"], pair, strict=True):
            child["weight"] = weight * times
        return model(data).value_range("index")

    assert ranged(1) == pytest.approx(ranged(factor))


@given(st.integers(0, 100 * MICRO), st.integers(0, 100 * MICRO))
def test_every_index_has_one_class_and_a_higher_index_no_lower_one(one: int, other: int) -> None:
    low, high = (SMALL.class_of(micro) for micro in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low.order <= high.order


def test_class_edges_belong_where_the_instrument_says() -> None:
    data = small()
    assert model(data).class_of(50 * MICRO).code == "low"  # type: ignore[union-attr]
    data["classes"][0]["upper_inclusive"] = False
    assert model(data).class_of(50 * MICRO).code == "high"  # type: ignore[union-attr]
    assert model(data).class_of(None) is None


def test_a_class_is_found_by_its_code() -> None:
    assert model(small()).class_named("high").code == "high"  # type: ignore[union-attr]
    assert model(small()).class_named(None) is None
    with pytest.raises(KeyError):
        model(small()).class_named("nonsense")


def test_an_index_above_the_last_class_is_refused(instrument: Instrument) -> None:
    with pytest.raises(ValueError, match="above the last class"):
        instrument.class_of(101 * MICRO)


@given(st.floats(0, 1))
def test_rescaling_keeps_ends_and_order(share: float) -> None:
    line = Rescale.model_validate({"from": (1, 5), "to": (0.2, 1)})
    assert (line.apply(1), line.apply(5)) == pytest.approx((0.2, 1))
    assert line.apply(1) <= line.apply(1 + 4 * share) <= line.apply(5) + 1e-12


def test_a_score_is_the_share_of_the_range() -> None:
    assert ScoreRange(low=20, high=100).score(57.16190476) == pytest.approx(46.45238095)


def test_values_are_frozen_and_refuse_unknown_keys(instrument: Instrument) -> None:
    with pytest.raises(ValidationError):
        instrument.version = "2"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Label.model_validate({"id": "a", "en": "b", "fr": "c"})
    with pytest.raises(ValidationError):
        Label(id="a", en="  ")


def test_the_content_hash_is_about_everything_but_the_history(instrument: Instrument) -> None:
    later = small()
    later["history"].append({"date": "2027-01-01", "text": label("said again")})
    assert model(later).content_hash == instrument.content_hash
    for change in (("name", label("other")), ("valid_from", "2022-01-01")):
        assert model(small() | dict([change])).content_hash != instrument.content_hash


def test_the_content_hash_is_about_what_the_file_says_not_about_what_the_model_could_say(
    instrument: Instrument,
) -> None:
    said = small()
    said["root"]["min_valued_children_pct"] = 0
    assert model(said).content_hash == instrument.content_hash
    said["root"]["min_valued_children_pct"] = 50
    assert model(said).content_hash != instrument.content_hash


def test_an_instrument_can_be_a_cache_key(instrument: Instrument) -> None:
    assert {instrument: 1}[model(small())] == 1


def test_items_inherit_the_spm_links_of_their_indicator(instrument: Instrument) -> None:
    assert {item.spm for item in instrument.items} == {("spm_a",)}
