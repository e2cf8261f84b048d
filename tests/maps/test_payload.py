"""What reaches the browser: one feature per area, and no text that could be more than text."""

import json
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.maps import NO_DATA, BaseMap, Facts, MapView, feature_collection, safe
from siperi_geo.maps.payload import base_settings, pattern_id
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


def test_every_area_is_a_feature_and_one_without_facts_has_no_data(view: MapView) -> None:
    features = feature_collection(view)["features"]
    painted = {feature["id"]: feature["properties"]["paint"] for feature in features}
    assert painted == {"99.01.01.1001": "low", "99.01.01.1002": NO_DATA}
    assert features[0]["properties"]["tip"] == "<b>Kiri</b><br>Indeks 57,16"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_in_the_tip(name: str) -> None:
    shape = square("99.01.01.1001", name, 123.5)
    view = MapView((shape,), {shape.area_code: Facts("low", (name,))}, paints())
    tip = feature_collection(view)["features"][0]["properties"]["tip"]
    assert Tags(tip).found == [("b", []), ("br", [])]
    assert unescape(tip) == f"<b>{name}</b><br>{name}"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_of_the_base_stays_text(base: BaseMap, name: str) -> None:
    hostile = BaseMap(
        land=base.land,
        outlines=(square("99.01", name, 123.5),),
        labels=(square("99.01.01.1001", name, 123.5),),
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
    assert json.loads(json.dumps([base_settings(base), feature_collection(view)]))
