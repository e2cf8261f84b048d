"""As what files of forms are read: the user's word, what the file says, else the newest; never a mixture."""

from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.intake import examine, instrument_for
from siperi_geo.store import Store
from tests.forms.builders import filled_template, pkd_book
from tests.toytown import build as toytown

OLD, NEW = load("keltana", "2012"), load("keltana", "2021")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our form of the older version, filled in."""
    path = tmp_path_factory.mktemp("chosen") / "old.xlsx"
    return filled_template(path, OLD, [1] * len(OLD.items), subject="Karang", year=2013)


def refusal(path: Path, **said: str) -> SiperiError:
    with pytest.raises(SiperiError) as caught:
        instrument_for(path, **said)
    return caught.value


def test_a_file_says_its_version_and_the_user_may_say_another(old: Path, tmp_path: Path) -> None:
    table = toytown.write_csv(tmp_path / "new.csv", NEW, {"99.01.02.1003": {"met": 2}})
    said: dict[str, tuple[Path, dict[str, str]]] = {
        "2012": (old, {}),
        "2021": (old, {"version": "2021"}),
        "2026": (old, {"instrument_id": "spab"}),
    }
    assert {instrument_for(path, **words).version for path, words in said.values()} == set(said)
    assert instrument_for(table) == NEW, "a file that names none is of the newest"
    assert instrument_for(table, version="2012") == OLD
    error = refusal(old, version="1999")
    assert (error.code, error.problems[0].values["known"]) == ("INSTRUMENT_VERSION_ABSENT", "2012, 2021")
    assert refusal(old, instrument_id="spaab").code == "INSTRUMENT_UNKNOWN"


def test_a_file_of_another_version_is_refused_and_never_read_in_part(
    toy_store: Store, old: Path, tmp_path: Path
) -> None:
    assert examine(toy_store, [old], instrument_for(old)).reading.rows_bad == 0
    official = pkd_book(tmp_path / "pkd.xlsx", [1] * 128)
    refused = {"FORM_OTHER_VERSION": (old, NEW), "FORM_OTHER_QUESTIONS": (official, OLD)}
    for code, (path, instrument) in refused.items():
        with pytest.raises(SiperiError, match=code) as caught:
            examine(toy_store, [path], instrument, unreadable_as_blank=True)
        assert "2012" in caught.value.problems[0].todo()
