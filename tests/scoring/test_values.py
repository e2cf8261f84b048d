"""The value of one node alone is that of the whole score."""

import pytest

from siperi_geo.instruments import available, load
from siperi_geo.scoring import score_forms, score_node

FORMS = 4


@pytest.mark.parametrize("code", sorted({ref.id for ref in available()}))
def test_the_value_of_a_node_is_that_of_the_whole_score(code):
    instrument = load(code)
    answers = [[*(one.value for one in instrument.scale_of(item).choices), None] for item in instrument.items]
    forms = [
        instrument.in_profile(
            [some[(7 * form + 3 * at) % len(some)] for at, some in enumerate(answers)], instrument.profile(None)
        )
        for form in range(FORMS)
    ]
    whole = score_forms(instrument, forms)
    for node in (instrument.root, instrument.aspects[0]):
        values = [next(one.index for one in found.nodes if one.code == node.id) for found in whole]
        assert score_node(instrument, node.id, forms) == values
    assert score_node(instrument, instrument.root.id, []) == []
