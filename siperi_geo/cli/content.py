"""What `siperi doctor` sees of the data: instruments, queries, boundary files, and what is in an open store."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd

from siperi_geo import demo
from siperi_geo.boundaries import base_layer, builtin_areas, builtin_city
from siperi_geo.cli.finding import Finding, bad, looked_at, of_problem, ok, warning
from siperi_geo.errors import Problem
from siperi_geo.instruments import available, check
from siperi_geo.scoring import absent, stale
from siperi_geo.settings import Settings
from siperi_geo.store import (
    Store,
    file_problems,
    has_accounts,
    load_query,
    query_names,
    referenced,
    run_checks,
)
from siperi_geo.text import MISSING, abbreviation, day, language, number, t

OTHERS = 0o007  # of a file's permissions: those of who is neither its owner nor of its group
OLD_BACKUP = timedelta(days=31)
WITHOUT_METHOD = "checks/score_without_method"


def of_files(chosen: Settings) -> Iterator[Finding]:
    """Lines about the data files of the installation."""
    yield from looked_at("instruments", lambda: _instruments(chosen))
    yield from looked_at("queries", lambda: _queries(chosen.queries))
    yield from looked_at("boundaries", _boundaries)


def of_open_store(store: Store, path: Path) -> Iterator[Finding]:
    """Lines about everything in a store that this process has open."""
    if os.name == "posix" and path.stat().st_mode & OTHERS and has_accounts(store):
        yield warning("store", t("doctor.store_open_to_others", path=path))
    yield from of_shown(store)
    yield from looked_at("backup", lambda: _last_backup(store))
    yield from looked_at("evidence", lambda: _evidence(store))


def of_shown(store: Store) -> Iterator[Finding]:
    """Lines about what also a copy for reading holds."""
    yield from looked_at("schema", lambda: _schema(store))
    yield from looked_at("forms", lambda: _forms(store))
    yield from looked_at("scores", lambda: _scores(store))
    yield from looked_at("checks", lambda: _checks(store))


def _instruments(chosen: Settings) -> Iterator[Finding]:
    refs = available()
    if not refs:
        yield of_problem("instruments", Problem("INSTRUMENT_NONE", values={"folder": chosen.instruments}))
    for ref in refs:
        problems = check(ref.path)
        errors = sum(problem.is_error for problem in problems)
        seen = t("doctor.instrument", name=f"{ref.id} {ref.version}", n=len(problems))
        yield (bad if errors else warning if problems else ok)("instruments", seen)


def _queries(folder: Path) -> Finding:
    names = query_names(folder)
    for name in names:
        load_query(folder, name)
    return ok("queries", str(len(names))) if names else bad("queries", t("doctor.queries_none", folder=folder))


def _boundaries() -> Finding:
    areas = builtin_areas()
    city = builtin_city()
    kelurahan = sum(area.level == "kelurahan" for area in areas)
    seen = t("doctor.boundaries", city=city.name, n=number(kelurahan, 0))
    is_whole = city.outline is not None and bool(base_layer()["features"])
    return ok("boundaries", seen) if is_whole else bad("boundaries", t("doctor.boundaries_empty", seen=seen))


def _schema(store: Store) -> Finding:
    version = int(store.query("audit/schema_version")["version"].iloc[0])
    return ok("schema", t("doctor.schema", schema=version, data=number(store.data_version, 0)))


def _form_counts(store: Store) -> pd.DataFrame:
    """Forms by origin (rows `real`, `example`): those that count, and those that are stored but do not."""
    counts = store.query("assessments/form_count_per_origin").set_index("is_example")
    return counts.reindex([False, True], fill_value=0).set_axis(["real", "example"])


def _forms(store: Store) -> Finding:
    counts = _form_counts(store)
    counts["superseded_count"] = counts["uncounted_count"] - counts["sent_back_count"]
    seen = t("doctor.forms", **_by_origin(counts["form_count"]))
    for why in ("superseded", "sent_back"):
        if counts[f"{why}_count"].any():
            seen = t(f"doctor.forms_{why}", seen=seen, **_by_origin(counts[f"{why}_count"]))
    there = {abbreviation(one.instrument): one.forms - one.uncounted for one in demo.loaded(store.query)}
    if any(there.values()):
        names = ", ".join(f"{name} {number(n, 0)}" for name, n in there.items())
        seen = t("doctor.forms_examples", seen=seen, names=names)
    return ok("forms", seen)


def _by_origin(counts: pd.Series) -> dict[str, str]:
    return {str(origin): number(int(n), 0) for origin, n in counts.items()}


def _last_backup(store: Store) -> Finding:
    """Warn only where something would be lost: example data can be made again."""
    found = store.query("audit/last_backup").astype(object)
    may_be_old = not _form_counts(store).loc["real"].any()
    if found.empty:
        return ok("backup", MISSING) if may_be_old else warning("backup", t("doctor.backup_never"))
    last = found.where(found.notna(), None).iloc[0]
    dates = {name: day(last[name]) for name in ("happened_at", "file_at", "data_at")}
    seen = t(f"doctor.copy_{last['action']}", path=last["path"], **dates)
    is_fresh = datetime.now(UTC) - last["happened_at"].to_pydatetime() < OLD_BACKUP
    return ok("backup", seen) if may_be_old or is_fresh else warning("backup", t("doctor.backup_old", seen=seen))


def _scores(store: Store) -> Iterator[Finding]:
    """Looking does not rescore: the first command or the dashboard does, and says so."""
    old, gone = stale(store), absent(store)
    for one in old:
        years = ", ".join(map(str, one.years))
        yield warning("scores", t("doctor.scores_old", name=f"{one.instrument} {one.version}", years=years))
    for one in gone:
        yield warning("scores", one.problem("SCORING_VERSION_ABSENT").message(language()))
    if not old and not gone:
        yield ok("scores", t("doctor.scores_current"))


def _without_method(store: Store, rows: pd.DataFrame) -> Iterator[Finding]:
    """Scores that rescoring mends; those of which `_scores` has spoken already are left out."""
    told = {(one.instrument, one.version, year) for one in (*stale(store), *absent(store)) for year in one.years}
    keys = zip(rows["instrument"], rows["version"], rows["year"], strict=True)
    for name, version, year in (key for key in keys if key not in told):
        yield warning("scores", t("doctor.scores_left", name=f"{name} {version}", year=year, instrument=name))


def _evidence(store: Store) -> Iterator[Finding]:
    """The files beside the store, those that a form has and those that are left over."""
    used, found = referenced(store), file_problems(store)
    yield from (of_problem("evidence", problem) for problem in found)
    if not found:
        yield ok("evidence", t("doctor.evidence", n=number(len(used), 0)) if used else t("doctor.evidence_none"))
    left = store.attachments.unreferenced(used)
    if left:
        mb = number(sum(left.values()) / 2**20, 1)
        yield warning("evidence", t("doctor.evidence_left", n=number(len(left), 0), mb=mb))


def _checks(store: Store) -> Iterator[Finding]:
    found = run_checks(store)
    if WITHOUT_METHOD in found:
        yield from _without_method(store, found.pop(WITHOUT_METHOD))
    if not found:
        yield ok("checks", t("doctor.checks_passed"))
    for name, rows in found.items():
        yield bad("checks", t("doctor.check_failed", check=name, n=number(len(rows), 0)))
