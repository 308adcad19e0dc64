"""The index kept on the disk between runs, so that only what changed is read again.

Whoosh keeps parts of an index as pickles, which may run code when they are opened. So an index is
opened only if it bears a signature made with this user's own secret, over every byte of it; the
same signature tells an index that a killed run left half written.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import whoosh
from filelock import FileLock, Timeout
from whoosh import index as whoosh_index

from answerable.search.analysis import Analysis
from answerable.search.entry import Entry
from answerable.search.index import SearchIndex, in_order, schema_of, searched

KEPT_FORMAT = 2
"""Rises when an index that an earlier version kept must not be read."""

SECRET_BYTES = 32

LOCK_SECONDS = 30
"""How long to wait for another command that is writing the index."""

log = logging.getLogger("mkdocs.plugins.answerable.search")

EntriesOf = Callable[[Collection[str]], Iterable[Entry]]


@dataclass(frozen=True)
class Keeping:
    """Where an index is kept, and where the user's secret stands."""

    folder: Path
    secret: Path


def kept_index(
    keeping: Keeping, digests: Mapping[str, str], entries_of: EntriesOf, language: str
) -> SearchIndex:
    """Return the index of all pages, read again only where their digests changed.

    `digests` holds each page's id with the digest of all that its entries are made of; `entries_of`
    gives the entries of some pages. Where the folder can't be written, or another command holds it
    for too long, the index is made in memory.
    """
    try:
        keeping.folder.mkdir(parents=True, exist_ok=True)
        key = _secret(keeping.secret)
        with FileLock(keeping.folder / "lock", timeout=LOCK_SECONDS):
            return _Kept(keeping.folder / "whoosh", key, language).brought_to(digests, entries_of)
    except (OSError, Timeout) as error:
        log.info("The index can't be kept in %s, so it is made anew: %s", keeping.folder, error)
        return SearchIndex.of(entries_of(digests.keys()), language)


def _secret(path: Path) -> bytes:
    """Return the user's secret, which is made when it is first needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock"), timeout=LOCK_SECONDS):
        if not path.exists():
            path.touch(mode=0o600)
            path.write_bytes(secrets.token_bytes(SECRET_BYTES))
        return path.read_bytes()


class _Kept:
    """One index on the disk; whoever uses it holds the lock."""

    def __init__(self, folder: Path, key: bytes, language: str) -> None:
        self.folder = folder
        self.manifest = folder.with_suffix(".json")
        self.key = key
        self.language = language
        self.analysis = Analysis(language)

    def brought_to(self, digests: Mapping[str, str], entries_of: EntriesOf) -> SearchIndex:
        """Return the index of exactly these pages."""
        before = self._pages()
        if before is None:
            self._write_anew(digests, entries_of)
        elif before != digests:
            self._write_changes(before, digests, entries_of)
        return self._open()

    def _pages(self) -> dict[str, str] | None:
        """Return page -> digest of an index that may be opened, or None if there is none."""
        try:
            manifest = json.loads(self.manifest.read_bytes())
        except (OSError, ValueError):
            return None
        if not isinstance(manifest, dict) or manifest.get("made_by") != self._made_by():
            return None
        pages, signature = manifest.get("pages"), manifest.get("signature")
        if not isinstance(pages, dict) or not isinstance(signature, str):
            return None
        return pages if hmac.compare_digest(signature, self._signature(pages)) else None

    def _made_by(self) -> str:
        return f"{KEPT_FORMAT} {self.language} {'.'.join(map(str, whoosh.__version__))}"

    def _signature(self, pages: Mapping[str, str]) -> str:
        seal = hmac.new(self.key, json.dumps(pages, sort_keys=True).encode(), hashlib.sha256)
        for path in sorted(self.folder.glob("*")):
            if not path.name.endswith("LOCK"):
                seal.update(path.name.encode() + b"\0" + path.read_bytes())
        return seal.hexdigest()

    def _write_anew(self, digests: Mapping[str, str], entries_of: EntriesOf) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        index = whoosh_index.create_in(self.folder, schema_of(self.analysis))
        writer = index.writer()
        _add(writer, entries_of(digests.keys()))
        writer.commit()
        self._sign(digests)

    def _write_changes(
        self, before: Mapping[str, str], digests: Mapping[str, str], entries_of: EntriesOf
    ) -> None:
        changed = [page for page in digests if before.get(page) != digests[page]]
        entries = list(entries_of(changed))
        index = whoosh_index.open_dir(self.folder, schema=schema_of(self.analysis))
        writer = index.writer()
        for page in (*changed, *(before.keys() - digests.keys())):
            writer.delete_by_term("page", page)
        _add(writer, entries)
        # Sections that were taken out would go on counting as long as a segment holds them.
        writer.commit(optimize=True)
        self._sign(digests)

    def _sign(self, pages: Mapping[str, str]) -> None:
        manifest: dict[str, Any] = {
            "made_by": self._made_by(),
            "pages": dict(pages),
            "signature": self._signature(pages),
        }
        fresh = self.manifest.with_suffix(".new")
        fresh.write_text(json.dumps(manifest), encoding="utf-8")
        fresh.replace(self.manifest)

    def _open(self) -> SearchIndex:
        index = whoosh_index.open_dir(self.folder, schema=schema_of(self.analysis))
        with index.reader() as reader:
            held = [json.loads(fields["entry"]) for _, fields in reader.iter_docs()]
        entries = [
            Entry(**{**entry, "products": tuple(entry["products"]), "names": tuple(entry["names"])})
            for entry in held
        ]
        return SearchIndex(entries, self.analysis, index)


def _add(writer: Any, entries: Iterable[Entry]) -> None:
    for entry in sorted(entries, key=in_order):
        writer.add_document(page=entry.page, entry=json.dumps(asdict(entry)), **searched(entry))
