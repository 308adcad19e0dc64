"""What a report needs to know of each article's page, kept on the disk between runs.

To convert a page costs more than all the rest, so it is done only where the page has changed. The
file may be deleted at any time; one that another version wrote, or that is broken, isn't read.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from answerable.articles import Article, Shown
from answerable.findings import Level
from answerable.pages.checking import page_findings
from answerable.pages.press import Press
from answerable.pages.values import PageValue

KEPT_FORMAT = 1
"""Rises when looks that an earlier version kept mustn't be read."""

LOCK_SECONDS = 30

log = logging.getLogger("mkdocs.plugins.answerable.pages")


@dataclass(frozen=True)
class Look:
    """What an article's page is like for a buyer.

    `words` counts the words that a buyer reads, `lacks` are the ids of the recipe's checks that
    find something to mend, notes left aside, and `shown` are the facts of the catalogue.
    """

    words: int
    lacks: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()


_Kept = dict[str, tuple[str, Look]]
_KEPT: TypeAdapter[_Kept] = TypeAdapter(_Kept)

ValuesOf = Callable[[Collection[str]], Iterable[PageValue]]


def look_at(value: PageValue, press: Press) -> Look:
    """Return what an article's page is like."""
    recipes = press.content.recipes
    checks = {f"{topic}.{name}" for topic, recipe in recipes.items() for name in recipe.checks}
    lacks = dict.fromkeys(
        finding.id
        for finding in page_findings(value, press)
        if finding.id in checks and finding.level >= Level.WARNING
    )
    return Look(
        sum(len(section.text.split()) for section in value.structure.sections),
        tuple(lacks),
        tuple(dict.fromkeys(value.structure.shown())),
    )


def kept_looks(
    file: Path,
    press: Press,
    articles: Iterable[Article],
    digests: Mapping[str, str],
    values_of: ValuesOf,
) -> Mapping[str, Look]:
    """Return article's id -> what its page is like, looking again only where that has changed.

    `digests` holds each page's digest of all that it is converted from; `values_of` converts pages.
    """
    rules = _rules(press)
    wanted = {
        article.id: _digest(digests[article.id], rules, article.meta.model_dump_json())
        for article in articles
    }
    kept = _read(file)
    looks = {id: kept[id][1] for id, made_of in wanted.items() if _is_of(kept, id, made_of)}
    lacking = wanted.keys() - looks.keys()
    for value in values_of(sorted(lacking)) if lacking else ():
        looks[value.page.id] = look_at(value, press)
    if lacking or kept.keys() != wanted.keys():
        _write(file, {id: (wanted[id], look) for id, look in looks.items()})
    return looks


def _is_of(kept: _Kept, id: str, made_of: str) -> bool:
    return id in kept and kept[id][0] == made_of


def _rules(press: Press) -> str:
    """Return a digest of what articles are judged by besides their own page."""
    content = press.content
    return _digest(
        str(KEPT_FORMAT),
        *(content.recipes[topic].model_dump_json() for topic in sorted(content.recipes)),
        json.dumps([sorted(content.topics.items()), sorted(content.product_names.items())]),
        json.dumps([sorted(content.ours), sorted(content.broken)]),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _read(file: Path) -> _Kept:
    try:
        return _KEPT.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return {}


def _write(file: Path, looks: _Kept) -> None:
    """Keep looks; where that can't be done, the next run looks again."""
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_suffix(".lock"), timeout=LOCK_SECONDS):
            fresh.write_bytes(_KEPT.dump_json(looks))
            fresh.replace(file)
    except (OSError, Timeout) as error:
        log.info("What articles are like can't be kept in %s: %s", file, error)
