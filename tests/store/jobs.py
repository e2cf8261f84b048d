"""Jobs for the writer, and having several of them wait at once."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pandas as pd

from siperi_geo.rights import SYSTEM, Actor
from siperi_geo.store import Store, Transaction

Job = Callable[[Transaction], Any]


def adding(code: str) -> Job:
    """A job that adds an area and returns its code."""

    def job(tx: Transaction) -> str:
        tx.append("areas", pd.DataFrame([{"area_code": code, "name": tx.actor, "level": "kelurahan"}]))
        return code

    return job


def together(store: Store, *jobs: tuple[Job, Actor]) -> list[Future[Any]]:
    """The outcomes of jobs that all wait before the first of them is done."""
    with ThreadPoolExecutor(len(jobs)) as pool, store.working(actor=SYSTEM):
        outcomes = []
        for n, (job, actor) in enumerate(jobs):
            outcomes.append(pool.submit(store.write, job, actor=actor))
            while len(store._writer._waiting) <= n:
                time.sleep(0.001)
    return outcomes


def areas(store: Store) -> list[str]:
    return list(store.sql("select area_code from areas order by all")["area_code"])
