"""Opens pages of the sample in a browser, and keeps what they complained of and asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

KINDS = {
    "home": "",
    "hub": "cost/",
    "article": "cost/fiberglass-pool/",
    "product": "products/fiberglass-pool/",
    "pricing": "pricing/fiberglass-pool/",
    "estimate": "pricing/fiberglass-pool/estimate/",
    "quote check": "pricing/fiberglass-pool/quote-check/",
    "prices": "pricing/",
    "comparison": "compare/inground-pool/",
    "person": "people/maren/",
    "how we answer": "how-we-answer/",
    "all answers": "search/",
    "guides": "guides/",
    "guide": "guides/pool/",
    "step": "guides/pool/width-*/",
    "recommendation": "guides/pool/advice/pools-*/",
    "side by side": "guides/pool/side-by-side-*/",
    "lost": "404.html",
}
"""One page of each kind. A new kind needs its line here, and every test of pages looks at it.

A star stands for what a name is made of; the first page that fits is visited.
"""

WAYS = [
    (360, "light", True),
    (360, "dark", False),
    (1280, "light", False),
    (1280, "dark", True),
]
"""How buyers look at a page: width in pixels, colours, and whether scripts run. Of any two of these
three, all pairs are among them; all eight ways would take twice the time."""

NO_SCRIPTS = "?scripts=off"
"""Ends an address whose page may run no script, though the browser could."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder without a word in the log; an address with a star leads to a page's own."""

    def do_GET(self) -> None:
        """Send a file, or lead to the first page that fits."""
        path, mark, search = self.path.partition("?")
        if "*" not in path:
            super().do_GET()
            return
        found = min(Path(self.directory).glob(f"{path.strip('/')}/index.html"))
        address = found.relative_to(self.directory).as_posix().removesuffix("index.html")
        self.send_response(302)
        self.send_header("Location", f"/{address}{mark}{search}")
        self.end_headers()

    def end_headers(self) -> None:
        if self.path.endswith(NO_SCRIPTS):
            self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        # Else it would take half a second to stop.
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Visit:
    """A page that was opened, with all that it complained of and asked for."""

    def __init__(self, context: Any, url: str) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(url, wait_until="load")

    def sideways(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()
