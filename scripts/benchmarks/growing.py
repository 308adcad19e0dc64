"""Makes more articles from given ones, whose vocabulary grows as that of real texts does.

Copies would bring no new words, and a search whose index holds a vocabulary would look better than
it is. By Heaps' law a text of n words holds K n^b different ones. The law is fitted to the given
articles; the made ones go on along that curve. A made article takes runs of paragraphs from a few
given ones; some of its rarer words are replaced throughout by words that are new, and some by
words that came new in others before it.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from benchmarks.real_data import Source

SOURCES = 4
"""From how many given articles a made one takes its paragraphs."""
REUSED = 1.0
"""How many words of other made articles come back for each new one."""
COMMONEST = 300
"""So many words of the given articles, a tenth at most, are never replaced: they hold sentences
together."""
SEED = "growing"

_WORD = re.compile(r"[^\W\d_]+")
_LEFT_ALONE = r"\]\([^)]*\)|`[^`]*`|<[^>]*>|\{[^}]*\}|\w+://\S+|&\w+;"
_REPLACEABLE = re.compile(rf"({_LEFT_ALONE})|({_WORD.pattern})")
_FENCE = ("```", "~~~")
_SHORTEST = 4
_TITLES_TRIED = 8


@dataclass(frozen=True)
class Growth:
    """The articles, grown, and how many words and different words there were before and are now."""

    articles: tuple[Source, ...]
    exponent: float
    words: tuple[int, int]
    vocabulary: tuple[int, int]


def grown(given: Sequence[Source], total: int) -> Growth:
    """Return that many articles, the given ones first and unchanged."""
    pool = _Pool(given)
    before, known = pool.words, len(pool.vocabulary)
    made = [pool.article(number) for number in range(1, total - len(given) + 1)]
    return Growth(
        (*given, *made),
        pool.exponent,
        (before, pool.words),
        (known, len(pool.vocabulary)),
    )


class _Pool:
    """What articles are made of, and what was made."""

    def __init__(self, given: Sequence[Source]) -> None:
        self.dice = random.Random(SEED)
        self.given = given
        self.sizes = [len(words_in(_text(article))) for article in given]
        self.words = sum(self.sizes)
        counted = Counter(word for article in given for word in words_in(_text(article)))
        self.vocabulary = set(counted)
        self.common = {word for word, _ in counted.most_common(min(COMMONEST, len(counted) // 10))}
        self.exponent = heaps_exponent([words_in(_text(article)) for article in given])
        self.scale = len(self.vocabulary) / self.words**self.exponent
        self.coin = _Coin(sorted(counted), self.dice)
        self.uses: list[str] = []
        self.titles = {article.title.casefold() for article in given}
        self.blocks = [blocks_of(article.body) for article in given]

    def article(self, number: int) -> Source:
        """Make one article more."""
        sources = self.dice.sample(range(len(self.given)), min(SOURCES, len(self.given)))
        body = "\n\n".join(self._paragraphs(sources, self.dice.choice(self.sizes)))
        replaced = self._replacements(body, len(words_in(body)))
        body = _replaced(body, replaced)
        title = self._title(self.given[sources[0]].title, body, list(replaced.values()))
        text = f"# {title}\n\n{body}"
        self.words += len(words_in(f"{title}\n{text}"))
        self.vocabulary |= set(words_in(text))
        return Source(f"made-{number}", title, f"A made article: {title}", text)

    def _paragraphs(self, sources: Sequence[int], size: int) -> Iterator[str]:
        """Yield runs of blocks, about as many words as wanted, from each source in turn."""
        for source in sources:
            blocks = self.blocks[source]
            left = size / len(sources)
            start = self.dice.randrange(max(1, len(blocks)))
            while start and blocks[start][:1].isspace():
                start -= 1  # what is indented belongs to the item above it
            for block in blocks[start:]:
                if left <= 0:
                    break
                left -= len(words_in(block))
                yield block

    def _replacements(self, body: str, size: int) -> dict[str, str]:
        """Return word -> word for an article: new words as many as Heaps' law asks for."""
        wanted = self.scale * (self.words + size) ** self.exponent - len(self.vocabulary)
        old = sorted({w for w in words_in(body) if len(w) >= _SHORTEST and w not in self.common})
        new = [self.coin.word(self.vocabulary) for _ in range(min(round(wanted), len(old)))]
        back = min(round(REUSED * len(new)), len(self.uses), len(old) - len(new))
        words = [*new, *(self.dice.choice(self.uses) for _ in range(back))]
        self.uses += words
        return dict(zip(self.dice.sample(old, len(words)), words, strict=True))

    def _title(self, pattern: str, body: str, own: Sequence[str]) -> str:
        """Return a given title with other words for its rarer ones, unlike every other title."""
        others = sorted({w for w in words_in(body) if w not in self.common and len(w) > _SHORTEST})
        choice, title = [*own, *others], pattern
        for attempt in count():
            if title.casefold() not in self.titles:
                break
            known = choice and attempt < _TITLES_TRIED
            word = self.dice.choice(choice) if known else self.coin.word(self.vocabulary)
            old = [w for w in words_in(title) if len(w) >= _SHORTEST]
            title = _replaced(title, {self.dice.choice(old): word}) if old else f"{title} {word}"
        self.titles.add(title.casefold())
        return title


class _Coin:
    """Coins words that look known: a letter follows the two before it as it does in known ones."""

    def __init__(self, known: Sequence[str], dice: random.Random) -> None:
        self._dice = dice
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        for word in known:
            padded = f"  {word} "
            for place in range(len(padded) - 2):
                self._next[padded[place : place + 2]].append(padded[place + 2])

    def word(self, taken: set[str]) -> str:
        """Return a word that isn't taken, and take it."""
        while True:
            word = ""
            while not word.endswith(" ") and len(word) < 20:
                word += self._dice.choice(self._next[f"  {word}"[-2:]])
            word = word.strip()
            if len(word) >= _SHORTEST and word not in taken:
                taken.add(word)
                return word


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, marks of Markdown and numbers left out."""
    return _WORD.findall(text.lower())


def heaps_exponent(texts: Sequence[Sequence[str]]) -> float:
    """Return b of K n^b, fitted to the growth of the vocabulary in mixed order."""
    mixed = list(texts)
    random.Random(SEED).shuffle(mixed)
    seen: set[str] = set()
    size, points = 0, []
    for text in mixed:
        seen.update(text)
        size += len(text)
        if size:
            points.append((math.log(size), math.log(len(seen))))
    points = points[len(points) // 10 :]  # the first texts lie off the curve
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return slope / spread if spread else 1.0


def blocks_of(body: str) -> list[str]:
    """Return the blocks of an article but its title; code with its fences stays one block."""
    blocks: list[list[str]] = [[]]
    fence = ""
    for line in body.splitlines():
        sign = line.strip()[:3]
        if sign in _FENCE and fence in ("", sign):
            fence = "" if fence else sign
        if line.strip() or fence:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    held = ["\n".join(lines) for lines in blocks if lines]
    return [block for block in held if not block.startswith(("# ", "<"))] or held


def _text(article: Source) -> str:
    return f"{article.title}\n{article.body}"


def _replaced(text: str, words: Mapping[str, str]) -> str:
    """Return a text with other words, which begin as the old ones did, large or small."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        found = None if match[1] else words.get(word.lower())
        if found is None:
            return word
        return found.capitalize() if word[0].isupper() else found

    return _REPLACEABLE.sub(other, text)
