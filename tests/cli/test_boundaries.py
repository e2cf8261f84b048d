"""`siperi boundaries check` and `import`: the pairs that rest on a name, and one exit code for one file."""

import json
from pathlib import Path

import pytest

from tests.boundaries import toys
from tests.cli.running import Ran

SAID = ("--name", "Baru", "--source", "Kantor", "--license", "izin")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Toy town's layer without codes; Karang is misspelt."""
    items = toys.without(toys.features(), "code", "kecamatan_code")
    items[toys.KARANG]["properties"]["name"] = "Karrang"
    return toys.write(tmp_path, items)


def test_pairs_by_name_are_listed_all_when_few_and_else_on_request(
    named: Path, toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for ran in (Ran(capsys, "boundaries", "check", named), Ran(capsys, "boundaries", "import", named, *SAID)):
        assert (ran.code, "Dicocokkan menurut nama, bukan kode: 5" in ran.out) == (0, True)
        assert all(one in ran.out for one in ("Karrang", "99.01.02.1003", "Pantai", "ejaan lain", "97 %"))
        assert "Lereng" in ran.out
    monkeypatch.setattr("siperi_geo.cli.boundaries.FEW_PAIRS", 3)
    few = Ran(capsys, "boundaries", "check", named).out
    assert ("Karrang" in few, "Lereng" in few, "4 lagi" in few) == (True, False, True)
    assert "Lereng" in Ran(capsys, "boundaries", "check", named, "--pairs").out
    listed = json.loads(Ran(capsys, "boundaries", "check", named, "--pairs", "--format", "json").out)["pairs"]
    assert listed[0] == {
        "name": "Karrang",
        "area": "Karang",
        "code": "99.01.02.1003",
        "kecamatan": "Pantai",
        "how": "spelling",
        "confidence_pct": 97,
    }
    assert "Lapisan bawaan skematis, bukan" in " ".join(Ran(capsys, "boundaries", "list").out.split())


def test_check_and_import_end_alike(
    named: Path, tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ring = toys.features()
    ring[toys.MUARA]["geometry"]["coordinates"][0].pop()
    warned = toys.write(tmp_path, ring, "ring.geojson")
    refused = toys.write(tmp_path, toys.features()[:3], "three.geojson")
    unread = tmp_path / "unread.geojson"
    unread.write_text("halo", encoding="utf-8")
    for path, code, word in (
        (warned, 0, "PERINGATAN"),
        (refused, 1, "BOUNDARY_AREAS_MISSING"),
        (unread, 2, "GALAT"),
    ):
        checked = Ran(capsys, "boundaries", "check", path)
        imported = Ran(capsys, "boundaries", "import", path, *SAID)
        assert (checked.code, imported.code) == (code, code)
        assert word in checked.err
        assert word in imported.err
