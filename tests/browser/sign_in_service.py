"""A sign-in service (OpenID Connect) on this computer: it says who somebody is without asking for anything."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.browser.serving import free_port

CLIENT, SECRET = "siperi", "a secret of the tests alone"


class Service:
    """`says` is what it vouches for of whoever comes: the claims of the next token."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.says: dict[str, object] = {}
        self._key = RSAKey.generate_key(2048, {"kid": "one", "alg": "RS256", "use": "sig"})
        self._nonces: dict[str, str] = {}

    def app(self) -> Starlette:
        found = {
            "/.well-known/openid-configuration": self._metadata,
            "/authorize": self._authorize,
            "/keys": self._keys,
        }
        routes = [Route(path, answer) for path, answer in found.items()]
        return Starlette(routes=[*routes, Route("/token", self._token, methods=["POST"])])

    def secrets(self, dashboard: str) -> str:
        """What the dashboard's file of sign-in services says of this one."""
        return "\n".join(
            [
                "[auth]",
                f'redirect_uri = "{dashboard}/oauth2callback"',
                'cookie_secret = "thirty-two letters of the tests alone"',
                f'client_id = "{CLIENT}"',
                f'client_secret = "{SECRET}"',
                f'server_metadata_url = "{self.address}/.well-known/openid-configuration"',
            ]
        )

    async def _metadata(self, _: Request) -> JSONResponse:
        names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        ends = {name: f"{self.address}/{path}" for name, path in names.items()}
        return JSONResponse({"issuer": self.address, "id_token_signing_alg_values_supported": ["RS256"], **ends})

    async def _keys(self, _: Request) -> JSONResponse:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> RedirectResponse:
        asked = request.query_params
        self._nonces["the code"] = asked.get("nonce", "")
        return RedirectResponse(
            f"{asked['redirect_uri']}?{urlencode({'code': 'the code', 'state': asked['state']})}"
        )

    async def _token(self, request: Request) -> JSONResponse:
        form = await request.form()
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300}
        claims |= {"nonce": self._nonces[str(form["code"])], **self.says}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token})


@contextmanager
def sign_in_service() -> Iterator[Service]:
    """The service, as long as the block lasts."""
    port = free_port()
    service = Service(port)
    server = uvicorn.Server(uvicorn.Config(service.app(), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield service
    finally:
        server.should_exit = True
        thread.join(timeout=10)
