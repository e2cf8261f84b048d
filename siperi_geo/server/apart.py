"""Work on passwords apart from everything else: it is slow on purpose, and nothing else waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from siperi_geo.errors import SiperiError

T = TypeVar("T")
WORKERS = 4
MOST = 40  # in work or waiting
WAIT_SECONDS = 10
_workers = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="passwords")
_under_way: set[asyncio.Future[Any]] = set()


async def apart(act: Callable[[], T]) -> T:
    """Done in a thread of this kind; SIGN_IN_WAIT while too many others wait for one."""
    if len(_under_way) >= MOST:
        raise SiperiError("SIGN_IN_WAIT", seconds=WAIT_SECONDS)
    job = asyncio.get_running_loop().run_in_executor(_workers, act)
    _under_way.add(job)
    job.add_done_callback(_under_way.discard)
    return await job
