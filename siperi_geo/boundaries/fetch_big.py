"""BIG's kelurahan layer through ArcGIS REST: counted first, read page by page, refused unless complete.

The service reports errors inside an answer with HTTP status 200.
"""

import json
from pathlib import Path
from typing import Any

from siperi_geo.boundaries.city import City
from siperi_geo.boundaries.download import Downloader, Progress
from siperi_geo.errors import SiperiError

FIELDS = "NAMOBJ,WADMKD,WADMKC,WADMKK,WADMPR,KDEBPS,KDEPUM"
MAX_PAGES = 1_000


def fetch_big(web: Downloader, url: str, city: City, target: Path, progress: Progress | None) -> None:
    """Write the kelurahan of a city as GeoJSON.

    Raises FETCH_SERVICE_ERROR, FETCH_WRONG_ANSWER, FETCH_NOTHING, FETCH_INCOMPLETE.
    """
    layer = _Layer(web, f"{url}/query", city.name.replace("'", "''"))
    expected = layer.count()
    if expected == 0:
        raise SiperiError("FETCH_NOTHING", city=city.name)
    features: list[Any] = []
    while len(features) < expected:
        page, has_more = layer.page(len(features))
        if page and page[0] in features:
            raise SiperiError("FETCH_WRONG_ANSWER", host=layer.host, found="resultOffset")
        features += page
        if progress:
            progress(len(features), expected)
        if not page or not has_more:
            break
    if len(features) != expected:
        raise SiperiError("FETCH_INCOMPLETE", expected=expected, received=len(features))
    collection = {"type": "FeatureCollection", "name": "kelurahan_big", "features": features}
    target.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


class _Layer:
    """One layer of the service, filtered to a city."""

    def __init__(self, web: Downloader, query_url: str, city_name: str) -> None:
        self._web, self._url = web, query_url
        self._where = f"WADMKK='{city_name}'"
        self.host = query_url.split("//", 1)[-1].split("/", 1)[0]

    def count(self) -> int:
        """How many areas the service holds."""
        answer = self._ask({"returnCountOnly": "true", "f": "json"})
        count = answer.get("count")
        if not isinstance(count, int) or count < 0 or count > MAX_PAGES * self._web.limits.page_size:
            raise SiperiError("FETCH_WRONG_ANSWER", host=self.host, found=f"count: {count}")
        return count

    def page(self, offset: int) -> tuple[list[Any], bool]:
        """The features from an offset on, and whether the service has more than it sent."""
        size = self._web.limits.page_size
        answer = self._ask(
            {
                "outFields": FIELDS,
                "returnGeometry": "true",
                "outSR": "4326",
                "f": "geojson",
                "orderByFields": "KDEPUM",
                "resultOffset": str(offset),
                "resultRecordCount": str(size),
            }
        )
        features = answer.get("features")
        if not isinstance(features, list):
            raise SiperiError("FETCH_WRONG_ANSWER", host=self.host, found=", ".join(answer)[:60])
        flags = (answer, answer.get("properties") or {})
        has_more = any(flag.get("exceededTransferLimit") is True for flag in flags)
        return features, has_more or len(features) >= size

    def _ask(self, params: dict[str, str]) -> dict[str, Any]:
        answer = self._web.get_json(self._url, {"where": self._where, **params})
        if "error" in answer:
            error = answer["error"] if isinstance(answer["error"], dict) else {"message": answer["error"]}
            parts = [error.get("code"), error.get("message"), *(error.get("details") or [])]
            raise SiperiError("FETCH_SERVICE_ERROR", reason=" · ".join(str(p) for p in parts if p)[:200])
        return answer
