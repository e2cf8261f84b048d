"""Laws of importing lists: every row is accounted for, and a list handed in twice changes nothing."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.areas import Area
from siperi_geo.registers.subjects import accept, examine, stored_subjects
from siperi_geo.store import Store, run_checks
from tests.registers.subjects.conftest import HEAD
from tests.sheets import builders

PLACES = ["Muara", "Karang", "Bukit", "Lerenk", "Atlantis", "", "99.01.02.1001", "9901021001"]
DEGREES = ["", "-10,195", "10,195", "123,55", "0", "x", "-10.3"]
row = st.tuples(
    st.sampled_from(["50300001", "50300002", "50300003", "", "503", "121253710001"]),
    st.sampled_from(["SD A", "SD B", "sd a", "TK C", ""]),
    st.sampled_from(["SD", "TK", "", "apa"]),
    st.sampled_from(["Negeri", "S", "", "lain"]),
    st.sampled_from(PLACES),
    st.sampled_from(["", "Pantai", "Bukit", "Ende"]),
    st.sampled_from(DEGREES),
    st.sampled_from(DEGREES),
)


class Squares:
    """Boundaries of one kelurahan, a square; every other is not drawn."""

    def area_at(self, lon: float, lat: float) -> str | None:
        return "99.01.02.1001" if self.distance_m(lon, lat) == 0 else None

    def distance_m(self, lon: float, lat: float, area_code: str | None = None) -> float | None:
        if area_code not in (None, "99.01.02.1001"):
            return None
        return 111_000 * max(abs(lon - 123.55) - 0.01, abs(lat + 10.195) - 0.01, 0.0)


@settings(max_examples=8)
@given(
    lists=st.lists(st.lists(row, min_size=1, max_size=8), min_size=1, max_size=3),
    is_checked=st.booleans(),
    does_deactivate=st.booleans(),
)
def test_every_row_is_accounted_for_and_twice_changes_nothing(
    areas: list[Area], lists: list[list[tuple[str, ...]]], is_checked: bool, does_deactivate: bool
) -> None:
    with Store.memory() as store, tempfile.TemporaryDirectory() as folder:
        with store.transaction(actor="uji", action="uji", target="uji") as tx:
            for area in areas:
                values = {"code": area.code, "name": area.name, "level": area.level, "parent": area.parent_code}
                tx.execute("insert into areas values ($code, $name, $level, $parent)", values)
        for number, rows in enumerate(lists):
            path = builders.write_text(Path(folder) / f"{number}.csv", builders.csv_text([HEAD, *rows], ";"))
            how = {"source": "uji", "locator": Squares(), "is_checked": is_checked}
            found = examine(store, path, "school", areas, **how)  # type: ignore[arg-type]
            counts = [found.count(action) for action in ("new", "changed", "unchanged")]  # type: ignore[arg-type]
            assert found.rows_in == sum(counts) + found.rows_bad
            assert bool(found.errors) == bool(found.rows_bad)
            accept(store, found, actor="uji", deactivate_missing=does_deactivate)
            before = stored_subjects(store, "school")
            for word in (False, is_checked):
                again = examine(store, path, "school", areas, **how | {"is_checked": word})  # type: ignore[arg-type]
                assert again.to_store == ()
                assert again.rows_bad == found.rows_bad
                assert again.count("unchanged") == sum(counts)
            accept(store, again, actor="uji")
            assert stored_subjects(store, "school") == before
            assert run_checks(store) == {}
