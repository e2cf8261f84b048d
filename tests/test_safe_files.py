"""Where results are written: never onto another file unasked, never half."""

from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.safe_files import refuse_taken, written_aside


def write(target: Path, content: str, *, overwrite: bool = False) -> None:
    with written_aside(target, overwrite=overwrite) as partial:
        partial.write_text(content, encoding="utf-8")


def code_of(target: Path, *, overwrite: bool = False) -> str:
    with pytest.raises(SiperiError) as caught:
        write(target, "new", overwrite=overwrite)
    return caught.value.code


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write(tmp_path / "out.txt", "new")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("out.txt", "new")]


def test_a_file_that_is_there_stays_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    write(target, "old")
    assert code_of(target) == "FILE_EXISTS"
    assert target.read_text("utf-8") == "old"
    write(target, "new", overwrite=True)
    assert target.read_text("utf-8") == "new"


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    write(target, "old")
    with pytest.raises(RuntimeError), written_aside(target, overwrite=True) as partial:
        partial.write_text("half", encoding="utf-8")
        raise RuntimeError
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("out.txt", "old")]


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with pytest.raises(SiperiError) as caught, written_aside(target) as partial:
        partial.write_text("new", encoding="utf-8")
        target.write_text("of someone else", encoding="utf-8")
    assert caught.value.code == "FILE_EXISTS"
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [
        ("out.txt", "of someone else")
    ]


def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    write(real, "old")
    link.symlink_to(real)
    assert code_of(link) == "FILE_EXISTS"
    write(link, "new", overwrite=True)
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_a_link_to_nothing_counts_as_taken(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert code_of(link) == "FILE_EXISTS"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_or_a_device_is_never_replaced(overwrite: bool, tmp_path: Path) -> None:
    assert code_of(tmp_path, overwrite=overwrite) == "FILE_NOT_WRITTEN"
    assert code_of(Path("/dev/null"), overwrite=overwrite) == "FILE_NOT_WRITTEN"


def test_an_error_of_the_system_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "out.txt"
    with pytest.raises(FileNotFoundError) as caught:
        write(target, "new")
    assert caught.value.filename == str(target)
    refuse_taken(target)
