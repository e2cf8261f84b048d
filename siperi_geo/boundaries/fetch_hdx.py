"""The COD-AB boundaries on HDX: CKAN names a zipped Shapefile of all Indonesia, of which one city is kept."""

import warnings
import zipfile
import zlib
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import urljoin, urlsplit

import pyogrio

from siperi_geo.areas import normalise_name
from siperi_geo.boundaries.archive import wanted_members
from siperi_geo.boundaries.city import City
from siperi_geo.boundaries.download import Downloader, Progress
from siperi_geo.boundaries.layer import text_of
from siperi_geo.errors import SiperiError, Where

DATASET = "cod-ab-idn"
MARGIN_DEGREES = 0.2


def fetch_hdx(web: Downloader, url: str, city: City, target: Path, progress: Progress | None) -> None:
    """Write the kelurahan of a city as GeoJSON.

    Raises FETCH_SERVICE_ERROR, FETCH_WRONG_ANSWER, FETCH_NO_RESOURCE, FETCH_NOTHING and the BOUNDARY_ZIP_ errors.
    """
    host = urlsplit(url).netloc
    address = _resource(web.get_json(f"{url}/api/3/action/package_show", {"id": DATASET}), url, host)
    with NamedTemporaryFile(suffix=".zip", dir=target.parent) as archive:
        web.save(address, archive.file, max_mb=web.limits.archive_mb, progress=progress)
        archive.flush()
        _extract(Path(archive.name), city, target, host, limit_bytes=web.limits.unpacked_mb * 2**20)


def _resource(answer: dict[str, Any], url: str, host: str) -> str:
    """The address of the zipped Shapefile that holds the village level."""
    if answer.get("success") is not True:
        error = answer.get("error")
        reason = error.get("message") if isinstance(error, dict) else error
        raise SiperiError("FETCH_SERVICE_ERROR", reason=str(reason or "success: false")[:200])
    result = answer.get("result")
    resources = result.get("resources") if isinstance(result, dict) else None
    if not isinstance(resources, list):
        raise SiperiError("FETCH_WRONG_ANSWER", host=host, found="resources")
    shapes = [r for r in resources if isinstance(r, dict) and _is_zipped_shapefile(r)]
    if not shapes:
        raise SiperiError("FETCH_NO_RESOURCE", host=host)
    best = max(shapes, key=lambda r: "adm4" in f"{r.get('name')} {r.get('description')}".lower())
    address = urljoin(f"{url}/", str(best["url"]))
    if urlsplit(address).scheme not in ("http", "https"):
        raise SiperiError("FETCH_WRONG_ANSWER", host=host, found=address[:60])
    return address


def _is_zipped_shapefile(resource: dict[str, Any]) -> bool:
    words = f"{resource.get('format')} {resource.get('name')}".lower()
    return bool(resource.get("url")) and ("shp" in words or "shapefile" in words)


def _extract(archive: Path, city: City, target: Path, host: str, *, limit_bytes: int) -> None:
    where = Where(file=f"{DATASET}.zip")
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [m.filename for m in wanted_members(opened, where, limit_bytes=limit_bytes)]
        shapes = [name for name in names if name.lower().endswith(".shp")]
        villages = [name for name in shapes if "adm4" in name.lower()] or (shapes if len(shapes) == 1 else [])
        if not villages:
            raise SiperiError("FETCH_NO_RESOURCE", host=host)
        _keep_city(f"/vsizip/{{{archive}}}/{villages[0]}", city, target)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SiperiError("BOUNDARY_ZIP_BROKEN", where, reason=str(error)) from error
    except RuntimeError as error:
        reason = str(error).replace(str(archive.parent), "")[:160]
        raise SiperiError("BOUNDARY_FILE_BROKEN", where, reason=reason) from error


def _keep_city(source: str, city: City, target: Path) -> None:
    """Read only what lies around the city, keep the rows that name it, write GeoJSON."""
    box = None if city.outline is None else city.outline.buffer(MARGIN_DEGREES).bounds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = pyogrio.read_dataframe(source, bbox=box)
        wanted = normalise_name(city.name)
        texts = frame.drop(columns="geometry").map(lambda value: normalise_name(text_of(value)) == wanted)
        frame = frame[texts.any(axis=1)]
        if frame.empty:
            raise SiperiError("FETCH_NOTHING", city=city.name)
        frame = frame.to_crs("OGC:CRS84") if frame.crs is not None else frame
        pyogrio.write_dataframe(frame, target, driver="GeoJSON", layer_options={"COORDINATE_PRECISION": 7})
