"""Which instruments there are, and what is refused."""

from pathlib import Path

import pytest
import yaml

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import available, find_class, load
from tests.instruments.small import label, small, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instruments folder with two versions of the small instrument, and its cases."""
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path))
    for version in ("1", "2"):
        write(tmp_path, yaml.safe_dump(small() | {"version": version}), f"small/{version}.yaml")
    write(tmp_path, "cases: []", "small/cases.yaml")
    return tmp_path


def test_versions_are_files_and_cases_are_not(folder: Path) -> None:
    assert [(ref.id, ref.version) for ref in available()] == [("small", "1"), ("small", "2")]


def test_the_newest_version_is_the_default(folder: Path) -> None:
    assert load("small").version == "2"
    assert load("small", "1").version == "1"


def test_an_instrument_is_read_once(folder: Path) -> None:
    assert load("small") is load("small", "2")


@pytest.mark.parametrize("version", [None, "1"])
def test_an_unknown_instrument_names_the_known_ones(folder: Path, version: str | None) -> None:
    with pytest.raises(SiperiError) as caught:
        load("large", version)
    assert caught.value.code == "INSTRUMENT_UNKNOWN"
    assert "small 1, small 2" in caught.value.problem.message()


def test_a_version_that_is_not_here_is_told_from_an_unknown_instrument(folder: Path) -> None:
    with pytest.raises(SiperiError) as caught:
        load("small", "3")
    assert caught.value.code == "INSTRUMENT_VERSION_ABSENT"
    assert caught.value.problem.what() == "Instrumen small versi 3 tidak ada di sini."
    assert "1, 2" in caught.value.problem.todo()


def test_a_faulty_file_is_refused_with_all_its_problems(folder: Path) -> None:
    data = small()
    data["root"]["children"][0]["weight"] = 0
    data["classes"][1]["upper"] = 90
    write(folder, yaml.safe_dump(data), "small/1.yaml")
    with pytest.raises(SiperiError) as caught:
        load("small", "1")
    assert caught.value.code == "INSTRUMENT_INVALID"
    codes = {problem.code for problem in caught.value.problems[1:]}
    assert codes == {"INSTRUMENT_WEIGHT_NOT_POSITIVE", "INSTRUMENT_CLASS_TOP"}


def test_a_class_is_found_in_this_version_then_in_the_others(folder: Path) -> None:
    older = small() | {"version": "0"}
    older["classes"][0] |= {"code": "humble", "name": label("humble")}
    older["classes"][1] |= {"name": label("high once")}
    write(folder, yaml.safe_dump(older), "small/0.yaml")
    newest = load("small")
    assert find_class(newest, "high") is newest.classes[1]
    assert find_class(newest, "humble") == load("small", "0").classes[0]
    assert find_class(newest, "nonsense") is None
