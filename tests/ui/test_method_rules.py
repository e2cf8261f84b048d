"""What the method page says of any instrument: its rules, and the minimum that a level asks for."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import InstrumentRef, available, load
from siperi_geo.ui.method_rules import _minimum_shares
from tests.instruments.small import model, small
from tests.pages.opening import shown


def rules(code: str, version: str) -> None:
    from siperi_geo.instruments import load
    from siperi_geo.ui import method_rules

    instrument = load(code, version)
    for part in ("formula", "weights", "classes", "blanks", "sources", "history"):
        getattr(method_rules, part)(instrument)


@pytest.mark.parametrize("ref", available(), ids=lambda ref: f"{ref.id}-{ref.version}")
def test_the_rules_of_every_instrument_can_be_read(ref: InstrumentRef) -> None:
    page = AppTest.from_function(rules, args=(ref.id, ref.version), default_timeout=60).run()
    assert not page.exception
    words = shown(page)
    assert all(band.name.id in words for band in load(ref.id, ref.version).classes)
    assert not re.search(r"bertanda (partly|reconstructed|remembered|own_design)", words)
    assert ">inf<" not in words
    assert ">∞<" not in words


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, []),
        (50, ["index: dinilai bila sedikitnya 50 % aspect di bawahnya punya nilai."]),
        (100, ["index: dinilai bila semua aspect di bawahnya punya nilai."]),
    ],
)
def test_a_minimum_of_valued_children_stands_behind_that_of_answers(share: float, expected: list[str]) -> None:
    data = small()
    data["root"]["min_valued_children_pct"] = share
    first, *others, last = _minimum_shares(model(data))
    assert first == "index: dinilai bila sedikitnya 50 % pertanyaannya dijawab."
    assert others == expected
    assert last.startswith("aspect: dinilai bila sedikitnya 50 %")
