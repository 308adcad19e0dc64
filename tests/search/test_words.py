"""What words texts become, in Python and in the JavaScript of a built site's reader."""

from __future__ import annotations

import json
import random
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from answerable.search import clean, plain_words
from answerable.search.analysis import STEMMED, Analysis
from site_builder import PROJECT

SHARED = json.loads((Path(__file__).parent / "cases" / "words.json").read_text(encoding="utf-8"))
JAVASCRIPT = PROJECT / "tests" / "javascript"

MADE_WORDS = 6_000
"""Made-up words for each language: with these, each rule of a stemmer is used many times."""

# Letters, beginnings that stemmers treat apart, and endings that words of a language have.
MADE_OF = {
    "en": (
        "abcdefghijklmnopqrstuvwxyz",
        "gener commun arsen y sk over",
        "s es ies ied sses us ing ingly ed edly eed eedly at bl iz y ly ational tional ization "
        "izer fulness ousness iveness biliti bility lessly ently ation ator alism ality ously "
        "ivity fully ency ancy ably ally logy ogy alize icate icity ical ative ful ness al ance "
        "ence er ic able ible ant ement ment ent ism ate ity ous ive ize ion sion tion e ll le",
    ),
    "de": (
        "abcdefghijklmnopqrstuvwxyzäöüß",
        "über ver auß ayu eu",
        "ern em er en es e s est st end ung isch ig ik lich heit keit ligkeit igung eigung "
        "lichkeit erheit enlich nis nisse nissen nisses ismus eigisch",
    ),
    "fr": (
        "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ",
        "par col tap qu ai oui ay",
        "issements issement atrice ateurs ation icatrice ication logies usion ution ement "
        "ivement ativement eusement ablement iquement ièrement amment emment ment éments ance "
        "ique isme able iste euse euses eux ité abilité icité ivité ive atif icatif ifs eaux "
        "aux issaient issante issions irons îmes ît ies ir it eraient assions èrent ions aient "
        "antes asse ées ez é a ons ière ier ion e ë guë s enne onne ette elle eille çait yez er "
        "ès",
    ),
    "es": (
        "abcdefghijlmnopqrstuvyzáéíñóúü",
        "ae ei io ag in",
        "selas lo les nos me se la ándoselo iéndolas árselo arlo uyendo yendo amiento imientos "
        "aciones ación ucion ución adora adores icador ancias logía encias amente ativamente "
        "osamente mente ablemente idades abilidad icidad anza ismo ible ista osos ico iva ativo "
        "yeron yó yas uyo aríamos iéramos ásemos aréis ieran abas ados ido amos emos gué guen "
        "guéis ías ió ar er ir as es ís os a e o á é í ó",
    ),
}


@cache
def analysis(language: str) -> Analysis:
    return Analysis(language)


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["says"])
def test_a_text_becomes_these_words(case: dict[str, Any]) -> None:
    text = clean(case["text"])
    found = list(analysis(case["language"]).words(text))
    assert [list(astuple(word)) for word in found] == case["words"]
    assert all(text[word.start : word.end] == word.text for word in found)


def test_the_cases_name_the_filler_that_they_hold_and_who_parts_thousands_by_spaces() -> None:
    languages = {case["language"] for case in SHARED["cases"]}
    for language in languages:
        texts = " ".join(case["text"] for case in SHARED["cases"] if case["language"] == language)
        written = set(re.findall(r"[^\W_]+", texts.lower()))
        told = SHARED["filler"].get(language, "").split()
        assert sorted(analysis(language).filler & written) == told
    assert sorted(name for name in languages if analysis(name).spaced) == SHARED["spaced"]


@pytest.mark.parametrize(
    ("language", "code"), [("en", "en"), ("de_CH", "de"), ("fr-CA", "fr"), ("nl", ""), ("zh", "")]
)
def test_a_language_names_its_stemmer(language: str, code: str) -> None:
    assert analysis(language).code == code


def test_fields_of_whoosh_hold_the_same_words_with_their_places() -> None:
    text = "The pools of 泳池池 cost 45,000"
    tokens = analysis("en").analyzer(text, positions=True, chars=True)
    found = [(token.text, token.pos, token.startchar, token.endchar) for token in tokens]
    words = analysis("en").words(text)
    assert found == [(word.stem, n, word.start, word.end) for n, word in enumerate(words, 1)]


def test_all_words_of_a_text_come_in_lower_case() -> None:
    assert list(plain_words("How MUCH is 45,000 in 泳池?")) == "how much is 45000 in 泳池".split()


def test_the_reader_makes_the_same_words_of_all_texts(node: str) -> None:
    asked = {language: [*own_texts(language), *made_up(language)] for language in STEMMED}
    asked |= {"nl": list(characters()), "sv": list(made_numbers()), "ja": own_texts("en")}
    assert differences(node, asked) == []


def own_texts(language: str) -> list[str]:
    """Return the lines that this project has in a language, or those of the sample."""
    starter = PROJECT / "overrides" / "starter" / language
    folders = [starter] if starter.is_dir() else []
    paths = [path for at in (*folders, PROJECT / "content") for path in sorted(at.rglob("*"))]
    texts = (path.read_text(encoding="utf-8") for path in paths if path.suffix in (".md", ".yml"))
    return [line for text in texts for line in text.splitlines() if line]


def made_up(language: str) -> Iterator[str]:
    """Yield texts of words that look as if they were of the language."""
    letters, beginnings, endings = MADE_OF[language]
    chance = random.Random(language)
    made = [
        chance.choice([*beginnings.split(), *[""] * 20])
        + "".join(chance.choices(letters, k=chance.randint(0, 5)))
        + "".join(chance.choices(endings.split(), k=chance.randint(0, 3)))
        for _ in range(MADE_WORDS)
    ]
    for first in range(0, MADE_WORDS, 20):
        yield " ".join(made[first : first + 20])


def made_numbers() -> Iterator[str]:
    chance = random.Random(0)
    for _ in range(3_000):
        pieces = ("".join(chance.choices("0123456789", k=chance.choice((1, 2, 3, 3, 3, 4)))),)
        for _ in range(chance.randint(1, 5)):
            digits = "".join(chance.choices("0123456789", k=chance.choice((1, 2, 3, 3, 3, 4))))
            pieces += (chance.choice(",.' \u2019\u202fx"), digits)
        yield "".join(pieces)


def characters() -> Iterator[str]:
    """Yield a text for each character of Unicode, of the largest scripts for one in fifty."""
    for number in range(0x110000):
        sign = chr(number)
        large = number > 0x3400 and unicodedata.category(sign) == "Lo"
        if unicodedata.category(sign) not in ("Cn", "Co", "Cs") and (not large or number % 50 == 0):
            yield f"A{sign}b 1{sign}000"


def differences(node: str, asked: dict[str, list[str]]) -> list[tuple[Any, Any]]:
    """Return what Python and Node make of texts, where that isn't the same."""
    found = []
    for (language, texts), answers in zip(asked.items(), answered(node, asked), strict=True):
        for text, answer in zip(texts, answers, strict=True):
            read = clean(text)
            words = [list(astuple(word)) for word in analysis(language).words(read)]
            wanted = [read, words, list(plain_words(text))]
            if answer is not None and answer != wanted:
                found.append((wanted, answer))
    return found


def answered(node: str, asked: dict[str, list[str]]) -> Sequence[Sequence[Any]]:
    """Return what Node makes of the texts of each language; it runs once for all."""
    lists = [
        {
            "filler": sorted(analysis(language).filler),
            "code": analysis(language).code,
            "spaced": analysis(language).spaced,
            "texts": texts,
        }
        for language, texts in asked.items()
    ]
    done = subprocess.run(
        [node, JAVASCRIPT / "analyses.mjs"],
        input=json.dumps(lists), capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: Sequence[Sequence[Any]] = json.loads(done.stdout)
    return answers
