"""Laws of the register: any layout and dialect gives the same numbers back; rows in are good and bad together."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.registers.populations import Examined, examine
from siperi_geo.store import Store
from tests.registers.conftest import codes, people
from tests.sheets import builders

# Code, name, kecamatan. Bukit is the name of a kecamatan and of a kelurahan.
KELURAHAN = (
    ("99.01.01.1001", "Bukit", "Bukit"),
    ("99.01.01.1002", "Lereng", "Bukit"),
    ("99.01.02.1001", "Muara", "Pantai"),
    ("99.01.02.1002", "Tanjung I", "Pantai"),
    ("99.01.02.1003", "Karang", "Pantai"),
)
Figures = dict[tuple[str, int], int]
Cells = list[list[Any]]
Write = Callable[[int | None], Any]
STYLES: tuple[Callable[[int], Any], ...] = (
    lambda n: n,
    str,
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", "."),
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: f"{n},0",
    lambda n: f"{n:,}".replace(",", ".") + " jiwa",
)
slow = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def long(given: Figures, years: Sequence[int], write: Write) -> Cells:
    rows = [[code, y, write(given.get((name, y)))] for code, name, _ in KELURAHAN for y in years]
    return [["Kode Kelurahan", "Tahun", "Jumlah Penduduk"], *rows]


def wide(given: Figures, years: Sequence[int], write: Write) -> Cells:
    rows = [
        [n, name, *(write(given.get((name, y))) for y in years)] for n, (_, name, _) in enumerate(KELURAHAN, 1)
    ]
    spread = ["Jumlah Penduduk", *[""] * (len(years) - 1)]
    return [["No", "Kelurahan", *spread], ["", "", *years], *rows]


def sexes(given: Figures, years: Sequence[int], write: Write) -> Cells:
    """Men, women and their sum for each year; the kecamatan stands in its first row only."""
    rows: Cells = []
    for code, name, kecamatan in KELURAHAN:
        row: list[Any] = [kecamatan if code.endswith("1001") else "", name]
        for year in years:
            n = given.get((name, year))
            row += [write(n), *map(write, (None, None) if n is None else (n // 3 + 1, n - n // 3 - 1))]
        rows.append(row)
    above = ["Kecamatan", "Kelurahan", *(cell for year in years for cell in (year, "", ""))]
    return [above, ["", "", *["Jumlah", "L", "P"] * len(years)], *rows]


def blocks(given: Figures, years: Sequence[int], write: Write) -> Cells:
    """Each kecamatan with its sum above its kelurahan, the city below: the names alone tell them apart."""

    def total(names: Sequence[str], year: int) -> int | None:
        return sum(given.get((name, year), 0) for name in names) or None

    rows: Cells = [["Wilayah", *(f"Penduduk {year}" for year in years)]]
    for kecamatan in ("Bukit", "Pantai"):
        names = [name for _, name, under in KELURAHAN if under == kecamatan]
        rows.append([kecamatan.upper(), *(write(total(names, year)) for year in years)])
        rows += [[name, *(write(given.get((name, year))) for year in years)] for name in names]
    every = [name for _, name, _ in KELURAHAN]
    return [*rows, ["Kota Mainan", *(write(total(every, year)) for year in years)]]


LAYOUTS = (long, wide, sexes, blocks)


@st.composite
def figures(draw: st.DrawFn) -> tuple[Figures, list[int]]:
    """Some numbers of people in some years; any kelurahan may lack any of them."""
    years = draw(st.lists(st.integers(2010, 2030), min_size=1, max_size=3, unique=True).map(sorted))
    number = st.one_of(st.none(), st.integers(2, 190_000))
    found = {(name, year): draw(number) for _, name, _ in KELURAHAN for year in years}
    return {key: n for key, n in found.items() if n is not None}, years


def written(path: Path, cells: Cells, container: str, separator: str, encoding: str) -> Path:
    if container == "xlsx":
        return builders.write_sheets(path.with_suffix(".xlsx"), {"Tabel": cells})
    return builders.write_text(path, builders.csv_text(cells, separator), encoding)


def read_back(path: Path, areas: list[Area], store: Store) -> Examined:
    return examine(store, path, areas, source="uji", is_checked=True)


@slow
@given(
    figures(),
    st.sampled_from(LAYOUTS),
    st.sampled_from(STYLES),
    st.sampled_from(["", "-", "–", "n/a"]),
    st.sampled_from(["csv", "xlsx"]),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.integers(0, 3),
)
def test_any_layout_reads_back_the_same_numbers(
    tmp_path: Path,
    areas: list[Area],
    empty_store: Store,
    given_figures: tuple[Figures, list[int]],
    layout: Callable[[Figures, Sequence[int], Write], Cells],
    style: Callable[[int], Any],
    blank: str,
    container: str,
    separator: str,
    encoding: str,
    titles: int,
) -> None:
    wanted, years = given_figures
    blank = "-" if layout is blocks else blank
    cells = layout(wanted, years, lambda n: blank if n is None else style(n))
    above = [["Jumlah Penduduk Kota Mainan"], [], ["Sumber: uji"]][:titles]
    path = written(tmp_path / "f.csv", [*above, *cells, [], ["Catatan: contoh"]], container, separator, encoding)
    found = read_back(path, areas, empty_store)
    assert people(found) == wanted
    assert (found.rows_bad, [problem.code for problem in found.errors]) == (0, [])
    assert "POPULATION_TOTAL_DIFFERS" not in codes(found)
    assert found.rows_in == (len(KELURAHAN) * len(years) if layout is long and blank else found.rows_in)
    assert found.rows_in == found.rows_good + found.rows_bad


@slow
@given(figures(), st.lists(st.sampled_from(["x", "-3", "0", "1,5", "=A1", "9.999.999"]), max_size=4), st.randoms())
def test_bad_rows_change_nothing_of_the_others(
    tmp_path: Path,
    areas: list[Area],
    empty_store: Store,
    given_figures: tuple[Figures, list[int]],
    bad: list[str],
    rnd: Any,
) -> None:
    wanted, years = given_figures
    head, *rows = long(wanted, years, lambda n: "-" if n is None else n)
    strange = [[f"99.01.09.{1001 + n}", years[0], text] for n, text in enumerate(bad)]
    mixed = [*rows, *strange]
    rnd.shuffle(mixed)
    path = builders.write_text(tmp_path / "f.csv", builders.csv_text([head, *mixed], ";"))
    found = read_back(path, areas, empty_store)
    assert people(found) == wanted
    assert (found.rows_in, found.rows_bad) == (len(mixed), len(bad))
    assert found.rows_in == found.rows_good + found.rows_bad
    assert sorted(row.raw for row in found.quarantine) == sorted(";".join(map(str, row)) for row in strange)


@slow
@given(st.text(max_size=300))
def test_no_text_gives_a_traceback_and_no_row_is_lost(
    tmp_path: Path, areas: list[Area], empty_store: Store, body: str
) -> None:
    path = tmp_path / "f.csv"
    path.write_text("kelurahan;penduduk 2023\n" + body, encoding="utf-8", newline="")
    try:
        found = read_back(path, areas, empty_store)
    except SiperiError:
        return
    assert found.rows_in == found.rows_good + found.rows_bad
