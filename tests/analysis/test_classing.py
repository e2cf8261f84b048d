"""The class of a form is the stored one; that of a mean follows its value, and steps have no mean."""

from math import nan

from siperi_geo.analysis.classing import band_of
from siperi_geo.instruments import load

KELTANA, KENCANA = load("keltana"), load("kencana")


def code_of(instrument, **row):
    band = band_of(instrument, row)
    return band and band.code


def test_a_form_has_the_class_it_was_scored_with():
    assert code_of(KELTANA, index_value=60.0, class_code="madya") == "madya"
    assert code_of(KENCANA, index_value=90.0, class_code="pratama") == "pratama", "gates, not the index"


def test_a_mean_has_the_class_of_its_value():
    assert code_of(KELTANA, index_value=58.33) == "pratama"
    assert code_of(KELTANA, index_value=58.34, class_code=None) == "madya"
    assert code_of(KELTANA, index_value=90.0, class_code="class_of_another_version") == "utama"


def test_steps_have_no_mean_and_nothing_has_no_class():
    assert code_of(KENCANA, index_value=90.0) is None
    assert code_of(KELTANA, index_value=nan, class_code=nan) is None
