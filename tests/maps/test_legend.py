"""The legend counts every area once, "no data" included, and escapes what it shows."""

from siperi_geo.maps import Facts, MapView, Paint, chosen_html, legend, legend_html
from tests.maps.conftest import square


def test_the_counts_add_up_to_all_areas(view: MapView) -> None:
    entries = legend(view)
    assert [(entry.paint.label, entry.count) for entry in entries] == [("Rendah", 1), ("Belum ada data", 1)]
    assert sum(entry.count for entry in entries) == len(view.shapes)


def test_a_class_without_areas_is_shown_with_zero() -> None:
    paints = {"low": Paint("#111111", "Rendah"), "high": Paint("#222222", "Tinggi")}
    view = MapView((square("99.01.01.1001", "A", 123.5),), {"99.01.01.1001": Facts("low")}, paints)
    assert [entry.count for entry in legend(view)] == [1, 0]


def test_labels_are_escaped_and_the_hatch_is_visible(view: MapView) -> None:
    entries = legend(view)
    shown = legend_html(entries, "<b>Kelas</b>")
    assert "&lt;b&gt;Kelas" in shown
    assert "repeating-linear-gradient(" in shown


def test_the_chosen_area_stands_in_one_line_with_its_result_and_names_are_only_text() -> None:
    shape = square("99.01.01.1001", "<img src=x>", 123.5)
    facts = {"99.01.01.1001": Facts("low", ("Kecamatan Timur", "Indeks 57,16"), ("Indeks 57,16", "Pratama"))}
    view = MapView((shape,), facts, {"low": Paint("#111111", "Rendah")}, selected="99.01.01.1001")
    line = chosen_html(view, '<a href="#profil">profil</a>')
    assert "<b>&lt;img src=x&gt;</b> · Indeks 57,16 · Pratama</span><a href" in line
    assert chosen_html(MapView((shape,), facts, view.paints)) == ""


def test_a_chosen_area_without_a_result_says_what_its_colour_says(view: MapView) -> None:
    assert "<b>Kanan</b> · Belum ada data</span>" in chosen_html(view)


def test_thin_areas_are_counted_in_their_class_and_once_more_together() -> None:
    paints = {"low": Paint("#111111", "Rendah"), "high": Paint("#222222", "Tinggi")}
    shapes = tuple(square(f"99.01.01.100{n}", "A", 123.5) for n in range(4))
    facts = {f"99.01.01.100{n}": Facts("high", is_thin=n > 1) for n in range(4)}
    entries = legend(MapView(shapes, facts, paints))
    assert [(entry.count, entry.thin_count) for entry in entries] == [(0, 0), (4, 2)]
    shown = legend_html(entries, "Kelas", "kurang dari separuh")
    assert "Tinggi <small>(2 bergaris)</small></span> <b>4</b>" in shown
    assert "<span>kurang dari separuh</span> <em>2</em>" in shown
    assert "kurang dari separuh" not in legend_html(entries, "Kelas")
