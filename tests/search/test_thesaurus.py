"""The thesauri that are shipped hold what a search can use, and a company's own list is checked."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

import pytest

from answerable.pages import convert_all, page_digests, pages_of
from answerable.search import Thesaurus, thesaurus_of
from answerable.search.analysis import Analysis
from answerable.settings import BIG_5
from golden_files import assert_lines
from site_builder import MARKDOWN, SmallSite

LANGUAGES = ("de", "en", "es", "fr")

LONGEST_PHRASE = 3

CUT_ON_PURPOSE = {"set up"}
"""What is left of it without its filler is still no other word that buyers type."""


def stems(language: str, words: str) -> tuple[str, ...]:
    return tuple(word.stem for word in Analysis(language).words(words))


# The lists that are shipped


def test_every_file_is_one_of_the_languages_tested_here() -> None:
    folder = files("answerable.search") / "thesauri"
    assert sorted(file.name for file in folder.iterdir()) == [f"{code}.yml" for code in LANGUAGES]


@pytest.mark.parametrize("language", ["en_GB", "en-US", "EN"])
def test_a_country_has_its_languages_words(language: str) -> None:
    assert thesaurus_of(language) is thesaurus_of("en")


@pytest.mark.parametrize("language", ["nl", "", "../en", "end"])
def test_a_language_without_a_list_has_an_empty_one(language: str) -> None:
    assert thesaurus_of(language) == Thesaurus()


@pytest.mark.parametrize(("language", "least"), [("en", 250), ("de", 200), ("fr", 80), ("es", 80)])
def test_a_list_covers_more_than_a_trade(language: str, least: int) -> None:
    assert len(thesaurus_of(language).synonyms) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_a_short_phrase_in_lower_case(language: str) -> None:
    held = thesaurus_of(language)
    entries = [word for group in (*held.synonyms, *held.leanings.values()) for word in group]
    assert [entry for entry in entries if not isinstance(entry, str)] == []
    assert [e for e in entries if e != " ".join(e.lower().split()) or not e] == []
    assert [entry for entry in entries if len(entry.split()) > LONGEST_PHRASE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_group_adds_a_stem(language: str) -> None:
    analysis = [
        (group, {stems(language, word) for word in group} - {()})
        for group in thesaurus_of(language).synonyms
    ]
    assert [group for group, found in analysis if len(found) < len(group)] == []
    assert [group for group, found in analysis if len(found) < 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_shrinks_to_a_word_that_means_something_else(language: str) -> None:
    phrases = {
        word
        for group in thesaurus_of(language).synonyms
        for word in group
        if " " in word and len(stems(language, word)) < 2
    }
    assert phrases - CUT_ON_PURPOSE == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_senses_share_a_word_never_only_a_stem(language: str) -> None:
    """Porter makes one stem of customer and custom: in two groups each would find the other's."""
    places: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for group in thesaurus_of(language).synonyms:
        for word in group:
            places[stems(language, word)].add(word)
    assert [words for words in places.values() if len(words) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_stands_within_another(language: str) -> None:
    groups = [frozenset(group) for group in thesaurus_of(language).synonyms]
    assert len(set(groups)) == len(groups)
    assert [group for group in groups if any(group < other for other in groups)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leanings_are_those_of_the_big_5_and_each_word_leans_one_way(language: str) -> None:
    leanings = thesaurus_of(language).leanings
    assert sorted(leanings) == sorted(BIG_5)
    words = [word for group in leanings.values() for word in group]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "customer", "client"),
        ("en", "install", "configure"),
        ("en", "colour", "color"),
        ("en", "sq ft", "square feet"),
        ("de", "offerte", "angebot"),
        ("fr", "courriel", "mail"),
        ("es", "ordenador", "computadora"),
    ],
)
def test_words_for_one_thing_stand_in_one_group(language: str, one: str, other: str) -> None:
    assert any(one in group and other in group for group in thesaurus_of(language).synonyms)


@pytest.mark.parametrize(
    ("language", "topic", "word"),
    [
        ("en", "cost", "how much"),
        ("en", "comparisons", "vs"),
        ("de", "best-of", "testsieger"),
        ("fr", "reviews", "avis"),
        ("es", "problems", "avería"),
    ],
)
def test_a_word_leans_to_its_topic(language: str, topic: str, word: str) -> None:
    assert word in thesaurus_of(language).leanings[topic]


# A company's own list


def own(site: SmallSite, *groups: str) -> SmallSite:
    lines = "".join(f"  - {group}\n" for group in groups)
    return site.write("synonyms.yml", f"format: 1\nsynonyms:\n{lines}")


def told(site: SmallSite) -> list[str]:
    return [str(found) for found in site.findings() if found.path == "content/synonyms.yml"]


def test_a_site_without_the_file_has_no_words_of_its_own(site: SmallSite) -> None:
    assert site.content().synonyms == ()
    assert told(site) == []


def test_the_content_carries_a_companys_own_words(site: SmallSite) -> None:
    own(site, "[Liner  pool, vinyl pool]", "[coping, pool edge, rim]")
    assert site.content().synonyms == (
        ("liner pool", "vinyl pool"),
        ("coping", "pool edge", "rim"),
    )
    assert told(site) == []


def test_a_file_without_groups_is_no_mistake(site: SmallSite) -> None:
    site.write("synonyms.yml", "format: 1\n")
    assert site.content().synonyms == ()
    assert told(site) == []


@pytest.mark.parametrize(
    ("group", "wanted"),
    [
        ("[liner]", "'synonyms': 'liner' stands alone; write two or more words that mean the"),
        ("[]", "'synonyms': a group is empty; write two or more words that mean the same, or"),
        ("[liner, ' ']", "'synonyms': an entry is empty; write a word or delete it [file.field]"),
        ("[liner, ]", "'synonyms': 'liner' stands alone; write two or more words"),
        ("[liner, '--']", "'synonyms': '--' holds no word; write one or delete it [file.field]"),
        ("[liner, Liner]", "'synonyms': 'liner' stands twice in one group; delete one of the two"),
        ("[liner, 42]", "'synonyms' must be text (put it in quotes), not '42' [file.field]"),
        ("liner, sheet", "'synonyms' must be a list (one '- ' line for each item), not 'liner,"),
        (
            f"[liner, {'sheet ' * 11}]",
            "is longer than 60 characters; write what a buyer would type",
        ),
        (
            "{liner: sheet}",
            "'synonyms' must be a list (one '- ' line for each item), not a mapping",
        ),
    ],
)
def test_a_mistake_in_a_group_is_told_with_its_line(
    site: SmallSite, group: str, wanted: str
) -> None:
    own(site, "[coping, rim]", group)
    assert_lines(told(site), [f"content/synonyms.yml:4: …{wanted}…"])
    assert site.content().synonyms == ()


def test_a_group_that_another_holds_is_named_with_the_others_line(site: SmallSite) -> None:
    own(site, "[rim, coping]", "[rim, coping, edge]", "[edge, rim, coping]", "[rim, border]")
    assert told(site) == [
        "content/synonyms.yml:3: the group of line 4 holds all these words; delete this one"
        " [synonyms.repeated]",
        "content/synonyms.yml:5: the group of line 4 holds all these words; delete this one"
        " [synonyms.repeated]",
    ]


def test_a_misspelt_key_is_told_with_the_right_one(site: SmallSite) -> None:
    site.write("synonyms.yml", "format: 1\nsynonym:\n  - [a, b]\n")
    assert told(site) == [
        "content/synonyms.yml:2: 'synonym' is not a field of a file of synonyms; did you mean"
        " 'synonyms'? [file.field]"
    ]


# Other names of a product


def also_called(site: SmallSite, names: str) -> SmallSite:
    old = "name: Mosaic pool\n"
    return site.edit("catalogue/products/mosaic.yml", (old, f"{old}also_called: {names}\n"))


def test_entries_hold_the_other_names_of_their_products(site: SmallSite) -> None:
    press = also_called(site, "[tiled pool, gunite pool]").press()
    held = {
        name
        for value in convert_all(press, MARKDOWN, {})
        if "mosaic" in value.page.products
        for entry in value.entries(press)
        for name in entry.names
    }
    assert {"Mosaic pool", "tiled pool", "gunite pool"} <= held


def test_a_page_is_read_again_when_another_name_of_its_product_changes(site: SmallSite) -> None:
    site.article("Plain words.\n", "products: [mosaic]")

    def digest() -> str:
        press = site.press()
        return page_digests(press, pages_of(press), MARKDOWN, {})["extra"]

    before = digest()
    also_called(site, "[tiled pool]")
    assert digest() != before


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("[tiled pool, '']", "'also_called' has no value; write one or delete the line"),
        (
            "[tiled pool, Tiled Pool]",
            "'also_called': the name 'tiled pool' stands here twice, or in",
        ),
        ("[mosaic pool]", "'also_called': the name 'mosaic pool' stands here twice, or in 'name'"),
        ("tiled pool", "'also_called' must be a list (one '- ' line for each item), not 'tiled"),
    ],
)
def test_a_wrong_other_name_is_told(site: SmallSite, names: str, wanted: str) -> None:
    found = [str(f) for f in also_called(site, names).findings() if "also_called" in f.message]
    assert_lines(found, [f"content/catalogue/products/mosaic.yml:3: {wanted}…"])
