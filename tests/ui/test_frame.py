"""Parts of every page: tables, problems, empty state, footer; nothing in a file or a name becomes markup."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.ui import reads
from siperi_geo.ui.frame import plain


def page() -> None:
    """A page with each part once, fed with hostile text."""
    import pandas as pd

    from siperi_geo.errors import Problem, Where
    from siperi_geo.ui import frame

    rows = pd.DataFrame({"<b>Wilayah</b>": ["<img src=x>", "B"], "Indeks": ["57,16", "–"], "Jumlah": [1, 2]})
    frame.table(rows, caption="A & B")
    frame.note("<i>catatan</i>")
    frame.problems(Problem("STORE_MISSING", Where(file="[x](http://y).csv"), {"path": "*p*"}))
    frame.footer(None)


@pytest.fixture
def shown(toy_path: Path) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in app.get("html"))


def test_a_table_escapes_its_cells_and_sets_numbers_to_the_right(shown: AppTest) -> None:
    table = html(shown)
    assert "<img" not in table
    assert "&lt;img src=x&gt;" in table
    assert "&lt;b&gt;Wilayah" in table
    assert "<th scope='col' class=right>Indeks</th>" in table
    assert "<td class=right>57,16</td>" in table
    assert "<td>B</td>" in table
    assert "<caption>A &amp; B</caption>" in table


def test_a_note_is_plain_text(shown: AppTest) -> None:
    assert "&lt;i&gt;catatan" in html(shown)


def test_a_problem_shows_its_code_and_no_markup_of_the_file(shown: AppTest) -> None:
    words = shown.error[0].value
    assert "`STORE_MISSING`" in words
    assert "[x](http" not in words


def test_the_footer_names_the_boundaries_and_their_kind(shown: AppTest) -> None:
    assert "skematis, bukan batas resmi" in html(shown)
    assert "Versi data" in html(shown)
    (watching,) = (one for one in shown.get("component_instance") if "freshness" in one.proto.component_name)
    told = json.loads(watching.proto.json_args)
    assert told["drawn"] == reads.store().data_version
    assert told["words"]["line"] == "Data sudah berubah sejak halaman ini dibuka."


def test_plain_text_has_no_live_sign() -> None:
    assert plain("*a* `b` [c](d) $e$ :f:") == r"\*a\* \`b\` \[c\]\(d\) \$e\$ \:f\:"


def headed() -> None:
    """A page with two tables under their headings; the second has a caption of its own."""
    import pandas as pd

    from siperi_geo.ui import frame

    rows = pd.DataFrame({"Nama": ["Bukit"]})
    frame.section("Impor terakhir")
    frame.table(rows, caption="Impor terakhir")
    frame.section("Lapisan")
    frame.table(rows, caption="Impor terakhir")


def test_a_heading_is_not_repeated_by_the_table_below_it(toy_path: Path) -> None:
    words = html(AppTest.from_function(headed, default_timeout=30).run())
    assert words.count('<span class="siperi-unseen">Impor terakhir</span>') == 1
    assert words.count("<caption>Impor terakhir</caption>") == 1
