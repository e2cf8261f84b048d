"""What tests of a running dashboard ask of its store: who holds it, since when it is free, what is in it."""

import time
from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, read_owner

CONTENT = (
    "select subject_id, year, revision, state, answers, is_example, actor from assessments order by all",
    "select * exclude (assessment_id) from scores order by all",
    "select name, source, licence, kind, is_active from boundary_sets order by all",
    "select actor, action, target from audit order by audit_id",
    "select line, place, raw, code from quarantine order by all",
)


def pid_of(store: Path) -> int:
    owner = read_owner(store)
    assert owner is not None
    return owner.pid


def content(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return [opened.sql(text).to_csv() for text in CONTENT]


def wait_for(file: Path) -> None:
    end = time.monotonic() + 20
    while not file.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


def wait_until_free(store: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            Store.open(store).close()
        except SiperiError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the store is still held")
