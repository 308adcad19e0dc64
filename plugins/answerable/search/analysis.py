"""How texts and queries become words that compare: lower case, stems, no accents, no filler."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from whoosh.analysis import (
    CharsetFilter,
    LowercaseFilter,
    RegexTokenizer,
    StemFilter,
    StopFilter,
)
from whoosh.lang import NoStemmer, NoStopWords, stemmer_for_language, stopwords_for_language
from whoosh.support.charset import accent_map

LONGEST_WORD = 50
"""Longer runs of letters are no words: addresses, keys, a cat on the keyboard."""

WORDS_REMEMBERED = 50_000
"""Words of texts whose stems are remembered: most words of a text stood in others."""

UNBOUNDED = -1
"""Every stem is remembered, for stemming costs the most time; a site's words are not many."""

# Python's \w knows no vowel signs, and would cut words of Hebrew, Arabic and Indic scripts up.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e"
)
# Chinese and Japanese write no spaces; there each sign is a word.
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|[{_ALONE}]|(?:[^\W_{_ALONE}]|[{_SIGNS}])+")

# What apostrophes leave of English words, which the list of stop words lacks.
_ENGLISH_PIECES = frozenset(
    "aren couldn d didn doesn hadn hasn haven isn ll m re shouldn ve wasn weren wouldn".split()
)


@dataclass(frozen=True)
class Word:
    """A word as it stands in a text, with its stem, and where it begins and ends there."""

    text: str
    stem: str
    start: int
    end: int


class Analysis:
    """The words of one language. A language without a stemmer is compared word by word."""

    def __init__(self, language: str) -> None:
        code = re.split(r"[-_]", language)[0].lower()
        chain: Any = RegexTokenizer(_WORD) | LowercaseFilter()
        chain |= StopFilter(stoplist=_filler(code), minsize=1, maxsize=LONGEST_WORD)
        if _stems(code):
            chain |= StemFilter(lang=code, cachesize=UNBOUNDED)
        self.analyzer: Any = chain | CharsetFilter(accent_map)
        self._stem = lru_cache(WORDS_REMEMBERED)(self._stem_of)

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a clean text that carry meaning, in order."""
        for match in _WORD.finditer(text):
            if stem := self._stem(word := match.group()):
                yield Word(word, stem, match.start(), match.end())

    def _stem_of(self, word: str) -> str:
        """Return what a word is compared by, or nothing where it carries no meaning."""
        return next((token.text for token in self.analyzer(word)), "")


def clean(text: str) -> str:
    """Return `text` in one line, its characters composed and fit for any encoding."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(unicodedata.normalize("NFC", encodable).split())


def plain_words(text: str) -> Iterator[str]:
    """Yield all words of a text in lower case, those without meaning too."""
    for match in _WORD.finditer(text.lower()):
        yield match.group()


def _filler(code: str) -> frozenset[str]:
    try:
        listed = frozenset(stopwords_for_language(code))
    except NoStopWords:
        return frozenset()
    return listed | _ENGLISH_PIECES if code == "en" else listed


def _stems(code: str) -> bool:
    """Return whether there is a stemmer for the language, and it works."""
    try:
        stemmer_for_language(code)("word")
    except (NoStemmer, re.error):
        # The Arabic one of Whoosh 2.7.4 has a pattern that newer Pythons refuse.
        return False
    return True
