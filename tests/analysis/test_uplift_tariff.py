"""Which lines close which items, and what they cost: by the catalogue, never free, never of another area."""

from siperi_geo.analysis.uplift_parts import Tariff
from siperi_geo.analysis.uplift_tariff import closers, unpriced
from siperi_geo.instruments import load
from siperi_geo.programmes import catalogue


def test_a_line_closes_every_item_below_its_parts_and_no_other() -> None:
    keltana, lines = load("keltana"), catalogue().lines
    found, nodes = closers([keltana], lines), {node.id for node in keltana.nodes()}
    for line in lines:
        parts = nodes.intersection(line.closes.get("keltana", ()))
        below = {item.id for node in parts for item in keltana.items_under(node)}
        assert {item for item, codes in found.items() if line.code in codes} == below
    assert found


def test_a_line_without_a_price_pays_for_nothing() -> None:
    of = Tariff({"a": 5.0}, {"x": ("a", "b"), "y": ("b",)})
    assert (of.payable("x"), of.payable("y"), of.payable("z")) == (("a",), (), ())


def test_items_that_cannot_be_paid_for_are_told_apart() -> None:
    keltana = load("keltana")
    line = next(one for one in catalogue().lines if one.closes.get("keltana"))
    inside = keltana.items_under(line.closes["keltana"][0])[:2]
    other = next(item for item in keltana.items if item.id not in closers([keltana], [line]))
    why = unpriced([*inside, other], Tariff({}, closers([keltana], [line])), [line])
    assert (why.without_line, why.without_cost, why.lines) == (1, 2, (line,))
