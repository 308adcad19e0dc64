"""Serves a folder on this machine as a good host would: packed, and with a day in the cache.

A server can keep a log of what it sent, to the byte, whoever in the browser asked for it: page or
worker. It can also answer as over a slow line, which is the same for pages, workers and caches.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep
from typing import Any

PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})
CHUNK = 1460
"""Bytes that a connection sends before it's another one's turn: about a packet."""

PATIENCE_S = 30


@dataclass(frozen=True)
class Sent:
    """One answer: the path that was asked for, and the bytes of the body as they were sent."""

    path: str
    size: int


@dataclass
class Log:
    """What a server sent, in the order in which it was asked, and how busy it still is."""

    sent: list[Sent] = field(default_factory=list)
    busy: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _moved: float = field(default_factory=monotonic)

    @contextmanager
    def answering(self, path: str, size: int) -> Iterator[None]:
        """Write an answer down while it is being sent."""
        with self._lock:
            self.sent.append(Sent(path, size))
            self.busy += 1
        try:
            yield
        finally:
            with self._lock:
                self.busy -= 1
                self._moved = monotonic()

    def wait_until_quiet(self, quiet_s: float, after: str = "") -> None:
        """Return once nothing was sent or asked for so long, and a path was sent, if one is given.

        Raises TimeoutError if that path isn't asked for.
        """
        begun = monotonic()
        while after and all(one.path != after for one in tuple(self.sent)):
            if monotonic() - begun > PATIENCE_S:
                raise TimeoutError(f"nobody asked for {after}")
            sleep(0.01)
        begun = monotonic()
        while self.busy or monotonic() - max(self._moved, begun) < quiet_s:
            sleep(0.01)


class Line:
    """A line that all connections share: each answer waits for a round trip, then bytes flow."""

    def __init__(self, round_trip_s: float, bits_per_s: float) -> None:
        self.round_trip_s = round_trip_s
        self.bytes_per_s = bits_per_s / 8
        self._lock = threading.Lock()
        self._free_at = 0.0

    def wait_for(self, size: int) -> None:
        """Return when the line has carried that many bytes more."""
        with self._lock:
            self._free_at = max(self._free_at, monotonic()) + size / self.bytes_per_s
            free_at = self._free_at
        sleep(max(0.0, free_at - monotonic()))


@contextmanager
def serving(folder: Path, log: Log | None = None, line: Line | None = None) -> Iterator[str]:
    """Serve a folder while the block runs, and give the address, with a slash at its end."""
    handler = partial(_Packed, log=log or Log(), line=line, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Packed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *given: Any, log: Log, line: Line | None, **named: Any) -> None:
        self.log = log
        self.line = line
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        packed = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        held = _packed(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        with self.log.answering(self.path.partition("?")[0].lstrip("/"), len(held)):
            if self.line:
                sleep(self.line.round_trip_s)
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(held)))
            self.send_header("Cache-Control", "public, max-age=86400")
            if packed:
                self.send_header("Content-Encoding", "gzip")
            with suppress(ConnectionError):  # the browser has left
                self.end_headers()
                self._send(held)

    def _send(self, held: bytes) -> None:
        if self.line is None:
            self.wfile.write(held)
            return
        for start in range(0, len(held), CHUNK):
            part = held[start : start + CHUNK]
            self.line.wait_for(len(part))
            self.wfile.write(part)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@lru_cache(maxsize=4096)
def _packed(path: Path, changed: int) -> bytes:
    """Return a file packed; a host does that once, not while a buyer waits."""
    return gzip.compress(path.read_bytes(), mtime=0)
