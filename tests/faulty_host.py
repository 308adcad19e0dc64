"""A host of static files on this machine that a test may make fail in the ways of real ones."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

from visiting import Handler

Held = TypeVar("Held")

PAGE = b"<!doctype html><title>Welcome</title><p>Some page."
PATIENCE = re.compile(rb"PATIENCE_MS = (\d+?)_?000\b")
LATE_SECONDS = 0.4
LONGEST_SECONDS = 20
HEADERS = {
    "Content-Security-Policy": "default-src 'self'",
    "Cache-Control": "max-age=600",
}
"""What a host may send with each file but pages; a worker obeys its own policy only."""


class Host:
    """Serves a folder: `faults` says by a part of an address what goes wrong there.

    `gone` is a 404, `half` half of a file, `page` some page in its place, `never` an answer that
    doesn't come, `late` a file after a while, and `late and gone` a 404 then. `before` puts text
    before a file, `packed` says whether files are compressed, and `fast` lets the search's scripts
    lose their patience ten times faster.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[str, str] = {}
        self.before: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.packed = self.fast = False
        self.ended = threading.Event()
        host = self

        class Faulty(_Faulty):
            served = host

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


class _Faulty(Handler):
    served: Host

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments, directory=str(self.served.folder))

    def do_GET(self) -> None:  # noqa: N802
        host = self.served
        host.asked.append(self.path)
        fault = _first(host.faults, self.path, "")
        file = Path(self.translate_path(self.path))
        if fault.startswith("late"):
            time.sleep(LATE_SECONDS)
            fault = fault.removeprefix("late").removeprefix(" and ")
        if fault == "never":
            host.ended.wait(LONGEST_SECONDS)
        elif fault == "page":
            self._send(PAGE, "text/html")
        elif fault == "gone":
            self.send_error(404)
        elif file.is_file():
            held = self._read(file)
            if fault == "half":
                held = held[: len(held) // 2]
            self._send(held, self.guess_type(file))
        else:
            super().do_GET()

    def _read(self, file: Path) -> bytes:
        host = self.served
        held = file.read_bytes()
        if host.fast and file.suffix == ".js":
            held = PATIENCE.sub(rb"PATIENCE_MS = \g<1>00", held)
        return _first(host.before, self.path, b"") + held

    def _send(self, held: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in HEADERS.items() if kind != "text/html" else ():
            self.send_header(name, value)
        if self.served.packed:
            held = gzip.compress(held)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(held)))
        self.end_headers()
        self.wfile.write(held)


def _first(by_part: Mapping[str, Held], path: str, otherwise: Held) -> Held:
    return next((held for part, held in by_part.items() if re.search(part, path)), otherwise)


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder for as long as a test needs it."""
    host = Host(folder)
    threading.Thread(target=host.server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield host
    finally:
        host.ended.set()
        host.server.shutdown()
        host.server.server_close()
