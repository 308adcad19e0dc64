"""A buyer's browser finds what a rep finds: the same pages, order, scores, sections and words.

Node runs the browser's reader over the files of small sites in six languages, and of the sample.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from answerable.pages import convert_all, finder_of
from answerable.search import Entry, Finder, SearchIndex, thesaurus_of
from searched import exported, site_of
from site_builder import MARKDOWN, PROJECT, SmallSite
from visiting import served

DRIVER = PROJECT / "tests" / "javascript" / "searches.mjs"

LANGUAGES = ("en", "de", "fr", "es", "zh", "ja")

MOST_WORDS = 40
"""Words of a site that are misspelt, joined and split: to mend one takes some milliseconds."""

ODD = [
    "the", "what is it?", "...", "14x6", "14x6ft", "1.4k", "2k", "$1,450", "1450", "1 450", "G36",
    "g3", "45.50", "45,5", "<b>gate</b>", "\U0001f3ca", "gate \U0001f3ca", "\ufeffgat", "gat\ufeff",
    "gat\x1f", "gat\x85", "gat\u00a0", "gat\u200b", "ga\u00adte", "GATE", "\uff27\uff21\uff34",
    "g\u0301ate", "\U0001d420\U0001d41a\U0001d42d\U0001d41e", "gate" * 30, "gate wood " * 40,
    "how much", "best", "or", "__proto__", "constructor", "toString gate", "#cost", "a|b", "1e5",
    "\U00020bb7", "\U00020bb7\u91ce", "\U00020bb7\U00020bb7", "\U00020bb7\u91ce\u5bb6",
    "\u9580", "\u6728\u9580", "\u0130stanbul", "\u03a3\u0391\u03a3", "stra\u00dfe", "STRASSE",
    "\ufb01tting", "\x00gate", "-gate", "o'neill",
]  # fmt: skip


def finder(language: str) -> Finder:
    """Return what finds on the small site of a language."""
    thesaurus = thesaurus_of(language)
    index = SearchIndex.of(site_of(language), language)
    own = [group[::-1] for group in thesaurus.synonyms[::7]]
    return Finder(index, thesaurus.synonyms, thesaurus.leanings, own)


@cache
def sample() -> Finder:
    """Return what finds on the sample's site, as `find` does."""
    press = SmallSite.at(PROJECT).press()
    values = convert_all(press, MARKDOWN, {})
    entries = [entry for value in values if value.page.published for entry in value.entries(press)]
    return finder_of(SearchIndex.of(entries, press.content.settings.language), press)


def queries(entries: Iterable[Entry], chance: random.Random, texts: int) -> list[str]:
    """Return what buyers may type: so many titles and headings, letter by letter, and slips."""
    held = list(entries)
    said = list(dict.fromkeys(text for one in held for text in (one.title, one.heading) if text))
    chosen = chance.sample(said, min(texts, len(said)))
    words = sorted({word for text in (*said, *(one.text for one in held)) for word in text.split()})
    found = [f"{text} " for text in chosen]
    found += [text[:end] for text in chosen for end in range(1, len(text) + 1)]
    found += slips(chance.sample(words, min(MOST_WORDS, len(words))), chance)
    found += pairs(chance.sample(words, min(MOST_WORDS, len(words))))
    return [*dict.fromkeys(found), *ODD]


def slips(words: Iterable[str], chance: random.Random) -> Iterator[str]:
    """Yield words with a letter too few, too many, wrong or swapped, and some with two slips."""
    for number, word in enumerate(words):
        letters = list(word)
        for _ in range(1 + number % 2):
            at = chance.randrange(len(letters))
            kind = chance.randrange(4)
            if kind == 0 and len(letters) > 1:
                del letters[at]
            elif kind == 1:
                letters.insert(at, chance.choice(letters))
            elif kind == 2:
                letters[at] = chance.choice("aeinrst")
            else:
                letters[at - 1], letters[at] = letters[at], letters[at - 1]
        yield "".join(letters) + " " * (number % 3 > 0)


def pairs(words: list[str]) -> Iterator[str]:
    """Yield words run together, side by side, and cut in two."""
    for one, other in zip(words[::2], words[1::2], strict=False):
        yield f"{one}{other} "
        yield f"{one} {other}"
        yield f"{one[: len(one) // 2]} {one[len(one) // 2 :]} "


def shown(site: Finder, typed: str) -> list[dict[str, Any]]:
    """Return what is found as the browser tells it: what no page holds is told once for all."""
    nowhere = {one.text for one in site.read(typed).sought if not one.alternatives}
    return [
        {
            "page": hit.entry.url,
            "score": hit.score,
            "answer": hit.entry.address,
            "held": dict.fromkeys(set(hit.lacking) - nowhere, False)
            | dict.fromkeys(hit.matched, True),
        }
        for hit in site.find(typed)
    ]


def answered(node: str, site: Finder, asked: list[str], folder: Path) -> list[list[dict[str, Any]]]:
    """Return what the browser finds."""
    root = exported(site, folder)
    with served(folder) as address:
        told: Mapping[str, Any] = {
            "address": address, "root": root, "code": site.index.analysis.code, "queries": asked,
        }  # fmt: skip
        done = subprocess.run(
            [node, DRIVER], input=json.dumps([told]), capture_output=True, encoding="utf-8"
        )
    assert done.returncode == 0, done.stderr
    (answers,) = json.loads(done.stdout)
    return answers  # type: ignore[no-any-return]


def assert_agreement(node: str, site: Finder, asked: list[str], folder: Path) -> None:
    differing = [
        (typed, [found for found in browser if found not in here], here[:3])
        for typed, browser in zip(asked, answered(node, site, asked, folder), strict=True)
        if browser != (here := shown(site, typed))
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_finds_what_python_finds(node: str, language: str, tmp_path: Path) -> None:
    asked = queries(site_of(language), random.Random(language), 8)
    assert len(asked) > 150
    assert_agreement(node, finder(language), asked, tmp_path)


def test_the_browser_finds_on_the_sample_what_find_finds(node: str, tmp_path: Path) -> None:
    site = sample()
    entries = [one for page in range(len(site.index.pages)) for one in site.index.sections(page)]
    asked = queries(entries, random.Random(1), 6)
    assert len(asked) > 250
    assert_agreement(node, site, asked, tmp_path)


def test_the_browser_knows_what_it_can_not_know_by_heart(
    node: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.search.folded.MOST_KNOWN", 30)
    site = finder("en")
    assert not site.index.complete
    asked = queries(site_of("en"), random.Random(2), 3)
    assert_agreement(node, site, asked, tmp_path)


def test_letters_that_javascript_counts_twice_are_mended_by_neither(
    node: str, tmp_path: Path
) -> None:
    signs = [chr(0x1E922 + number) for number in range(8)]
    words = ["".join(signs[:length]) for length in range(1, 8)]
    site = Finder(SearchIndex.of([Entry("p", "", "p/", words[5], "", "", " ".join(words))]))
    asked = [
        word + end for word in ("".join(signs), *words, words[3] + signs[0]) for end in ("", " ")
    ]
    assert_agreement(node, site, asked, tmp_path)


def test_a_word_on_every_page_of_many_is_found_by_both(node: str, tmp_path: Path) -> None:
    site = Finder(SearchIndex.of(Entry(f"p{n:04}", "", f"{n}/", "Us", "", "", "Northwind")
                                 for n in range(1_100)))  # fmt: skip
    assert_agreement(node, site, ["northwind", "us", "northwind us "], tmp_path)


def test_an_empty_site_finds_nothing_in_either(node: str, tmp_path: Path) -> None:
    assert_agreement(node, Finder(SearchIndex.of([])), ["pool", "45k", "", "how much"], tmp_path)
