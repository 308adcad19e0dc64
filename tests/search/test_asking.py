"""What a query asks for: cases/asking.yml holds Python and the reader in the browser to the same.

In a case, `sought` has a line for each thing that is looked for: what was typed, and the words that
stand for it, each with how well where that is less than wholly; `-` where nothing does.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.search.analysis import Analysis, clean
from answerable.search.asking import Language, Query, QueryReader, Synonyms
from answerable.search.asking.spelling import within
from searched import CASES
from site_builder import PROJECT

SITE = yaml.safe_load((CASES / "asking.yml").read_text(encoding="utf-8"))
DRIVER = PROJECT / "tests" / "javascript" / "askings.mjs"
ANALYSIS = Analysis("en")

PAIRS = [
    ("pool", "pool", 0), ("pool", "pol", 1), ("pool", "pools", 1), ("pool", "poll", 1),
    ("pool", "opol", 1), ("liner", "lnire", 2), ("abcd", "badc", 2), ("ab", "", 2), ("", "", 0),
]  # fmt: skip


def stem_of(word: str) -> str:
    found = tuple(ANALYSIS.words(clean(word)))
    return found[0].stem if len(found) == 1 else ""


def stems_of(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in ANALYSIS.words(clean(text)))


SYNONYMS = Synonyms.of(SITE["synonyms"], stems_of, SITE["known"])
HELD = {*SITE["known"], *map(str, SITE["held"])}
READER = QueryReader(
    Language(lambda text: tuple(ANALYSIS.words(clean(text))), stem_of),
    SITE["known"],
    HELD.__contains__,
    SYNONYMS,
    SITE["leanings"],
)


def written(query: Query) -> list[str]:
    return [
        f"{one.text}: " + (", ".join(_alternatives(one.alternatives)) or "-")
        for one in query.sought
    ]


def _alternatives(alternatives: Any) -> Iterator[str]:
    for one in alternatives:
        yield " ".join(one.terms) + (f" {one.factor}" if one.factor < 1 else "")


@pytest.mark.parametrize("case", SITE["cases"], ids=lambda case: case["says"])
def test_a_query_asks_for_these_words(case: dict[str, Any]) -> None:
    query = READER.read(case["typed"])
    assert written(query) == case.get("sought", [])
    assert list(query.topics) == case.get("topics", [])


def test_the_reader_in_the_browser_asks_for_the_same(node: str) -> None:
    asked = {
        "filler": sorted(ANALYSIS.filler),
        "known": SITE["known"],
        "held": sorted(HELD),
        "synonyms": ["|".join(map(" ".join, group)) for group in SYNONYMS.groups],
        "leanings": SITE["leanings"],
        "queries": [case["typed"] for case in SITE["cases"]],
    }
    done = subprocess.run(
        [node, DRIVER], input=json.dumps(asked), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    for case, (sought, topics) in zip(SITE["cases"], json.loads(done.stdout), strict=True):
        assert (sought, topics) == (case.get("sought", []), case.get("topics", [])), case["says"]


@pytest.mark.parametrize(("one", "other", "slips"), PAIRS)
def test_so_many_slips_lie_between_two_words(one: str, other: str, slips: int) -> None:
    found = [most for most in range(4) if within(one, other, most)]
    assert found == list(range(slips, 4))
    assert [most for most in range(4) if within(other, one, most)] == found


@settings(deadline=None, max_examples=50)
@given(st.text("aeioulnp", max_size=9))
def test_a_query_names_no_word_twice_and_only_words_of_the_site(typed: str) -> None:
    sought = READER.read(f"{typed} {typed}").sought
    terms = [one.alternatives for one in sought]
    assert len(terms) == len(set(terms))
    assert {term for held in terms for one in held for term in one.terms} <= HELD


def test_a_word_with_a_slip_is_told_as_corrected() -> None:
    (one,) = READER.read("lienr ").sought
    assert one.corrected


def test_a_word_that_is_looked_up_as_typed_is_not_corrected() -> None:
    (one,) = READER.read("liner ").sought
    assert not one.corrected
