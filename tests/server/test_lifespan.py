"""What happens when the server starts: the store is brought up to date before the first page."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from siperi_geo.server.app import app, lifespan
from siperi_geo.store import Store

INDEX = "select index_value from scores where node = 'index' and year = 2025 and variant = 'standard'"


async def start_and_stop() -> None:
    async with lifespan(app):
        pass


def test_the_server_starts_with_scores_of_the_method_that_is_here(toy_path: Path) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="scores") as tx:
        tx.execute("update scores set index_value = 99 where node = 'index' and year = 2025")
        tx.execute("update score_methods set content_hash = 'of an older file' where year = 2025")
    # In a thread: browser tests in the same run leave an event loop in this one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, start_and_stop()).result()
    with Store.open(toy_path) as store:
        assert sorted(store.sql(INDEX)["index_value"]) == pytest.approx([40, 60, 68, 80, 80])
