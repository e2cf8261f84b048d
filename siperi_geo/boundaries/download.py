"""One careful HTTP GET: capped in size and time, tried again where it can help; failures are catalogue errors."""

import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any, Self

import httpx

from siperi_geo.errors import SiperiError

# Called with what has arrived and what is expected in all (None: not known): bytes, or areas.
Progress = Callable[[int, int | None], None]
WORTH_ANOTHER_TRY = {"FETCH_NO_CONNECTION", "FETCH_TIMEOUT", "FETCH_TRUNCATED", "FETCH_SERVER_ERROR"}
TOO_MANY_REQUESTS = 429
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, how often to try (waiting twice as long each time), how much to accept."""

    timeout_s: float = 30.0
    whole_s: float = 1_800.0
    tries: int = 4
    backoff_s: float = 1.0
    answer_mb: int = 50
    archive_mb: int = 800
    unpacked_mb: int = 6_000
    page_size: int = 25


class Downloader:
    """An HTTP client with these limits; use it as a context manager."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._client = httpx.Client(
            timeout=limits.timeout_s,
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
            headers={"User-Agent": "siperi-geo"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._client.close()

    def get_json(self, url: str, params: Mapping[str, str]) -> dict[str, Any]:
        """The JSON object at an address; FETCH_WRONG_ANSWER for anything else."""
        body = io.BytesIO()
        self.save(url, body, params=params, max_mb=self.limits.answer_mb)
        try:
            answer = json.loads(body.getvalue())
        except (ValueError, RecursionError) as error:
            found = body.getvalue()[:40].decode("utf-8", errors="replace").strip()
            raise SiperiError("FETCH_WRONG_ANSWER", host=_host(url), found=found or "–") from error
        if not isinstance(answer, dict):
            raise SiperiError("FETCH_WRONG_ANSWER", host=_host(url), found=type(answer).__name__)
        return answer

    def save(
        self,
        url: str,
        sink: IO[bytes],
        *,
        params: Mapping[str, str] | None = None,
        max_mb: int,
        progress: Progress | None = None,
    ) -> None:
        """Write the body at an address into `sink` (emptied before each try).

        Raises FETCH_NO_CONNECTION, FETCH_TIMEOUT, FETCH_TRUNCATED, FETCH_SERVER_ERROR (after the last try),
        FETCH_REFUSED, FETCH_WRONG_ANSWER, FETCH_TOO_LARGE (at once).
        """
        for attempt in range(1, self.limits.tries + 1):
            sink.seek(0)
            sink.truncate()
            try:
                self._stream(url, sink, params or {}, max_mb, progress)
            except SiperiError as error:
                if error.code not in WORTH_ANOTHER_TRY or attempt == self.limits.tries:
                    raise
                time.sleep(self.limits.backoff_s * 2 ** (attempt - 1))
            else:
                return

    def _stream(
        self, url: str, sink: IO[bytes], params: Mapping[str, str], max_mb: int, progress: Progress | None
    ) -> None:
        host = _host(url)
        try:
            with self._client.stream("GET", url, params=dict(params) or None) as response:
                _refuse_status(response.status_code, host)
                length = response.headers.get("content-length", "")
                total = int(length) if length.isdecimal() else None
                self._copy(response, sink, host, max_mb, lambda done: progress and progress(done, total))
        except httpx.TimeoutException as error:
            raise SiperiError("FETCH_TIMEOUT", host=host) from error
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            raise SiperiError("FETCH_TRUNCATED", host=host) from error
        except httpx.ConnectError as error:
            raise SiperiError("FETCH_NO_CONNECTION", host=host) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SiperiError("FETCH_WRONG_ANSWER", host=host, found=type(error).__name__) from error

    def _copy(
        self, response: httpx.Response, sink: IO[bytes], host: str, max_mb: int, tell: Callable[[int], object]
    ) -> None:
        until, done = time.monotonic() + self.limits.whole_s, 0
        for chunk in response.iter_bytes():
            done += len(chunk)
            if done > max_mb * 2**20:
                raise SiperiError("FETCH_TOO_LARGE", host=host, limit_mb=max_mb)
            if time.monotonic() > until:
                raise SiperiError("FETCH_TIMEOUT", host=host)
            sink.write(chunk)
            tell(done)


def _refuse_status(status: int, host: str) -> None:
    if status >= httpx.codes.INTERNAL_SERVER_ERROR or status == TOO_MANY_REQUESTS:
        raise SiperiError("FETCH_SERVER_ERROR", host=host, status=status)
    if status != httpx.codes.OK:
        raise SiperiError("FETCH_REFUSED", host=host, status=status)


def _host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0]
