"""The session that a browser carries: the cookie set, read and taken away. What it is worth, `accounts` says.

It is not readable by script, not sent along from other sites' forms, and gone with the browser; beside https it is
sent over https alone.
"""

from starlette.requests import Request
from starlette.responses import Response

from siperi_geo.accounts.cookie import NAME
from siperi_geo.server.plain import base_path


def token_of(request: Request) -> str | None:
    """What the browser has of an earlier sign-in."""
    return request.cookies.get(NAME)


def carry(response: Response, request: Request, token: str) -> Response:
    """Have the browser keep the token, in place of one that it had."""
    is_secure = request.url.scheme == "https"
    response.set_cookie(NAME, token, path=base_path() or "/", secure=is_secure, httponly=True, samesite="lax")
    return response


def drop(response: Response, request: Request) -> Response:
    """Have the browser forget it."""
    is_secure = request.url.scheme == "https"
    response.delete_cookie(NAME, path=base_path() or "/", secure=is_secure, httponly=True, samesite="lax")
    return response
