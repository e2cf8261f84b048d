"""The route `POST /work`: a command that finds the store held by this server hands its work over.

The token in the owner's note beside the store is the only credential, and only a caller on this computer may use
it; everyone else gets the 404 of a route that is not there. What the work is, `holding.execute` knows.
"""

import asyncio
import hmac
import json
import time
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextvars import copy_context
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from siperi_geo.server.holding import Execute, holding
from siperi_geo.store import Owner

MOST_BYTES = 16 * 2**20
BEAT_SECONDS = 1.0


async def take(request: Request) -> Response:
    """Do the work and answer `{exit, shown}`; before it blank lines, one a second, as a sign of life.

    404 without the token or at the server's end,
    413 for too much, 400 for what is no work, 408 for work whose sender no longer waits.
    """
    if holding.execute is None or holding.owner is None or not _is_known(request, holding.owner):
        return Response(status_code=404)
    body = await _limited(request)
    if body is None:
        return Response(status_code=413)
    try:
        work = json.loads(body)
        in_time = time.time() <= float(work["until"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Response(status_code=400)
    if not in_time:
        return Response(status_code=408)
    execute, worker = holding.execute, holding.worker
    if execute is None or worker is None:  # the server is ending
        return Response(status_code=404)
    return StreamingResponse(_answer(execute, worker, work), media_type="application/json")


def _is_known(request: Request, owner: Owner) -> bool:
    """Whether the caller is on this computer (it called the very address it comes from) and has the token."""
    called = request.scope.get("server")
    is_here = request.client is not None and called is not None and request.client.host == called[0]
    given = request.headers.get("authorization", "")
    return is_here and hmac.compare_digest(given.encode(), f"Bearer {owner.token}".encode())


async def _limited(request: Request) -> bytes | None:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


async def _answer(execute: Execute, worker: Executor, work: dict[str, Any]) -> AsyncIterator[bytes]:
    yield b"\n"  # the sender knows that the work was taken before any of it is done
    # In a context of its own: language and screen of the command are not those of the pages.
    job = asyncio.get_running_loop().run_in_executor(worker, copy_context().run, execute, work)
    try:
        while not (await asyncio.wait({job}, timeout=BEAT_SECONDS))[0]:
            yield b"\n"
        yield json.dumps(job.result()).encode()
    finally:
        job.cancel()  # of a caller who left while it waited for its turn; work that has begun is finished
