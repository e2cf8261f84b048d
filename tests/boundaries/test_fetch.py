"""Fetching from BIG and HDX, against a server on this machine that speaks their protocols."""

import io
import json
import socket
import zipfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest

from siperi_geo.boundaries import Limits, fetch, online_sources
from siperi_geo.errors import SiperiError
from tests.boundaries import toys
from tests.boundaries.loopback import Script, serving

pytestmark = pytest.mark.filterwarnings("ignore:.*truncated.*", "ignore:.*laundered.*")

QUICK = Limits(timeout_s=20, tries=3, backoff_s=0.0, page_size=2, answer_mb=1, archive_mb=1, unpacked_mb=2)


def patience(faults: list[str]) -> Limits:
    """Short of patience only where the server is slow on purpose: the machine may be busy."""
    return replace(QUICK, timeout_s=0.4) if "slow" in faults else QUICK


def big_features() -> list[toys.Feature]:
    items = toys.renamed(toys.features(), code="KDEPUM", name="WADMKD", kecamatan="WADMKC")
    return [
        {**item, "id": n, "properties": {**item["properties"], "WADMKK": "Kota Mainan"}}
        for n, item in enumerate(items)
    ]


def zipped(folder: Path, *, name: str = "idn_admbnda_adm4", city: str = "Kota Mainan") -> bytes:
    items = toys.without(toys.features(), "code", "kecamatan_code")
    frame = gpd.read_file(toys.write(folder, items, "hdx.geojson")).rename(
        columns={"name": "ADM4_EN", "kecamatan": "ADM3_EN"}
    )
    frame = frame.assign(ADM4_PCODE=[f"ID99010100{n:02}" for n in range(len(frame))], ADM2_EN=city)
    far = frame.assign(geometry=frame.translate(5, 5), ADM2_EN="Kota Lain")
    near = frame.assign(geometry=frame.translate(0.05, 0), ADM2_EN="Rimba")
    (folder / "shp").mkdir(exist_ok=True)
    gpd.pd.concat([frame, far, near]).to_file(folder / "shp" / f"{name}.shp")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted((folder / "shp").iterdir()):
            archive.write(part, part.name)
    return stream.getvalue()


def failed(town: Path, script: Script, source: str = "big", limits: Limits = QUICK) -> SiperiError:
    """The error of a fetch that must fail; what was there before stays, nothing is left behind."""
    target = town / "hasil.geojson"
    target.write_text("before", encoding="utf-8")
    with serving(script) as url, pytest.raises(SiperiError) as caught:
        fetch(source, target, base_url=url, limits=limits)
    assert target.read_text(encoding="utf-8") == "before"
    assert [p.name for p in town.iterdir() if p.name.startswith(".") or p.suffix == ".zip"] == []
    assert caught.value.problem.message("id")
    assert caught.value.problem.message("en")
    return caught.value


@pytest.mark.parametrize(
    ("says_exceeded", "most_per_page"),
    [
        ("top", 1),
        ("top", 2),
        ("top", 1000),
        ("properties", 1),
        ("properties", 1000),
        ("nowhere", 2),
        ("nowhere", 1000),
    ],
)
def test_big_is_read_page_by_page(town: Path, says_exceeded: str, most_per_page: int) -> None:
    script = Script(big_features(), says_exceeded=says_exceeded, most_per_page=most_per_page)
    told: list[tuple[int, int | None]] = []
    with serving(script) as url:
        path = fetch(
            "big", town / "out" / "big.geojson", base_url=url, limits=QUICK, progress=lambda *p: told.append(p)
        )
    report = toys.check(path)
    assert (report.matched, report.importable) == (5, True)
    assert {match.how for match in report.matches} == {"code"}
    assert told[-1] == (5, 5)
    assert {asked["where"] for asked in script.asked} == {"WADMKK='Kota Mainan'"}
    assert all(asked["outSR"] == "4326" for asked in script.asked if "outSR" in asked)


@pytest.mark.parametrize("faults", [["503"], ["slow", "cut"], ["429", "500"], ["", "cut"]])
def test_a_fault_that_passes_is_overcome(town: Path, faults: list[str]) -> None:
    with serving(Script(big_features(), faults=faults)) as url:
        path = fetch("big", town / "big.geojson", base_url=url, limits=patience(faults))
    assert toys.check(path).importable


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        (["slow"] * 3, "FETCH_TIMEOUT"),
        (["cut"] * 3, "FETCH_TRUNCATED"),
        (["503"] * 3, "FETCH_SERVER_ERROR"),
        (["404"], "FETCH_REFUSED"),
        (["204"], "FETCH_REFUSED"),
        (["html"], "FETCH_WRONG_ANSWER"),
        (["list"], "FETCH_WRONG_ANSWER"),
        (["elsewhere"], "FETCH_WRONG_ANSWER"),
        (['{"count": "many"}'], "FETCH_WRONG_ANSWER"),
        (['{"count": 100000000}'], "FETCH_WRONG_ANSWER"),
        (["", '{"objectIds": []}'], "FETCH_WRONG_ANSWER"),
        (["error"], "FETCH_SERVICE_ERROR"),
        (["", "error"], "FETCH_SERVICE_ERROR"),
        (['{"error": "closed"}'], "FETCH_SERVICE_ERROR"),
        (["", "", "html"], "FETCH_WRONG_ANSWER"),
    ],
)
def test_a_fault_that_stays(town: Path, faults: list[str], code: str) -> None:
    assert failed(town, Script(big_features(), faults=faults), limits=patience(faults)).code == code


def test_an_error_inside_a_good_answer_is_passed_on(town: Path) -> None:
    error = failed(town, Script(big_features(), faults=["error"]))
    assert error.problem.values["reason"] == "400 · Failed to execute query. · WADMKK"


def test_a_service_that_sends_less_than_it_counted(town: Path) -> None:
    error = failed(town, Script(big_features(), count=7))
    assert (error.code, error.problem.values["received"]) == ("FETCH_INCOMPLETE", 5)


def test_a_service_that_repeats_its_first_page(town: Path) -> None:
    assert failed(town, Script(big_features(), ignores_offset=True)).code == "FETCH_WRONG_ANSWER"


def test_a_service_without_the_city(town: Path) -> None:
    assert failed(town, Script()).code == "FETCH_NOTHING"


def test_an_answer_without_end_is_stopped(town: Path) -> None:
    items = big_features()
    items[0]["properties"]["note"] = "x" * 3 * 2**20
    assert failed(town, Script(items)).code == "FETCH_TOO_LARGE"


def test_an_answer_that_drips_is_stopped(town: Path) -> None:
    assert failed(town, Script(big_features()), limits=Limits(whole_s=-1, tries=1)).code == "FETCH_TIMEOUT"


def test_nobody_there(town: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SiperiError, match="FETCH_NO_CONNECTION"):
        fetch("big", town / "x.geojson", base_url=f"http://127.0.0.1:{port}", limits=QUICK)


def test_hdx_is_found_in_the_catalogue_and_cut_to_the_city(town: Path) -> None:
    script = Script(archive=zipped(town))
    told: list[tuple[int, int | None]] = []
    with serving(script) as url:
        path = fetch("hdx", town / "hdx.json", base_url=url, limits=QUICK, progress=lambda *p: told.append(p))
    report = toys.check(path)
    assert (report.features, report.matched, report.importable) == (5, 5, True)
    assert toys.codes(report) == {"BOUNDARY_CODES_NOT_KEMENDAGRI"}
    assert told[-1] == (len(script.archive), len(script.archive))
    assert script.asked[0] == {"id": "cod-ab-idn"}
    assert [p.name for p in town.iterdir() if p.suffix == ".zip"] == []


@pytest.mark.parametrize(
    ("resources", "code"),
    [
        ([], "FETCH_NO_RESOURCE"),
        ([{"name": "a.xlsx", "format": "XLSX", "url": "/a.xlsx"}, "text"], "FETCH_NO_RESOURCE"),
        ([{"name": "a", "format": "SHP", "url": "file:///etc/passwd"}], "FETCH_WRONG_ANSWER"),
    ],
)
def test_a_catalogue_without_what_is_needed(town: Path, resources: list[dict[str, str]], code: str) -> None:
    assert failed(town, Script(resources=resources), "hdx").code == code


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        (['{"success": false, "error": {"message": "Not found"}}'], "FETCH_SERVICE_ERROR"),
        (['{"success": true, "result": []}'], "FETCH_WRONG_ANSWER"),
        (["html"], "FETCH_WRONG_ANSWER"),
        (["", "404"], "FETCH_REFUSED"),
        (["", "cut", "cut", "cut"], "FETCH_TRUNCATED"),
        (["", "html"], "BOUNDARY_ZIP_BROKEN"),
    ],
)
def test_hdx_faults(town: Path, faults: list[str], code: str) -> None:
    assert failed(town, Script(archive=zipped(town), faults=faults), "hdx").code == code


def test_an_archive_of_another_level_or_another_country(town: Path) -> None:
    elsewhere = zipped(town, city="Kota Entah")
    assert failed(town, Script(archive=elsewhere), "hdx").code == "FETCH_NOTHING"
    (town / "shp" / "idn_admbnda_adm4.shp").rename(town / "shp" / "idn_admbnda_adm2.shp")
    two_levels = zipped(town, name="idn_admbnda_adm3")
    assert failed(town, Script(archive=two_levels), "hdx").code == "FETCH_NO_RESOURCE"


def test_an_archive_that_unpacks_to_too_much(town: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("adm4.shp", b"\x00" * (5 * 2**20))
    assert failed(town, Script(archive=stream.getvalue()), "hdx").code == "BOUNDARY_ZIP_BOMB"


def test_an_archive_with_a_broken_layer(town: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("adm4.shp", b"nothing")
    error = failed(town, Script(archive=stream.getvalue()), "hdx")
    assert error.code == "BOUNDARY_FILE_BROKEN"
    assert str(town) not in str(error)


def test_a_source_nobody_knows(town: Path) -> None:
    with pytest.raises(SiperiError, match="FETCH_SOURCE_UNKNOWN"):
        fetch("osm", town / "x.geojson")


def test_a_target_that_cannot_be_written(town: Path) -> None:
    (town / "file").write_text("x", encoding="utf-8")
    with serving(Script(big_features())) as url, pytest.raises(SiperiError, match="FETCH_TARGET"):
        fetch("big", town / "file" / "x.geojson", base_url=url, limits=QUICK)


def test_every_source_says_whose_it_is() -> None:
    sources = online_sources()
    assert set(sources) == {"big", "hdx"}
    for source in sources.values():
        assert source.url.startswith("https://")
        assert source.licence
        assert source.attribution
        assert source.kind == "indicative"
    assert json.dumps(sources["hdx"].licence) == '"CC BY 3.0 IGO"'
