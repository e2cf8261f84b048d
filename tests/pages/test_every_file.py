"""Every file of every page is what is on screen: rows, columns and values, and below them what they are."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.instruments import available
from siperi_geo.store import close_shared_stores
from siperi_geo.text import MISSING, number, t, use_language
from tests.families import BUKIT, MUARA
from tests.pages.opening import change_store, open_page, shown
from tests.pages.taking import Held, Make, Shown, Taking, pictures, read_csv, read_xlsx, tables

INSTRUMENTS = sorted({ref.id for ref in available()})
METHOD = ("method", "glossary")
PAGES = ("overview", "map", "gaps", "change", "reliability", "participation", "participants", "compare", "area",
         "unit", "erat", *METHOD)  # fmt: skip
JOINED = (
    *("plans.seen.line", "plans.seen.owner", "plans.seen.state"),
    *("renja.seen.name", "renja.seen.aim", "renja.seen.owner"),
)
TO_FILL_IN = "contoh-"  # how examples of files are called, which say nothing of the page
SNAPSHOT = re.compile(r"[0-9a-f]{10}-[0-9a-f]{10}")
DEEPER: tuple[tuple[str, dict[str, str]], ...] = (
    *((page, {"tingkat": "kecamatan", "instrumen": code})
      for page in ("map", "gaps", "change", "reliability", "participation", "compare")
      for code in ("keltana", "spab", "katana")),
    *((page, {"dasar": "terverifikasi"})
      for page in ("overview", "map", "gaps", "change", "participation", "area")),
    *(("reliability", {"peta": layer, "instrumen": code})
      for layer in ("bukti", "selisih") for code in ("spab", "keltana")),
    ("map", {"banding": "tahun:2024"}),
    ("map", {"banding": "instrumen:katana"}),
    ("map", {"silang": "penduduk"}),
    ("map", {"di": "99.01.02", "aspek": "LD"}),
    ("gaps", {"wilayah": MUARA, "aspek": "LD"}),
    ("change", {"wilayah": MUARA, "peserta": "sama", "aspek": "LD"}),
    ("compare", {"instrumen": "spab", "banding": "subjects", "w1": "school:50300001", "w2": "school:50300003"}),
    ("area", {"wilayah": MUARA}), ("area", {"wilayah": "99.01.02"}), ("area", {"wilayah": BUKIT, "lang": "en"}),
    ("unit", {"instrumen": "spab", "subjek": "school:50300001"}),
    ("unit", {"instrumen": "rsab", "subjek": "health_facility:53990001"}),
    ("method", {"instrumen": "katana", "bagian": "mean", "rata": "99.01.02"}),
    ("method", {"instrumen": "spab", "bagian": "mean"}),
    ("participants", {"instrumen": "spab", "status": "verified"}),
    ("erat", {"tahun": "2026", "lang": "en"}),
)  # fmt: skip


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> Taking:
    return Taking(monkeypatch)


@pytest.mark.parametrize("name", PAGES)
def test_every_file_is_what_is_on_screen(name: str, full_seen: Path, taking: Taking) -> None:
    for place, code in enumerate(INSTRUMENTS):
        check(taking, name, {"instrumen": code, "lang": ("id", "en")[place % 2]})


@pytest.mark.parametrize("deeper", DEEPER, ids=str)
def test_what_is_chosen_goes_into_the_file(
    deeper: tuple[str, dict[str, str]], full_seen: Path, taking: Taking
) -> None:
    check(taking, *deeper)


def check(taking: Taking, name: str, address: dict[str, str], *, section: str = "") -> int:
    """Every file of one screen; how many there are."""
    section = section or ("method" if name in METHOD else "results")
    page, files = taking.of(lambda: open_page(name, section, **address))
    files = {file: make for file, make in files.items() if not file.startswith(TO_FILL_IN)}
    use_language(address.get("lang", "id"))
    seen, snapshot = (
        [apart(one) for one in tables(page)],
        SNAPSHOT.findall(shown(page).split("siperi-footer")[-1])[-1],
    )
    for file in files:
        where = (name, address, file)
        content = files[file]()
        held = read_csv(content) if file.endswith(".csv") else read_xlsx(content)
        assert len(set(held.heads)) == len(held.heads), (where, "a heading twice")
        told(held, snapshot, where)
        table = shown_as(held, seen)
        assert table is not None, (where, held.heads, [(one.caption, one.heads) for one in seen])
        same_cells(held, table, where=where)
        if file.endswith(".xlsx"):
            sound_workbook(content, where)
    for one in pictures(page):
        foot = dict(one["foot"])
        assert snapshot in foot.values(), (name, address, one["file"], foot)
    twice(files)
    return len(files)


def apart(one: Shown) -> Shown:
    """A table of a page without the columns that put together what files have column by column."""
    joined = {t(key) for key in JOINED}
    places = [at for at, head in enumerate(one.heads) if head not in joined]
    rows = [[row[at] for at in places] if len(row) == len(one.heads) else row for row in one.rows]
    return Shown(one.caption, [one.heads[at] for at in places], rows)


def shown_as(held: Held, seen: list[Shown]) -> Shown | None:
    """The table of the page with these headings and as many rows; of several the one with these values."""
    alike = [one for one in seen if len(one.rows) == len(held.rows) and is_within(one.heads, held.heads)]
    same_values = (one for one in alike if all(agrees(*pair, one, held) for pair in enumerate(one.rows)))
    return next(same_values, alike[0] if alike else None)


def is_within(some: list[str], every: list[str]) -> bool:
    """Whether these stand among all, in this order."""
    left = iter(every)
    return all(one in left for one in some)


def agrees(at: int, row: list[str], table: Shown, held: Held) -> bool:
    places = [held.heads.index(head) for head in table.heads]
    return all(same(held.rows[at][place], cell) for place, cell in zip(places, row, strict=True))


def same_cells(held: Held, table: Shown, *, where: object) -> None:
    """Each cell of the page is the cell of the file, rounded."""
    places = [held.heads.index(head) for head in table.heads]
    for line, row in zip(held.rows, table.rows, strict=True):
        for place, cell, head in zip(places, row, table.heads, strict=True):
            assert same(line[place], cell), (where, head, line[place], cell, row)


def same(value: Any, cell: str) -> bool:
    """Whether a page writes this value so: a number rounded to what is shown, perhaps with words around it."""
    if value is None:
        return cell == MISSING or not re.fullmatch(r"[+−]?[\d.,]+( %)?", cell)
    if isinstance(value, str):
        return value == cell
    found = re.search(r"(>\s*)?([+−-]?)(\d[\d.,]*)", cell)
    if found is None:
        return False
    written = found[3].rstrip(".,")
    point = "." if number(1.5, 1) == "1.5" else ","
    digits = len(written.partition(point)[2])
    rounded = {number(abs(value), digits), number(int(abs(value) + 1e-9), 0)}
    rounded |= {str(int(value))} if 2000 <= value < 2100 else set()  # a year
    is_negative = value < 0 and written.strip("0.,") != ""
    return written in rounded and is_negative == (found[2] in ("−", "-") and found[2] != "")


def told(held: Held, snapshot: str, where: object) -> None:
    """What a reader of the file alone must know."""
    assert snapshot in held.foot.values(), (where, held.foot)


def sound_workbook(content: bytes, where: object) -> None:
    """No formula, no hidden sheet, nobody's name, no path."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for entry in packed.namelist():
            text = packed.read(entry).decode("utf-8")
            assert not entry.startswith("/"), where
            assert "<f>" not in text, (where, entry)
            assert 'state="hidden"' not in text, (where, entry)
            assert "externalLink" not in text, (where, entry)
            assert "<hyperlink " not in text, (where, entry)
        core = packed.read("docProps/core.xml").decode()
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", core) == [], (where, core)


def twice(files: dict[str, Make]) -> None:
    """A file is the same when it is fetched again."""
    for name, make in files.items():
        if name.endswith(".csv"):
            assert make() == make(), name


def test_a_file_says_which_data_were_on_screen_also_when_they_have_changed_since(
    full: Path, taking: Taking
) -> None:
    page, files = taking.of(lambda: open_page("gaps"))
    snapshot = SNAPSHOT.findall(shown(page).split("siperi-footer")[-1])[-1]
    close_shared_stores()
    change_store(full, "insert into targets values ('spab', 'index', 2025, 1000000, 'x', now(), 'x')")
    newer = SNAPSHOT.findall(shown(open_page("gaps")).split("siperi-footer")[-1])[-1]
    assert newer != snapshot
    for name, make in files.items():
        held = read_csv(make()) if name.endswith(".csv") else read_xlsx(make())
        assert snapshot in held.foot.values(), name


ALL = (("overview", "siperi-semua-instrumen-2025"), ("area", "siperi-isi-99.01-2025"),
       ("participation", "siperi-partisipasi-kelurahan-2025"))  # fmt: skip


@pytest.mark.parametrize(("name", "file"), ALL)
def test_a_table_of_all_instruments_names_none_of_them_as_its_own(
    name: str, file: str, full_seen: Path, taking: Taking
) -> None:
    _, files = taking.of(lambda: open_page(name, instrumen="spab"))
    foot = read_csv(files[f"{file}.csv"]()).foot
    assert foot["Instrumen"] == "semua"
    assert foot["Asal data"] == "formulir nyata"
    assert "Status instrumen" not in foot
    assert "Versi instrumen" not in foot
