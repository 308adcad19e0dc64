"""How texts and queries become words that compare: lower case, stems, no accents, no filler.

The reader of a built site does the same in JavaScript (overrides/search/words.js). Whoever changes
one changes the other; tests/search/cases/words.json holds both to the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from babel import Locale
from babel.numbers import get_group_symbol
from whoosh.analysis import CharsetFilter, LowercaseFilter, StemFilter, StopFilter, Token, Tokenizer
from whoosh.lang import NoStopWords, stemmer_for_language, stopwords_for_language
from whoosh.support.charset import accent_map

STEMMED = ("en", "de", "fr", "es")
"""Languages whose words are cut to stems: those for which overrides/search/stemmers/ has a file."""

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
# Han and kana, which write no spaces between words; not the dot that parts foreign names.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_POINTED = r"\d+(?:[.,]\d+)+"
_REST = rf"(?P<unspaced>[{_UNSPACED}]+)|(?:[^\W_{_UNSPACED}]|[{_SIGNS}])+"


def _words_with(marks: str) -> re.Pattern[str]:
    """Return the pattern of words where any of these marks may part a number's thousands."""
    grouped = rf"(?!0)\d{{1,3}}(?:[{marks}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
    return re.compile(rf"(?P<number>{grouped}|{_POINTED})|{_REST}")


_WORDS = _words_with("'\u2019")
_WORDS_WITH_SPACED_NUMBERS = _words_with("'\u2019 ")
_THOUSANDS = re.compile(r"(?!0)(\d{1,3}([.,'\u2019 ])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")
_DECIMAL = re.compile(r"(\d+),(\d+)")

# What apostrophes leave of English words, which the list of stop words lacks.
_ENGLISH_PIECES = frozenset(
    "aren couldn d didn doesn hadn hasn haven isn ll m re shouldn ve wasn weren wouldn".split()
)
# Whoosh's map takes seven combining marks for letters.
_FOLDED = {key: letter for key, letter in accent_map.items() if not unicodedata.combining(chr(key))}


@dataclass(frozen=True)
class Word:
    """A word as it stands in a text, with its stem, and where it begins and ends there."""

    text: str
    stem: str
    start: int
    end: int


class Analysis:
    """The words of one language. One that isn't among STEMMED is compared word by word.

    Whoosh has stemmers for more, but a built site's reader would have to stem as they do.

    - `analyzer` makes the words of Whoosh's fields;
    - `filler` holds the language's words that carry no meaning, in lower case;
    - `code` names the stemmer ("en", "de", "fr", "es"), or is "" where there is none;
    - `spaced` tells whether the language parts a number's thousands by spaces.
    """

    def __init__(self, language: str) -> None:
        code = re.split(r"[-_]", language)[0].lower()
        self.filler = _filler(code)
        self.code = code if code in STEMMED else ""
        self.spaced = _parts_thousands_by_spaces(language)
        self._pattern = _WORDS_WITH_SPACED_NUMBERS if self.spaced else _WORDS
        chain: Any = _WordTokenizer(self._pattern) | LowercaseFilter()
        chain |= StopFilter(stoplist=self.filler, minsize=1, maxsize=LONGEST_WORD)
        if self.code:
            # Whoosh pickles its analyzers, and functions made here couldn't be.
            chain |= StemFilter(stemfn=partial(_stem, self.code), cachesize=UNBOUNDED)
        self.analyzer: Any = chain | CharsetFilter(_FOLDED)
        self._stem = lru_cache(WORDS_REMEMBERED)(self._stem_of)

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a clean text that carry meaning, in order.

        Runs of Han and kana signs give each pair of neighbours, so words may overlap.
        """
        for form, start, end in _cut(self._pattern, text):
            if stem := self._stem(form):
                yield Word(text[start:end], stem, start, end)

    def _stem_of(self, form: str) -> str:
        """Return what a word is compared by, or nothing where it carries no meaning."""
        return next((token.text for token in self.analyzer(form)), "")


def clean(text: str) -> str:
    """Return `text` in one line, its characters composed and fit for any encoding."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(unicodedata.normalize("NFC", encodable).split())


def plain_words(text: str) -> Iterator[str]:
    """Yield all words of a text in lower case, those without meaning too."""
    for form, _, _ in _cut(_WORDS, text.lower()):
        yield form


class _WordTokenizer(Tokenizer):  # type: ignore[misc]
    """Cuts texts of Whoosh's fields into words."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **how: Any,
    ) -> Iterator[Token]:
        """Yield one token again and again, as Whoosh's own tokenizers do."""
        token = Token(positions, chars, **how)
        for number, (form, start, end) in enumerate(_cut(self._pattern, value)):
            token.text, token.boost, token.stopped = form, 1.0, False
            token.pos = start_pos + number
            token.startchar, token.endchar = start_char + start, start_char + end
            yield token


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word with where it begins and ends, its numbers in the one form that compares."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if match.lastgroup is None:
            yield match.group(), start, end
        elif match.lastgroup == "number":
            yield _plain_number(match.group()), start, end
        else:
            for first in range(start, max(end - 1, start + 1)):
                last = min(first + 2, end)
                yield text[first:last], first, last


def _plain_number(text: str) -> str:
    """Return a number without marks between its thousands, and with a point before decimals.

    A single mark before three digits parts thousands in whichever language: who types 45,000 on a
    German site means 45.000. What is no such number, like a version or a date, stays as it is.
    """
    if parted := _THOUSANDS.fullmatch(text):
        whole, mark, decimals = parted.groups()
        return whole.replace(mark, "") + (f".{decimals}" if decimals else "")
    return _DECIMAL.sub(r"\1.\2", text) if _DECIMAL.fullmatch(text) else text


def _parts_thousands_by_spaces(language: str) -> bool:
    locale = Locale.parse(language, sep="-" if "-" in language else "_")
    return get_group_symbol(locale).isspace()


def _filler(code: str) -> frozenset[str]:
    try:
        listed = frozenset(stopwords_for_language(code))
    except NoStopWords:
        return frozenset()
    return listed | _ENGLISH_PIECES if code == "en" else listed


def _stem(code: str, word: str) -> str:
    """Return a word's stem; one that Whoosh's stemmer can't take stays as it is.

    Nor are words stemmed with characters that JavaScript counts twice, like styled letters.
    """
    if not word.isascii() and max(word) > "\uffff":
        return word
    try:
        return _stemmer(code)(word)  # type: ignore[no-any-return]
    except IndexError:
        # The Spanish one of Whoosh 2.7.4 looks for a letter in a region without any: "argue".
        return word


@lru_cache
def _stemmer(code: str) -> Any:
    return stemmer_for_language(code)
