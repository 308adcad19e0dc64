"""The shelf: files under docs_dir become articles, and one bad file never hides the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from answerable.articles import Names, Shelf, check_age, check_article, load_shelf
from answerable.articles.article import article_of
from answerable.findings import Finding

ON = date(2026, 11, 24)
NAMES = Names(
    products={"fiberglass-pool", "vinyl-pool"}, people={"anna", "ben"}, stages={"first-talk"}
)
WHOLE = "---\ntitle: T\ndescription: D\ntopic: cost\n---\nText.\n"


def _line(finding: Finding) -> str:
    """Return place, level, message and id in one line, however findings print themselves."""
    return f"{finding.place}: {finding.level}: {finding.message} [{finding.id}]"


def _shelf(
    tmp_path: Path, files: dict[str, bytes | str], generated: tuple[str, ...] = ()
) -> tuple[Shelf, list[str]]:
    docs = tmp_path / "content" / "articles"
    for name, held in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
    shelf, findings = load_shelf(docs, tmp_path, generated)
    return shelf, [_line(finding) for finding in findings]


def _checked(*lines: str) -> list[str]:
    text = "\n".join(["---", *lines, "---", ""])
    article = article_of(text, "a.md", "content/articles/a.md").article
    assert article is not None
    return [_line(finding) for finding in check_article(article, NAMES, ON)]


def _due(*lines: str) -> list[Finding]:
    text = "\n".join(["---", "title: T", *lines, "---", ""])
    article = article_of(text, "a.md", "content/articles/a.md").article
    assert article is not None
    return list(check_age(article, 365, ON))


# Files


def test_every_markdown_file_is_an_article_by_its_path(tmp_path: Path) -> None:
    shelf, _ = _shelf(
        tmp_path, {"cost/pool.md": WHOLE, "about.md": WHOLE, "cost/plan.pdf": b"%PDF"}
    )
    assert sorted(shelf.articles) == ["about", "cost/pool"]


def test_a_place_is_shown_from_the_root_of_the_project(tmp_path: Path) -> None:
    shelf, _ = _shelf(tmp_path, {"cost/pool.md": WHOLE})
    assert shelf.articles["cost/pool"].place.path == "content/articles/cost/pool.md"


def test_a_shelf_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert load_shelf(tmp_path / "nowhere", tmp_path, ()) == (Shelf(), ())


def test_hidden_folders_and_files_are_left_alone(tmp_path: Path) -> None:
    shelf, _ = _shelf(tmp_path, {".trash/old.md": WHOLE, ".draft.md": WHOLE})
    assert list(shelf.all()) == []


def test_a_file_at_the_path_of_a_generated_page_is_its_introduction(tmp_path: Path) -> None:
    shelf, _ = _shelf(tmp_path, {"cost/index.md": WHOLE}, generated=("cost/index.md",))
    assert (list(shelf.introductions), list(shelf.articles)) == (["cost/index.md"], [])


def test_a_second_article_with_the_same_id_is_an_error(tmp_path: Path) -> None:
    text = "---\nid: pool\ntitle: T\n---\n"
    _, findings = _shelf(tmp_path, {"a.md": text, "b.md": text})
    assert findings == [
        "content/articles/b.md:2: error: the id 'pool' is already that of content/articles/a.md;"
        " give one of them another [article.id]"
    ]


@pytest.mark.parametrize(
    "raw",
    [WHOLE.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + WHOLE.encode()],
    ids=["Windows line ends", "byte order mark"],
)
def test_files_that_windows_writes_are_read_alike(tmp_path: Path, raw: bytes) -> None:
    shelf, findings = _shelf(tmp_path, {"a.md": raw})
    assert (findings, shelf.articles["a"].topic, shelf.articles["a"].body) == (
        [],
        "cost",
        "Text.\n",
    )


def test_a_byte_order_mark_with_windows_line_ends_keeps_its_lines(tmp_path: Path) -> None:
    text = "---\ntitle: T\nauther: anna\n---\n".replace("\n", "\r\n")
    _, findings = _shelf(tmp_path, {"a.md": b"\xef\xbb\xbf" + text.encode()})
    assert [finding.partition(" ")[0] for finding in findings] == ["content/articles/a.md:3:"]


def test_a_latin_1_file_is_named_with_its_line_and_letter(tmp_path: Path) -> None:
    raw = "---\ntitle: T\n---\nDas Becken kostet für uns.\n".encode("latin-1")
    _, findings = _shelf(tmp_path, {"a.md": raw})
    assert findings == [
        "content/articles/a.md:4: error: byte 0xFC is not UTF-8; in Windows-1252 or Latin-1 it"
        " would be 'ü': save the file as UTF-8 [file.encoding]"
    ]


def test_a_utf_16_file_is_named(tmp_path: Path) -> None:
    _, findings = _shelf(tmp_path, {"a.md": WHOLE.encode("utf-16")})
    assert findings == [
        "content/articles/a.md:1: error: the file is UTF-16; save it as UTF-8 [file.encoding]"
    ]


def test_an_empty_file_is_an_article_without_words(tmp_path: Path) -> None:
    shelf, findings = _shelf(tmp_path, {"a.md": b""})
    assert (findings, shelf.articles["a"].body) == ([], "")


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "content" / "articles" / "a.md"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(50_000_000)
    _, findings = load_shelf(path.parent, tmp_path, ())
    assert [_line(finding) for finding in findings] == [
        "content/articles/a.md: error: the file has 50.0 MB, more than the 5 MB that a file of"
        " words may have; is it an export? Split it, or move it elsewhere [file.too-large]"
    ]


def test_binary_data_is_named(tmp_path: Path) -> None:
    _, findings = _shelf(tmp_path, {"a.md": b"Text\n\0\0"})
    assert findings == [
        "content/articles/a.md:2: error: the file holds binary data, not text [file.binary]"
    ]


def test_broken_front_matter_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    shelf, findings = _shelf(tmp_path, {"a.md": "---\ntitle: [\n---\n", "b.md": WHOLE})
    assert (len(findings), list(shelf.articles)) == (1, ["b"])


def test_published_articles_come_the_freshest_first(tmp_path: Path) -> None:
    dated = "---\ntitle: T\npublished: {}\n---\n"
    files: dict[str, bytes | str] = {
        "old.md": dated.format("2026-01-01"),
        "new.md": dated.format("2026-11-24"),
        "ahead.md": dated.format("2026-11-25"),
        "undated.md": "---\ntitle: T\n---\n",
        "draft.md": "---\ntitle: T\ndraft: true\n---\n",
    }
    shelf, _ = _shelf(tmp_path, files)
    assert [article.id for article in shelf.published(ON)] == ["new", "old", "undated"]


# Front matter beside the catalogue and the calendar

WHOLE_META = ("title: T", "description: D", "topic: cost")


def test_a_whole_front_matter_is_right() -> None:
    known = ("products: [fiberglass-pool]", "author: anna", "stage: first-talk")
    assert _checked(*WHOLE_META, *known, "reviewed: 2026-11-24") == []


def test_an_unknown_product_gets_its_line_and_the_nearest() -> None:
    lines = ("products:", "  - fiberglass-pool", "  - vinyl-pol")
    assert _checked(*WHOLE_META, *lines) == [
        "content/articles/a.md:7: error: 'vinyl-pol' is not a product; did you mean 'vinyl-pool'?"
        " [article.unknown-product]"
    ]


def test_an_unknown_author_gets_the_nearest() -> None:
    assert _checked(*WHOLE_META, "author: ana") == [
        "content/articles/a.md:5: error: 'ana' is not a person; did you mean 'anna'?"
        " [article.unknown-person]"
    ]


def test_an_unknown_stage_gets_the_known_ones() -> None:
    assert _checked(*WHOLE_META, "stage: closing") == [
        "content/articles/a.md:5: error: 'closing' is not a stage; known are first-talk"
        " [article.unknown-stage]"
    ]


def test_nobody_can_have_read_an_article_tomorrow() -> None:
    assert _checked(*WHOLE_META, "reviewed: 2026-11-25") == [
        "content/articles/a.md:5: error: 2026-11-25 lies after 2026-11-24, the date of this run"
        " [article.date-ahead]"
    ]


def test_an_article_may_be_dated_ahead() -> None:
    assert _checked(*WHOLE_META, "published: 2026-12-24") == []


def test_an_article_without_a_topic_is_told_so() -> None:
    assert _checked("title: T", "description: D") == [
        "content/articles/a.md:2: warning: the article names no topic and counts as 'process':"
        " add 'topic: …' [article.no-topic]"
    ]


def test_an_article_without_title_and_description_is_told_both() -> None:
    assert _checked("topic: cost") == [
        "content/articles/a.md:2: warning: 'title' is missing; write it as a buyer would ask"
        " [article.no-title]",
        "content/articles/a.md:2: warning: 'description' is missing; search results show it under"
        " the title [article.no-description]",
    ]


def test_an_article_that_nobody_read_again_is_due() -> None:
    assert [
        _line(finding) for finding in _due("published: 2025-01-01", "reviewed: 2025-11-23")
    ] == [
        "content/articles/a.md:4: warning: nobody has read this article again since 2025-11-23;"
        " read it, mend it, and renew 'reviewed' [article.due]"
    ]


def test_a_due_article_is_marked_as_an_effect_of_the_calendar() -> None:
    assert [finding.due for finding in _due("published: 2025-01-01")] == [True]


def test_an_article_is_not_due_on_the_last_day() -> None:
    assert _due("published: 2025-11-24") == []


def test_an_article_without_dates_is_never_due() -> None:
    assert _due() == []
