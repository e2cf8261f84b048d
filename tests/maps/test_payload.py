"""What reaches the browser: one feature per area, and no text that could be more than text."""

import json
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.boundaries import (
    base_layer,
    check_file,
    display_layer,
    ensure_builtin,
    import_file,
    stored_areas,
    use_set,
)
from siperi_geo.maps import NO_DATA, BaseMap, Facts, MapView, Shape, safe
from siperi_geo.maps.draw import CODE
from siperi_geo.maps.hatching import pattern_id
from siperi_geo.maps.payload import base_settings, painted
from siperi_geo.store import Store
from tests.maps.conftest import paints, square

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`+alert(1)+`",
    "${alert(1)}",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "Oe'bobo & Liliba",
]


class Tags(HTMLParser):
    """Collects every tag of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def test_every_area_is_sent_and_one_without_facts_has_no_data(view: MapView) -> None:
    areas = painted([view])["layers"][0]["areas"]
    assert {code: paint for code, paint, _ in areas} == {"99.01.01.1001": "low", "99.01.01.1002": NO_DATA}
    assert areas[0][2] == "<b>Kiri</b><br>Indeks 57,16"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_in_the_tip(name: str) -> None:
    shape = square("99.01.01.1001", name, 123.5)
    view = MapView((shape,), {shape.area_code: Facts("low", (name,))}, paints())
    tip = painted([view])["layers"][0]["areas"][0][2]
    assert Tags(tip).found == [("b", []), ("br", [])]
    assert unescape(tip) == f"<b>{name}</b><br>{name}"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_of_the_base_stays_text(base: BaseMap, name: str) -> None:
    hostile = BaseMap(
        land=base.land,
        outlines=(square("99.01", name, 123.5),),
        areas=(square("99.01.01.1001", name, 123.5),),
        notes=(name,),
        alt=name,
        words={"home": name},
        watermark=name,
    )
    settings = base_settings(hostile)
    texts = [label["name"] for label in settings["labels"]]
    texts += [*settings["notes"], settings["alt"], settings["watermark"], settings["words"]["home"]]
    assert len(texts) == 6
    assert all(text == safe(name) and Tags(text).found == [] for text in texts)


@given(st.text())
def test_safe_text_reads_the_same_and_holds_no_sign_of_html_or_script(text: str) -> None:
    assert unescape(safe(text)) == unescape(text.replace("&", "&amp;"))
    assert not set(safe(text)) & set("<>\"'\\`${}")


@given(st.text())
def test_a_pattern_id_is_one_word_whatever_the_class_code(key: str) -> None:
    assert all(sign.isalnum() or sign == "-" for sign in pattern_id(key))


def test_the_bounds_hold_every_outline(base: BaseMap) -> None:
    assert base_settings(base)["bounds"] == [[-10.2, 123.5], [-10.19, pytest.approx(123.52)]]


def test_the_payload_is_json(base: BaseMap, view: MapView) -> None:
    assert json.loads(json.dumps([base_settings(base), painted([view])]))


@pytest.mark.parametrize("layer", [None, "kelurahan_big.geojson"], ids=["built in", "BIG"])
def test_two_maps_of_the_city_are_sent_in_less_than_200_kib(
    layer: str | None, request: pytest.FixtureRequest
) -> None:
    with Store.memory() as store:
        ensure_builtin(store)
        if layer:
            path = request.getfixturevalue("shared") / "boundaries" / layer
            report = check_file(path, level="kelurahan", areas=stored_areas(store), city="53.71")
            facts = {"name": "BIG", "source": "BIG", "licence": "-", "kind": "indicative"}
            with store.transaction(actor="test", action="import", target="BIG") as tx:
                use_set(tx, import_file(tx, report, **facts))
        kelurahan, kecamatan = (
            tuple(
                Shape(one.area_code, "Nunbaun Sabu", one.geometry, one.label)
                for one in display_layer(store, level)
            )
            for level in ("kelurahan", "kecamatan")
        )
    lines = ("Kecamatan Kelapa Lima", "12 dari 14 sekolah dinilai", "Indeks 57,16", "Pertanyaan terjawab 98 %")
    facts_of = {shape.area_code: Facts("low", lines, is_thin=True) for shape in kelurahan}
    view = MapView(kelurahan, facts_of, paints())
    base = BaseMap(base_layer(), kecamatan, kelurahan, ("catatan",), "peta", {}, "CONTOH", panels=2)
    sent = json.dumps([CODE, base_settings(base), painted([view, view])])
    assert len(kelurahan) == 51
    assert len(sent) <= 200 * 1024
