"""Every page of results and method with every instrument, in stores that pages like least: no exception.

What a page should say is tested page by page; here it must stand, in either language and with any address.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import available, load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store
from tests.families import BUKIT, KARANG, LERENG, MUARA, add_families
from tests.pages.conftest import Look, Once
from tests.pages.opening import change_store, figures, links, open_page, shown
from tests.respondents import fill

INSTRUMENTS = sorted({ref.id for ref in available()})
METHOD = ("method", "glossary")
PAGES = ("overview", "map", "gaps", "change", "reliability", "participation", "participants", "compare", "area",
         "unit", "erat", *METHOD)  # fmt: skip
NASTY = "<img src=x onerror=alert(1)> `${7*7}` \"'=1+1 **x** [y](http://z) $a$ :red[b]"
NONSENSE = {"katana": "x", "spab": NASTY, "keltana": "-1"}
KEYS = ("tingkat", "simpul", "wilayah", "subjek", "di", "rata", "bagian", "aspek", "w1", "w2", "banding", "silang",
        "hitung", "peserta", "tahun", "tahun_awal", "dasar", "peta", "lang")  # fmt: skip
GIBBERISH = re.compile(r"\b(nan|NaN|NaT|None|inf|Infinity|<NA>)\b|\{[a-z_]+\}|(?<!\\)<img src=x")


def empty(path: Path) -> None:
    """A store that nobody has put anything into but the areas."""
    change_store(path, *(f"delete from {name}" for name in ("scores", "assessments", "subjects")))


def bare(path: Path) -> None:
    """A store without areas, boundaries, anything."""
    path.unlink()
    Store.open(path).close()


def lone(path: Path) -> None:
    """One year, one kelurahan with forms, every score the same, no boundaries."""
    with Store.open(path) as store:
        add_families(store, {MUARA: 12})
    gone = (f"delete from {name} where year = 2024 or subject_id not like '%{MUARA}%' and instrument in "
            "('keltana', 'katana')" for name in ("scores", "assessments"))  # fmt: skip
    equal = "update scores set score_micro = 50000000, index_micro = 50000000, index_value = 50"
    change_store(
        path, *gone, f"{equal} where index_value is not null and instrument <> 'rsab'", "delete from boundaries"
    )


def crowded(path: Path) -> None:
    """Two versions, examples beside real forms, the city's families withheld in one year, and names that bite."""
    with Store.open(path) as store:
        fill(store, path.parent)
        add_families(store, {BUKIT: 3, LERENG: 2}, 2024)
        add_families(store, {BUKIT: 3, LERENG: 12, MUARA: 40, KARANG: 25}, 2025)
    name = NASTY.replace("'", "''")
    hazard = "insert into hazards values ('{}', 'flood', {}, null, '{}', '{}', {})"
    change_store(
        path,
        "update assessments set version = '2012', answers = answers[1:60] where year = 2024 "
        "and instrument = 'keltana'",
        "delete from scores where year = 2024 and instrument = 'keltana'",
        f"update subjects set name = '{name}' where subject_id in ('{BUKIT}', 'school:50300001')",
        f"update areas set name = '{name}' where area_code in ('{BUKIT}', '99.01.02')",
        "update subjects set is_active = false where subject_id = 'school:50300003'",
        f"update assessments set is_example = true where subject_id = '{MUARA}' and year = 2025",
        f"update scores set is_example = true where subject_id = '{MUARA}' and year = 2025",
        hazard.format("99.09.09.9999", 2, "BPBD", name, 2024),
        hazard.format(BUKIT, "null", name, name, "null"),
        f"insert into targets values ('keltana', 'index', 2025, 70000000, '{name}', now(), 'test')",
    )
    with Store.open(path) as store, store.transaction(actor="test", action="test", target="version") as tx:
        rescore(tx, load("keltana", "2012"), 2024)


STORES: dict[str, Callable[[Path], None]] = {one.__name__: one for one in (empty, bare, lone, crowded)}


@pytest.fixture
def stores(subjects_file: Path, once: Once) -> Callable[[str], Path]:
    """The file of a store by its name; each is made once."""
    return lambda name: once(name, subjects_file, STORES[name])


def stands(page: AppTest) -> None:
    """No exception, no value that is none, no word left unfilled, no name taken for HTML or Markdown."""
    assert not page.exception, page.exception
    said = "\n".join([shown(page), *links(page), *(one for figure in figures(page) for one in said_in(figure))])
    found = GIBBERISH.search(said)
    assert found is None, said[max(0, found.start() - 150) : found.end() + 150]


def said_in(figure: str) -> list[str]:
    """Every text of a chart."""
    return re.findall(r'"(?:text|name|title|hovertext)":\s*"((?:[^"\\]|\\.)*)"', figure)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("store", STORES)
def test_every_page_stands_with_every_instrument(
    store: str, name: str, stores: Callable[[str], Path], looking: Look
) -> None:
    section = "method" if name in METHOD else "results"
    with looking(stores(store)):
        for place, code in enumerate(INSTRUMENTS):
            stands(open_page(name, section, instrumen=code, lang=("id", "en")[place % 2]))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_at_an_address_of_nonsense(
    name: str, stores: Callable[[str], Path], looking: Look
) -> None:
    section = "method" if name in METHOD else "results"
    with looking(stores("crowded")):
        for code, words in NONSENSE.items():
            stands(open_page(name, section, **dict.fromkeys(KEYS, words), instrumen=code))


DEEPER: tuple[tuple[str, dict[str, str]], ...] = (
    *(("reliability", {"peta": layer, "instrumen": "spab"}) for layer in ("bukti", "selisih", "kelompok")),
    ("reliability", {"instrumen": "katana", "tingkat": "kelurahan", "wilayah": BUKIT}),
    ("map", {"silang": "penduduk"}),
    ("map", {"silang": "bahaya", "wilayah": BUKIT}),
    ("map", {"banding": "instrumen:katana"}),
    ("map", {"banding": "tahun:2024", "di": "99.01.02"}),
    ("map", {"instrumen": "spab", "wilayah": BUKIT, "subjek": "school:50300001"}),
    ("compare", {"instrumen": "spab", "banding": "subjects", "w1": "school:50300001", "w2": "school:50300003"}),
    ("compare", {"instrumen": "katana", "tingkat": "kelurahan", "w1": BUKIT, "w2": LERENG, "w3": MUARA}),
    ("area", {"wilayah": BUKIT}),
    ("area", {"wilayah": "99.01.02"}),
    ("area", {"wilayah": "99.09.09.9999"}),
    ("unit", {"subjek": "school:50300001"}),
    ("unit", {"subjek": "school:50300003"}),
    ("unit", {"subjek": f"family:{BUKIT}:KK00001"}),
    ("change", {"wilayah": BUKIT, "hitung": "2021"}),
    ("change", {"wilayah": BUKIT, "hitung": "2012", "peserta": "sama", "simpul": "LD"}),
    ("change", {"instrumen": "spab", "tingkat": "kecamatan", "wilayah": "99.01.02"}),
    ("gaps", {"instrumen": "spab", "wilayah": BUKIT}),
    ("participants", {"instrumen": "spab", "subjek": "school:50300001"}),
    ("method", {"instrumen": "katana", "bagian": "mean", "rata": BUKIT}),
    ("method", {"instrumen": "spab", "subjek": "school:50300001"}),
    ("overview", {"dasar": "terverifikasi", "instrumen": "katana", "tahun": "2024"}),
    ("erat", {"rata": "99.01"}),
)  # fmt: skip


@pytest.mark.parametrize("deeper", DEEPER, ids=str)
def test_what_is_chosen_on_a_page_stands_too(
    deeper: tuple[str, dict[str, str]], stores: Callable[[str], Path], looking: Look
) -> None:
    name, address = deeper
    with looking(stores("crowded")):
        stands(open_page(name, "method" if name in METHOD else "results", **address))
