"""Tables as HTML: short ones become blocks on a phone, a caption that stands above already is heard only."""

import pandas as pd

from siperi_geo.ui.table_html import (
    MOST_BOXED,
    MOST_COLUMNS,
    MOST_STACKED,
    MOST_WHOLE,
    heads_for_blocks,
    table_html,
)


def rows(n: int, columns: int) -> pd.DataFrame:
    return pd.DataFrame(
        [[f"a{at}" for at in range(columns)]] * n, columns=[f"Kolom {at}" for at in range(columns)]
    )


def test_a_short_table_of_many_columns_becomes_blocks_that_name_their_values() -> None:
    table = table_html(rows(3, 4), "Isi")
    assert 'class="siperi-table siperi-whole siperi-stack" ' in table
    assert "--c2: &quot;Kolom 1&quot;" in table
    assert "<td>a0</td><td>a1</td>" in table


def test_a_long_or_wide_table_and_a_narrow_one_stay_tables() -> None:
    for shown in (rows(MOST_BOXED + 1, 4), rows(MOST_STACKED + 1, MOST_COLUMNS + 1), rows(3, 3)):
        assert "siperi-stack" not in table_html(shown, "Isi")


def test_rows_of_a_table_that_is_not_short_become_blocks_in_a_box_that_says_how_many_they_are() -> None:
    for n in (MOST_STACKED + 1, MOST_BOXED):
        table = table_html(rows(n, MOST_COLUMNS), "Isi")
        assert "siperi-stack siperi-boxed" in table
        assert f'<p class="siperi-more">↓ {n} baris' in table
    assert "siperi-more" not in table_html(rows(MOST_STACKED, 4), "Isi")


def test_only_a_long_table_is_cut_and_says_how_many_rows_it_has() -> None:
    assert 'class="siperi-table siperi-whole"' in table_html(rows(MOST_WHOLE, 3), "Isi")
    table = table_html(rows(MOST_WHOLE + 1, 3), "Isi")
    assert 'class="siperi-table siperi-long"' in table
    assert f"{MOST_WHOLE + 1} baris" in table


def test_a_gap_that_must_be_passed_is_a_number_too() -> None:
    table = table_html(pd.DataFrame({"Jarak": ["> 10,64", "8,33", "–"]}), "Isi")
    assert "<td class=right>&gt; 10,64</td>" in table


def test_headings_of_blocks_are_inert() -> None:
    words = heads_for_blocks(['"; color: red', "<b>", "a\\", "Luas (km²)"])
    assert words == (
        "--c1: &quot;\\&quot;; color: red&quot;; --c2: &quot;&lt;b&gt;&quot;; --c3: &quot;a\\\\&quot;; "
        "--c4: &quot;Luas (km²)&quot;"
    )


def test_a_caption_that_is_shown_above_is_only_heard() -> None:
    table = table_html(rows(1, 2), "A & B", is_titled=True)
    assert '<caption><span class="siperi-unseen">A &amp; B</span></caption>' in table
    assert 'aria-label="A &amp; B"' in table


def test_a_code_breaks_only_at_its_underscores_and_other_words_nowhere() -> None:
    rows = pd.DataFrame({"code": ["ASSESSMENT_YEAR_MISSING"], "file": ["FORM_A.xlsx"]})
    said = table_html(rows, "x")
    assert "<td>ASSESSMENT_<wbr>YEAR_<wbr>MISSING</td>" in said
    assert "<td>FORM_A.xlsx</td>" in said


def test_years_and_versions_are_names_and_stand_to_the_left() -> None:
    shown = pd.DataFrame({"Tahun": ["2024", "2025"], "Versi": ["2012", "2021"], "Target": ["–", "–"]})
    table = table_html(shown, "Isi")
    assert "<td>2024</td><td>2012</td><td class=right>–</td>" in table
    assert "<td class=right>2.024</td>" in table_html(pd.DataFrame({"Jiwa": ["2.024", "1.900"]}), "Isi")
