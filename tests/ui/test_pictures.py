"""The button that takes a chart along says for whom, and carries the words of the picture, all of them inert."""

import html
import json
import re

from streamlit.testing.v1 import AppTest

from siperi_geo import charts
from siperi_geo.charts.base import NO_DATA
from siperi_geo.charts.figure import Figure
from siperi_geo.ui import pictures

CHART = charts.Chart(
    Figure(),
    title='<b>"Oeba"</b> & terendah',
    alt="Grafik.",
    note="Skor 0–100.",
    keys=(charts.Key("#112233", "0–20"), charts.Key(NO_DATA.ground, "Belum ada data", NO_DATA)),
)


def page() -> None:
    from siperi_geo.ui import pictures
    from tests.ui.test_pictures import CHART

    pictures.button(CHART, (("Tahun", "<2026>"),), key="aspek", file_name="siperi-aspek.png")


def test_the_button_carries_the_words_of_the_picture() -> None:
    (body,) = (one.proto.body for one in AppTest.from_function(page).run().get("html"))
    assert "<b>" not in body
    (held,) = re.findall(r'data-words="([^"]*)"', body)
    assert json.loads(html.unescape(held)) == {
        "key": "aspek",
        "file": "siperi-aspek.png",
        "title": CHART.title,
        "note": "Skor 0–100.",
        "keys": [
            {"colour": "#112233", "label": "0–20"},
            {"colour": NO_DATA.ground, "label": "Belum ada data", "lines": NO_DATA.lines, "angle": NO_DATA.angle},
        ],
        "foot": [["Tahun", "<2026>"]],
    }
    assert re.sub(r"<[^>]*>", "", body) == "Unduh gambar (PNG): &lt;b&gt;&quot;Oeba&quot;&lt;/b&gt; &amp; terendah"


def test_what_the_frame_draws_comes_from_this_server() -> None:
    script = (pictures.Path(pictures.__file__).parent / "picture" / "picture.js").read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", script) == []
