"""What a browser asks of the server's own pages, held against what it may: from where, how much, back to where.

A form is taken from our own pages only: the cookie alone proves nothing, since a browser sends it along with what
other sites make it ask.
"""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.requests import Request

from siperi_geo.errors import SiperiError
from siperi_geo.server.plain import base_path
from siperi_geo.settings import settings
from siperi_geo.text import language

MOST_BYTES = 10 * 1024
MOST_FIELDS = 10
MOST_ADDRESS = 1000
FORM = "application/x-www-form-urlencoded"
# What a browser would read as another host, or would leave out before it reads.
NOT_LOCAL = re.compile(r"//|[\\\x00-\x20\x7f]")
ENDS = ("masuk", "keluar")  # nobody wants to be led back there


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form of ours.

    Raises FORM_FROM_ELSEWHERE, FORM_NOT_READABLE and FORM_TOO_LARGE.
    """
    if not is_from_here(request):
        raise SiperiError("FORM_FROM_ELSEWHERE")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise SiperiError("FORM_NOT_READABLE")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise SiperiError("FORM_TOO_LARGE")
    try:
        found = parse_qs(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise SiperiError("FORM_NOT_READABLE") from error
    return {name: values[0] for name, values in found.items()}


def is_from_here(request: Request) -> bool:
    """Whether a page of this host sent it. Browsers say so by themselves, and no page can change what they say."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return _is_ours(request.headers.get("origin", ""), request)


def way_back(request: Request, asked: str | None = None) -> str:
    """Where to go afterwards: as asked (in the form, in `?next=`), else the page that the reader comes from."""
    wanted = asked or request.query_params.get("next") or _page_before(request)
    return wanted if is_local(wanted) and _page_of(wanted) != _page_of(request.url.path) else at("")


def is_local(address: str) -> bool:
    """Whether an address is within this dashboard, whatever a browser makes of it."""
    is_below = address.startswith(f"{base_path()}/") and NOT_LOCAL.search(address) is None
    return is_below and len(address) <= MOST_ADDRESS and _page_of(address) not in ENDS


def _page_of(address: str) -> str:
    return address.removeprefix(base_path()).split("?")[0].strip("/")


def at(page: str, **query: str) -> str:
    """The address of a page of this dashboard ("": the first one), in the language of this answer."""
    spoken = {} if language() == settings().language else {"lang": language()}
    words = urlencode(spoken | query)
    return f"{base_path()}/{page}" + (f"?{words}" if words else "")


def _page_before(request: Request) -> str:
    before = request.headers.get("referer", "")
    if not _is_ours(before, request):
        return ""
    split = urlsplit(before)
    return split.path + (f"?{split.query}" if split.query else "")


def _is_ours(address: str, request: Request) -> bool:
    try:
        host = urlsplit(address).netloc.lower()
    except ValueError:
        return False
    return bool(host) and host == request.headers.get("host", "").lower()
