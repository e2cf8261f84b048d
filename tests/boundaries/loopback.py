"""A small server on this machine that speaks as BIG's ArcGIS service and HDX's CKAN do, faults included."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Script:
    """What the server holds and how it misbehaves. `faults` are used up one by one, then it behaves."""

    features: list[dict[str, Any]] = field(default_factory=list)
    archive: bytes = b""
    resources: list[dict[str, Any]] | None = None
    most_per_page: int = 1000
    says_exceeded: str = "top"  # where ArcGIS puts exceededTransferLimit: top, properties, or nowhere
    ignores_offset: bool = False
    count: int | None = None
    faults: list[str] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """Serve a script; gives the base address. The server ends with the block."""
    handler = type("Handler", (_Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    script: Script

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        self.script.asked.append(query)
        fault = self.script.faults.pop(0) if self.script.faults else ""
        body, kind = self.answer(urlsplit(self.path).path, query)
        if fault.isdecimal():
            self.send(b"trouble", status=int(fault))
        elif fault == "slow":
            time.sleep(1.2)
        elif fault == "cut":
            self.send(body[: len(body) // 2], length=len(body))
        elif fault == "html":
            self.send(b"<html>Login</html>", kind="text/html")
        elif fault == "list":
            self.send(b"[]")
        elif fault == "error":
            error = {"code": 400, "message": "Failed to execute query.", "details": ["WADMKK"]}
            self.send(json.dumps({"error": error}).encode())
        elif fault == "elsewhere":
            self.send(b"", status=302, location="ftp://127.0.0.1/x")
        elif fault:
            self.send(json.dumps(json.loads(fault)).encode())
        else:
            self.send(body, kind=kind)

    def answer(self, path: str, query: dict[str, str]) -> tuple[bytes, str]:
        if path.endswith("/query"):
            return json.dumps(self.layer(query)).encode(), "application/json"
        if path.endswith("/package_show"):
            return json.dumps(
                {"success": True, "result": {"resources": self.resources()}}
            ).encode(), "application/json"
        return self.script.archive, "application/zip"

    def layer(self, query: dict[str, str]) -> dict[str, Any]:
        script = self.script
        if query.get("returnCountOnly") == "true":
            return {"count": len(script.features) if script.count is None else script.count}
        start = 0 if script.ignores_offset else int(query["resultOffset"])
        end = start + min(int(query["resultRecordCount"]), script.most_per_page)
        page: dict[str, Any] = {"type": "FeatureCollection", "features": script.features[start:end]}
        if end < len(script.features):
            flag = {"exceededTransferLimit": True}
            page |= {"top": flag, "properties": {"properties": flag}}.get(script.says_exceeded, {})
        return page

    def resources(self) -> list[dict[str, Any]]:
        if self.script.resources is not None:
            return self.script.resources
        return [
            {"name": "idn_adm.xlsx", "format": "XLSX", "url": "/files/idn.xlsx"},
            {"name": "idn_adm_SHP.zip", "format": "SHP", "url": "/files/idn_shp.zip"},
        ]

    def send(
        self,
        body: bytes,
        *,
        status: int = 200,
        kind: str = "application/json",
        length: int | None = None,
        location: str = "",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)
