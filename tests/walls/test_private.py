"""The private wall: nothing of the backlog reaches the built site or a build's log."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
import yaml

from answerable.search import clean, thesaurus_of
from answerable.search.analysis import Analysis
from search_files import ReadIndex
from site_builder import PROJECT, SITES, Built, SmallSite

DIGEST = re.compile(
    r"assets/sharing/[0-9a-f]{24}\.png|\bmap\.[0-9a-f]{12}\.json|(?<=[a-z]-)[0-9a-f]{8}(?=/)"
)
"""The name of a picture, or of a guide's map or page, in which five digits of a deal may follow one
another by chance.
"""


def forms(words: str) -> set[str]:
    """Return the words as they would stand in text, HTML, JSON, JavaScript and addresses."""
    return {
        words,
        html.escape(words),
        html.escape(words, quote=False),
        html.escape(words).replace("&#x27;", "&#39;"),
        json.dumps(words)[1:-1],
        json.dumps(words, ensure_ascii=False)[1:-1],
        quote(words),
        quote_plus(words),
        html.escape(json.dumps(words)[1:-1]),
    }


def texts(built: Built) -> str:
    held = "\n".join(
        held.decode("utf-8", "replace")
        for name, held in built.files.items()
        if not name.startswith("assets/") or name.endswith((".json", ".xml"))
    )
    return DIGEST.sub("", held)


def private(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) for all that is private in a backlog."""
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield "question", entry["question"]
            if len(str(entry.get("group", "")).split()) > 2:
                yield "group", entry["group"]
            for ask in entry.get("asks", ()):
                for key in ("deal", "source"):
                    if re.search(r"\d", str(ask.get(key, ""))):
                        yield key, str(ask[key])


SMALL_SECRETS = ["wheelbarrow of turnips", "zqrep", "zqowner", "deal-884417", "884417", "884418",
                 "68123", "68,123", "31457", "31,457", "quöte 20k"]  # fmt: skip


@pytest.mark.parametrize("secret", SMALL_SECRETS)
def test_nothing_of_the_backlog_is_in_the_built_site(small: Built, secret: str) -> None:
    held = texts(small)
    assert [form for form in forms(secret) if form in held] == []


@pytest.mark.parametrize("secret", SMALL_SECRETS)
def test_nothing_of_the_backlog_is_in_a_builds_log(small: Built, secret: str) -> None:
    assert secret not in small.log


def test_no_question_or_deal_of_the_sample_is_in_its_site(sample: Built) -> None:
    held = texts(sample) + sample.log
    found = [
        (kind, words)
        for kind, words in private(PROJECT / "content" / "questions")
        if any(form in held for form in forms(words))
    ]
    assert found == []


def test_the_pages_and_the_map_of_a_guide_are_among_what_is_searched(sample: Built) -> None:
    held = texts(sample)
    maps = [name for name in sample.files if re.fullmatch(r"guides/[^/]+/map\..+\.json", name)]
    steps = [name for name in sample.pages if name.startswith("guides/pool/")]
    assert maps
    assert len(steps) > 20
    for name in (*maps, *steps):
        assert DIGEST.sub("", sample.files[name].decode()) in held


def test_no_reps_initials_of_the_sample_are_in_its_site(sample: Built) -> None:
    initials = set()
    for path in (PROJECT / "content" / "questions").glob("*.yml"):
        initials |= set(re.findall(r"\bby: ([a-z]{2,3})\b", path.read_text(encoding="utf-8")))
    held = texts(sample)
    assert initials
    assert [rep for rep in initials if re.search(rf"\bby[: ]+{rep}\b", held)] == []


# The search: its files hold stems, and of each only what the one before it hasn't, so none of the
# backlog would be seen in them as it was written.


def stems(text: str) -> set[str]:
    """Return what the words of a text are compared by in an index."""
    return {word.stem for word in Analysis("en").words(clean(text))}


def words_of_search(built: Built) -> set[str]:
    """Return all words that the files below search/ hold, however they are written there."""
    texts = {
        name.removeprefix("search/"): held.decode()
        for name, held in built.files.items()
        if name.startswith("search/") and name.endswith(".txt")
    }
    index = ReadIndex.of(texts)
    words = {fields[0] for _, fields in index.lines()} | set(index.known)
    for start in index.starts:
        assert any(word.startswith(start) for word in words)
    for record in index.records:
        words |= stems(json.dumps(record, ensure_ascii=False))
    words |= set(index.root["filler"].split())
    words |= stems(" ".join(index.root["synonyms"]))
    words |= stems(json.dumps(index.root["leanings"], ensure_ascii=False))
    return words


def public_words(content: Path, built: Built) -> set[str]:
    """Return the words that stand on pages, in what pages are made of, or in our thesaurus."""
    thesaurus = thesaurus_of("en")
    texts = [
        " ".join(element.text for element in page.all("body")) for page in built.pages.values()
    ]
    texts += [
        path.read_text(encoding="utf-8")
        for path in sorted(content.rglob("*"))
        if path.suffix in (".md", ".yml") and "questions" not in path.relative_to(content).parts
    ]
    texts += [text for group in thesaurus.synonyms for text in group]
    texts += [text for group in thesaurus.leanings.values() for text in group]
    return stems(" ".join(texts)) | Analysis("en").filler


def words_of_backlog(content: Path) -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (content / "questions").glob("*.yml")]
    return stems(" ".join(texts))


SMALL_CONTENT = SITES / "small" / "content"


def test_no_word_that_only_the_backlog_holds_is_in_the_search(small: Built) -> None:
    private_words = words_of_backlog(SMALL_CONTENT) - public_words(SMALL_CONTENT, small)
    assert {"turnip", "wheelbarrow", "zqrep", "zqowner", "884417", "68123"} <= private_words
    assert words_of_search(small) & private_words == set()


def test_no_word_that_only_the_samples_backlog_holds_is_in_its_search(sample: Built) -> None:
    content = PROJECT / "content"
    private_words = words_of_backlog(content) - public_words(content, sample)
    assert {"leach", "51938"} <= private_words
    assert len(private_words) > 200
    assert words_of_search(sample) & private_words == set()


def test_a_private_word_in_the_search_would_be_seen(site: SmallSite) -> None:
    site.article("Turnips are no money.\n\n## With a wheelbarrow\n\nNor is zqrep.")
    found = words_of_search(site.build())
    assert {"turnip", "wheelbarrow", "zqrep"} <= found


def differing(one: Built, other: Built) -> list[str]:
    names = sorted({*one.files, *other.files})
    return [name for name in names if one.files.get(name) != other.files.get(name)]


def test_the_site_is_built_without_a_backlog(site: SmallSite, small: Built) -> None:
    built = site.remove("questions").build()
    assert not built.stopped, built.log
    assert differing(built, small) == []


@pytest.mark.parametrize(
    "backlog", [b"- id: q-1\n  question: [unclosed zqrep\n", b"\xff\xfe\x00", b"x" * 100, b""]
)
def test_a_broken_backlog_never_stops_a_build_nor_reaches_its_log(
    site: SmallSite, small: Built, backlog: bytes
) -> None:
    built = site.write("questions/2026-11.yml", backlog).build()
    assert differing(built, small) == []
    assert "zqrep" not in built.log


@pytest.mark.parametrize(
    "folder", ["articles/questions", "articles", "articles/../articles/q", "../site/q"]
)
def test_a_backlog_where_the_site_is_published_stops_the_build(
    site: SmallSite, folder: str
) -> None:
    site.edit("settings.yml", ("grace_days: 60", f"grace_days: 60\nquestions: {folder}"))
    site.write("articles/questions/x.yml", site.read("questions/2026-11.yml"))
    built = site.build()
    assert built.stopped
    assert "turnips" not in built.log
    assert "turnips" not in texts(built)


def test_a_backlog_named_by_the_environment_may_not_be_published_either(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_QUESTIONS", str(site.root / "content/articles/questions"))
    site.write("articles/questions/x.yml", site.read("questions/2026-11.yml"))
    assert site.build().stopped


def test_a_backlog_behind_a_link_under_docs_dir_is_not_published(site: SmallSite) -> None:
    (site.root / "content/articles/q").symlink_to(site.root / "content/questions")
    built = site.build()
    assert "turnips" not in texts(built) + built.log


@pytest.mark.parametrize("target", ["questions", "questions/scan.txt", ""])
def test_a_link_under_docs_dir_to_any_part_of_the_backlog_stops_the_build(
    site: SmallSite, target: str
) -> None:
    site.write("questions/scan.txt", "A letter about turnips.")
    (site.root / "content/articles/q.txt").symlink_to(site.root / "content" / target)
    built = site.build()
    assert built.stopped
    assert "content/articles/q.txt: this link leads to the questions" in built.log
    assert "turnips" not in texts(built) + built.log


def test_a_backlog_in_markdown_files_beside_the_articles_is_not_published(site: SmallSite) -> None:
    site.edit("settings.yml", ("grace_days: 60", "grace_days: 60\nquestions: articles/backlog"))
    site.write("articles/backlog/turnips.md", "Can I pay with a wheelbarrow of turnips?\n")
    built = site.build()
    assert "turnips?" not in texts(built) + built.log
