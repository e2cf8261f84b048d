"""`siperi boundaries fetch`: what comes over the network can be checked and imported like any file."""

import json
from pathlib import Path

import pytest

from siperi_geo.cli import main
from tests.boundaries.loopback import Script, serving
from tests.toytown.build import BOUNDARIES


@pytest.fixture
def features() -> list[dict[str, object]]:
    """Toy town's kelurahan with the field names of the BIG service."""
    layer = json.loads((BOUNDARIES / "kelurahan_skematis.geojson").read_text(encoding="utf-8"))
    fields = {"KDEPUM": "code", "WADMKD": "name", "WADMKC": "kecamatan"}
    for n, feature in enumerate(layer["features"]):
        found = {big: feature["properties"][ours] for big, ours in fields.items()}
        feature |= {"id": n, "properties": found | {"WADMKK": "Kota Mainan"}}
    return list(layer["features"])


def test_a_fetched_layer_passes_the_check(
    features: list[dict[str, object]], toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "big.geojson"
    with serving(Script(features, most_per_page=2)) as url, pytest.raises(SystemExit) as stop:
        main(["boundaries", "fetch", "big", "--out", str(out), "--base-url", url])
    assert stop.value.code == 0, capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        main(["boundaries", "check", str(out), "--format", "json"])
    assert (stop.value.code, json.loads(capsys.readouterr().out.split("\n", 1)[1])["matched"]) == (0, 5)


def test_a_service_that_is_not_there_is_said(
    toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    with pytest.raises(SystemExit) as stop:
        main(
            [
                "boundaries",
                "fetch",
                "hdx",
                "--out",
                str(tmp_path / "x.geojson"),
                "--base-url",
                "http://127.0.0.1:9",
            ]
        )
    assert stop.value.code == 2
    assert "FETCH_" in capsys.readouterr().err
    assert not (tmp_path / "x.geojson").exists()
    assert waits == sorted(waits) != [], "it is tried again, after waiting longer each time"
