"""Serves a folder on this machine as a good host would: packed, and with a day in the cache."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs, and give the address, with a slash at its end."""
    handler = partial(_Packed, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Packed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        held = path.read_bytes()
        packed = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            held = gzip.compress(held, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(held)))
        self.send_header("Cache-Control", "public, max-age=86400")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(held)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
