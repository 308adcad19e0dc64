"""The files of the index: what they hold comes out again, and few change when a page does."""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.search import Entry, Finder, SearchIndex
from answerable.search.exported import Card, index_files
from answerable.search.exported.cards import LEAD_LENGTH, lead
from answerable.search.exported.signs import in_browser_order, shortened, sign, signs
from answerable.search.folded import Posting
from search_files import SIGNS, ReadIndex, lengths_in, numbers_in, words_in
from searched import entry, site_of
from site_builder import Built

WORDS = st.sets(st.text("aäé\u6cf3\ufa11\U00020bb7\U00020bb8", min_size=1, max_size=70))


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**30)))
def test_numbers_come_out_of_their_signs(numbers: list[int]) -> None:
    assert numbers_in("".join(map(signs, numbers))) == numbers


def test_a_number_up_to_63_is_one_sign_of_its_own() -> None:
    assert len({sign(number) for number in range(64)}) == 64
    assert {len(sign(number)) for number in range(64)} == {1}


@settings(deadline=None)
@given(WORDS.filter(bool))
@example({"\U00020bb7\u91ce", "\U00020bb7\u5bb6", "\U00020bb8\u5bb6"})
def test_words_come_out_of_what_they_do_not_share(words: set[str]) -> None:
    ordered = in_browser_order(words)
    written = shortened(ordered)
    assert words_in(written) == ordered
    assert written.encode()


def many_pages(count: int = 200) -> list[Entry]:
    """Return a site whose pages each say a dozen of a few hundred words."""
    chance = random.Random(7)
    vocabulary = ["".join(chance.choices("abdegilmnoprstu", k=6)) for _ in range(600)]

    def said(words: int) -> str:
        return " ".join(chance.choices(vocabulary, k=words))

    return [
        entry(f"p{number:03}", said(4), said(30), heading, topic="cost" if number % 2 else "")
        for number in range(count)
        for heading in ("", said(2))
    ]


def files_of(entries: list[Entry], cards: dict[str, Card] | None = None) -> dict[str, str]:
    finder = Finder(SearchIndex.of(entries), [["buy", "get"]], {"cost": ["how much"]})
    return dict(index_files(finder, cards or {})[1])


MANY = many_pages()
READ = ReadIndex.of(files_of(MANY))
FOLDED = Finder(SearchIndex.of(MANY)).index


def postings(fields: list[str]) -> tuple[Posting, ...]:
    """Return what a line of a shard tells of its word."""
    page, titles = -1, lengths_in(fields[5])
    found = []
    for number, gap in enumerate(numbers_in(fields[2])):
        page += gap + 1
        strength, place = SIGNS.index(fields[3][number]), SIGNS.index(fields[4][number])
        found.append(Posting(page, strength, place, titles.get(number, 0)))
    return tuple(found)


def test_each_word_comes_out_with_its_pages_and_its_weight() -> None:
    lines = {fields[0]: fields for _, fields in READ.lines() if not fields[0].startswith("#")}
    assert sorted(lines) == list(FOLDED.terms)
    for term, fields in lines.items():
        assert (postings(fields), numbers_in(fields[1])) == (
            FOLDED.postings(term), [FOLDED.weight(term)],
        )  # fmt: skip


def test_each_topic_comes_out_with_its_pages() -> None:
    (fields,) = (fields for _, fields in READ.lines() if fields[0] == "#cost")
    page, found = -1, []
    for gap in numbers_in(fields[2]):
        page += gap + 1
        found.append(page)
    assert found == list(range(1, 200, 2))


def test_each_word_stands_in_the_shard_where_it_is_looked_for() -> None:
    starts = [start.encode("utf-16-be") for start in READ.starts]
    assert len(starts) == len(READ.shards) > 10
    for number, (term, *_) in READ.lines():
        assert bisect_right(starts, term.encode("utf-16-be")) - 1 == number


def test_words_known_by_heart_come_out_with_how_common_they_are() -> None:
    assert dict(zip(READ.known, READ.levels, strict=True)) == FOLDED.known


def test_every_shard_ends_with_a_line_that_a_cut_file_lacks() -> None:
    assert all(shard.endswith("\n.") for shard in READ.shards)


def test_all_files_but_the_root_are_named_by_the_root() -> None:
    named = {*READ.paths("terms"), *READ.paths("pages")}
    assert {name for name in READ.texts if not name.startswith("root.")} == named
    assert len(READ.records) == 200


def test_pages_stand_under_their_numbers() -> None:
    assert [record["address"] for record in READ.records] == [f"{id}/" for id in FOLDED.pages]


def test_the_same_site_built_in_another_order_gives_the_same_bytes() -> None:
    assert files_of(random.Random(1).sample(MANY, len(MANY))) == READ.texts


def test_a_change_of_one_page_leaves_the_files_of_other_pages_as_they_were() -> None:
    changed = changed_page()
    differing = [
        number
        for number, (one, other) in enumerate(zip(READ.records, changed.records, strict=True))
        if one != other
    ]
    assert differing == [100]


def test_a_change_of_one_page_leaves_most_shards_and_their_folders_as_they_were() -> None:
    changed = changed_page()
    same = set(READ.shards) & set(changed.shards)
    assert len(same) > 0.8 * len(READ.shards)
    for above in ("terms", "pages"):
        before, after = (set(one.paths(above)) for one in (READ, changed))
        assert len(before & after) > 0.5 * len(before)


def test_a_folder_changes_its_name_when_and_only_when_what_it_holds_changes() -> None:
    held = [*folders(READ), *folders(changed_page()), *folders(ReadIndex.of(files_of(MANY[2:])))]
    assert len({name for name, _ in held}) == len({texts for _, texts in held}) == len(set(held))


@cache
def changed_page() -> ReadIndex:
    """Return the index after an editor put another word in the place of one of a page."""
    texts = list(MANY)
    before = texts[200]
    first, _, others = before.text.partition(" ")
    another = next(word for word in MANY[0].text.split() if word not in before.text)
    texts[200] = Entry(**{**vars(before), "text": f"{another} {others}"})
    assert first not in others
    return ReadIndex.of(files_of(texts))


def folders(index: ReadIndex) -> list[tuple[str, tuple[str, ...]]]:
    """Return each folder of files with the texts in it."""
    held: dict[str, list[str]] = {}
    for path in (*index.paths("terms"), *index.paths("pages")):
        held.setdefault(path.rpartition("/")[0], []).append(index.texts[path])
    return [(name, tuple(texts)) for name, texts in held.items()]


def test_the_root_changes_its_name_with_what_it_holds() -> None:
    names = [
        next(name for name in files_of(entries) if name.startswith("root."))
        for entries in (MANY, MANY[2:], MANY)
    ]
    assert names[0] == names[2] != names[1]


def test_a_page_is_shown_with_its_sections_the_top_without_heading() -> None:
    site = [
        entry("p", "Warm <pools>", "How to\nheat."),
        entry("p", "Warm <pools>", "By the sun.", "Solar heat"),
    ]
    (record,) = ReadIndex.of(files_of(site, {"p": Card(("Cost ", "A\npool"))})).records
    assert record == {
        "address": "p/",
        "title": "Warm <pools>",
        "tags": ["Cost", "A pool"],
        "sections": [["", "", "How to heat."], ["solar-heat", "Solar heat", "By the sun."]],
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short \n enough.", "Short enough."),
        ("word " * 30, ("word " * 23 + "word") + "\u2026"),
        ("a sentence, " * 12, ("a sentence, " * 10).rstrip(" ,") + "\u2026"),
        ("x" * 130, "x" * LEAD_LENGTH + "\u2026"),
        ("\u6cf3\u6c60" * 70, "\u6cf3\u6c60" * 60 + "\u2026"),
    ],
    ids=["short", "between words", "without its comma", "one long word", "without spaces"],
)
def test_a_result_shows_how_a_section_begins(text: str, shown: str) -> None:
    assert lead(text) == shown


def test_an_empty_site_has_files_that_can_be_read() -> None:
    read = ReadIndex.of(files_of([]))
    assert (read.known, read.shards, read.records, read.starts) == ([], ["."], [], [""])


def test_characters_beyond_the_first_65536_come_out_whole() -> None:
    read = ReadIndex.of(dict(index_files(Finder(SearchIndex.of(site_of("ja"), "ja")), {})[1]))
    assert {"\U00020bb7\u91ce", "\U00020bb7\u7530"} <= set(read.known)


def test_all_that_the_stub_of_a_built_site_names_exists(small: Built) -> None:
    config = json.loads(small.files["search/search_index.json"])["config"]
    assert {f"search/{config['root']}", f"search/{config['reader']}"} <= set(small.files)
