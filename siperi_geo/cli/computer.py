"""What `siperi doctor` sees of the computer: versions, settings, disk, port. It opens no store and no network."""

import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from siperi_geo import __version__
from siperi_geo.cli.finding import Finding, bad, looked_at, ok, warning
from siperi_geo.errors import SiperiError
from siperi_geo.settings import ROOT, Settings, given_variables, known_variables
from siperi_geo.store import read_owner
from siperi_geo.text import language, number, t

LOCK = ROOT / "requirements" / "runtime.txt"
NAMED = ("streamlit", "duckdb", "folium", "streamlit-folium", "plotly", "geopandas", "shapely")
LITTLE_MB, SOME_MB = 300, 2_000


def of_program() -> Iterator[Finding]:
    """Lines that need no setting: program, Python, system, packages, Leaflet, variables."""
    yield ok("program", f"{__version__} ({ROOT})")
    yield ok("python", f"{platform.python_version()} ({sys.executable})")
    yield ok("system", platform.platform())
    yield from looked_at("packages", _versions)
    yield from looked_at("lock", _lock)
    yield from looked_at("leaflet", _leaflet)
    yield from _variables()


def of_settings(chosen: Settings) -> Iterator[Finding]:
    """Lines about what the settings name: the store's folder, its disk, the server's port."""
    folder = _existing(chosen.store_path.parent)
    yield from looked_at("folder", lambda: _writable(folder))
    yield from looked_at("disk", lambda: _free_space(folder))
    yield from looked_at("port", lambda: _port(chosen))


def _versions() -> Finding:
    return ok("packages", ", ".join(f"{name} {metadata.version(name)}" for name in NAMED))


def _lock() -> Finding:
    if not LOCK.is_file():
        return warning("lock", t("doctor.lock_absent", file=LOCK))
    found = {name: _installed(name) for name in _pinned()}
    missing = [name for name, (needed, _) in _pinned().items() if needed and found[name] is None]
    other = [
        f"{name} {found[name]} ({' / '.join(versions)})"
        for name, (_, versions) in _pinned().items()
        if found[name] is not None and found[name] not in versions
    ]
    if missing:
        return bad("lock", t("doctor.lock_missing", names=", ".join(missing)))
    if other:
        return warning("lock", t("doctor.lock_other", names=", ".join(other)))
    return ok("lock", t("doctor.lock_same", n=len(found)))


def _pinned() -> dict[str, tuple[bool, list[str]]]:
    """Package → whether every computer needs it, and the versions that the lock allows (by system and Python)."""
    needed: dict[str, bool] = {}
    versions: dict[str, list[str]] = defaultdict(list)
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            pin, marker, _ = line.partition(" ; ")
            name, _, version = pin.removesuffix("\\").strip().partition("==")
            needed[name] = not marker
            versions[name].append(version)
    return {name: (needed[name], versions[name]) for name in needed}


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _leaflet() -> Finding:
    from xstatic.pkg import leaflet  # a package that may be missing is what is looked for

    missing = [name for name in ("leaflet.js", "leaflet.css") if not (Path(leaflet.BASE_DIR) / name).is_file()]
    if missing:
        return bad("leaflet", t("doctor.leaflet_missing", names=", ".join(missing), folder=leaflet.BASE_DIR))
    return ok("leaflet", leaflet.VERSION)


def _variables() -> Iterator[Finding]:
    given = given_variables()
    known = known_variables()
    yield ok("variables", ", ".join(f"{name}={value}" for name, value in given.items() if name in known) or "–")
    unknown = [name for name in given if name not in known]
    if unknown:
        yield warning("variables", t("doctor.variables_unknown", names=", ".join(unknown)))


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def _writable(folder: Path) -> Finding:
    """Written to in earnest: permissions alone do not say it for the administrator or a read-only disk."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return bad("folder", t("doctor.folder_closed", folder=folder, detail=error.strerror or error))
    return ok("folder", str(folder))


def _free_space(folder: Path) -> Finding:
    free_mb = shutil.disk_usage(folder).free // 2**20
    seen = t("doctor.disk_free", mb=number(free_mb, 0))
    if free_mb < LITTLE_MB:
        return bad("disk", t("doctor.disk_little", seen=seen))
    return (ok if free_mb >= SOME_MB else warning)("disk", seen)


def _port(chosen: Settings) -> Finding:
    from siperi_geo.server.run import free_port

    try:
        free_port(chosen.host, chosen.port)
    except SiperiError as error:
        dashboard = read_owner(chosen.store_path)
        if dashboard is not None and dashboard.port == chosen.port:
            return ok("port", t("doctor.port_serving", address=dashboard.address))
        return warning("port", f"{error.code}: {error.problem.message(language())}")
    return ok("port", t("doctor.port_free", host=chosen.host, port=chosen.port))
