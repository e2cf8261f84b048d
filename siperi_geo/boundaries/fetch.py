"""Boundaries from official sources on the internet, written as a file to be checked and imported like any other.

It stores nothing: `check_file` and `import_file` follow. A failed download leaves no file behind.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from siperi_geo.boundaries.builtin import builtin_city
from siperi_geo.boundaries.city import City
from siperi_geo.boundaries.download import Downloader, Limits, Progress
from siperi_geo.boundaries.fetch_big import fetch_big
from siperi_geo.boundaries.fetch_hdx import fetch_hdx
from siperi_geo.errors import SiperiError, Where

SOURCES = Path(__file__).parent / "sources.yaml"
LIMITS = Limits()
Reader = Callable[[Downloader, str, City, Path, Progress | None], None]
READERS: dict[str, Reader] = {"big": fetch_big, "hdx": fetch_hdx}


@dataclass(frozen=True, slots=True)
class OnlineSource:
    """Where boundaries can be fetched, under which licence, and how they are to be named and labelled."""

    key: str
    name: str
    url: str
    licence: str
    attribution: str
    kind: str


@cache
def online_sources() -> dict[str, OnlineSource]:
    """The known sources by key."""
    read = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    return {key: OnlineSource(key=key, **entry) for key, entry in read.items()}


def fetch(
    source: Literal["big", "hdx"] | str,
    target: Path,
    *,
    base_url: str | None = None,
    city: City | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Path:
    """Download the kelurahan of a city as GeoJSON to `target`, replacing it only when all has arrived.

    Raises FETCH_SOURCE_UNKNOWN, FETCH_TARGET and the errors of `Downloader.save` and of the source's reader.
    """
    known = online_sources()
    if source not in known or source not in READERS:
        raise SiperiError("FETCH_SOURCE_UNKNOWN", source=source, known=", ".join(sorted(known)))
    url = (base_url or known[source].url).rstrip("/")
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")  # beside the target: a rename on one disk
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with Downloader(limits) as web:
            READERS[source](web, url, city or builtin_city(), partial, progress)
        partial.replace(target)
    except OSError as error:
        raise SiperiError("FETCH_TARGET", Where(file=target.name), reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return target
