"""Tables on a terminal: what is typed back stays in one piece, other columns give way."""

import io

from rich.console import Console

from siperi_geo.cli.drawing import column_widths, draw

BATCH = "20261122T123832176329-8997bb40"
ROWS = [[BATCH, "22 November 2026 20.38 WITA", "formulir kelurahan lasiana 2026.xlsx", "petugas"]]
HEADS = ["Catatan impor", "Waktu", "Berkas", "Oleh"]


def test_the_id_of_an_import_stays_in_one_piece_at_80_columns() -> None:
    told = io.StringIO()
    draw(Console(file=told, width=80), "Impor", HEADS, ROWS)
    assert BATCH in told.getvalue()
    assert max(map(len, told.getvalue().splitlines())) <= 80


def test_columns_give_way_between_words() -> None:
    widths = column_widths([HEADS, *ROWS], 80)
    assert widths[0] == len(BATCH)
    assert sum(widths) + 2 * 3 <= 80
