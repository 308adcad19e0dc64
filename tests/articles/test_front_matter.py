"""Front matter: what an article says of itself, and what people get wrong in it."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.articles import Article
from answerable.articles.article import article_of
from answerable.findings import Finding, Level

PATH = "cost/pool.md"
SHOWN = "content/articles/cost/pool.md"


def _line(finding: Finding) -> str:
    """Return place, level, message and id in one line, however findings print themselves."""
    return f"{finding.place}: {finding.level}: {finding.message} [{finding.id}]"


def _read(text: str) -> tuple[Article | None, list[str]]:
    loaded = article_of(text, PATH, SHOWN)
    return loaded.article, [_line(finding) for finding in loaded.findings]


def _article(*lines: str, body: str = "Text.\n") -> Article:
    article, findings = _read("\n".join(["---", *lines, "---", body]))
    assert findings == []
    assert article is not None
    return article


def _refused(*lines: str) -> list[str]:
    article, findings = _read("\n".join(["---", *lines, "---", "Text.\n"]))
    assert article is None
    return findings


# The topic


def test_topic_names_the_topic() -> None:
    assert _article("topic: cost").topic == "cost"


def test_a_tag_names_the_topic_as_users_of_material_write_it() -> None:
    assert _article("tags:", "  - pools", "  - Reviews").topic == "reviews"


def test_topic_and_tag_may_name_the_same_topic() -> None:
    assert _article("topic: cost", "tags: [cost]").topic == "cost"


def test_an_article_without_a_topic_is_about_process() -> None:
    assert _article("title: Who we are", "tags: [company]").topic == "process"


def test_an_article_without_a_topic_names_none() -> None:
    assert _article("title: Who we are").meta.named_topic is None


def test_a_topic_and_a_tag_of_another_are_two_topics() -> None:
    assert _refused("title: T", "topic: cost", "tags: [reviews]") == [
        f"{SHOWN}:2: error: an article has one topic, this one has cost, reviews [file.field]"
    ]


def test_two_tags_are_two_topics() -> None:
    assert _refused("tags: [cost, best-of]") == [
        f"{SHOWN}:2: error: an article has one topic, this one has best-of, cost [file.field]"
    ]


def test_an_unknown_topic_gets_the_list_of_topics() -> None:
    assert _refused("title: T", "topic: pricing") == [
        f"{SHOWN}:3: error: 'topic': 'pricing' is not a topic; topics are cost, problems,"
        " comparisons, reviews, best-of, process [file.field]"
    ]


# Where front matter begins and ends


def test_a_text_without_front_matter_is_an_article() -> None:
    article, findings = _read("# A title\n\nText.\n")
    assert (findings, article and article.body) == ([], "# A title\n\nText.\n")


def test_an_empty_text_is_an_article_without_words() -> None:
    article, findings = _read("")
    assert (findings, article and article.body) == ([], "")


def test_empty_front_matter_holds_nothing() -> None:
    article, findings = _read("---\n---\nText.\n")
    assert (findings, article and article.body) == ([], "Text.\n")


def test_front_matter_that_is_not_closed_is_an_error() -> None:
    assert _read("---\ntitle: T\n\nText.\n") == (
        None,
        [
            f"{SHOWN}:1: error: the front matter isn't closed; write '---' on a line of its own"
            " below it [article.front-matter]"
        ],
    )


def test_a_line_below_the_text_does_not_begin_front_matter() -> None:
    article, _ = _read("Text.\n\n---\n\nMore.\n")
    assert article is not None
    assert article.body == "Text.\n\n---\n\nMore.\n"


def test_three_dots_close_front_matter_too() -> None:
    article, _ = _read("---\ntitle: T\n...\nText.\n")
    assert article is not None
    assert (article.meta.title, article.body) == ("T", "Text.\n")


def test_front_matter_at_the_end_of_a_file_needs_no_line_feed() -> None:
    article, _ = _read("---\ntitle: T\n---")
    assert article is not None
    assert article.meta.title == "T"


def test_dashes_inside_a_value_do_not_close_front_matter() -> None:
    assert _article("title: One --- two", "topic: cost").topic == "cost"


def test_lines_above_the_text_are_counted() -> None:
    assert _article("title: T", "topic: cost").lines_above == 4


# Broken front matter


def test_a_syntax_error_is_reported_on_the_line_of_the_file() -> None:
    assert _refused("title: T", "description: one: two") == [
        f"{SHOWN}:3: error: a colon followed by a space stands inside a sentence; put the whole"
        " value in quotes, or check the indentation [yaml.syntax]"
    ]


def test_a_tab_is_explained() -> None:
    assert _refused("title: T", "products:", "\t- fiberglass-pool") == [
        f"{SHOWN}:4: error: a tab or a sign that YAML keeps for itself (@ ` % |) begins this value;"
        " indent with spaces, and put the value in quotes [yaml.syntax]"
    ]


def test_a_key_that_stands_twice_is_an_error() -> None:
    assert _refused("title: One", "topic: cost", "title: Two") == [
        f"{SHOWN}:4: error: 'title' stands here again, first on line 2; keep one of the two"
        " [yaml.duplicate-key]"
    ]


def test_an_unknown_key_gets_the_nearest() -> None:
    assert _refused("title: T", "auther: anna") == [
        f"{SHOWN}:3: error: 'auther' is not a field of an article's front matter; did you mean"
        " 'author'? [file.field]"
    ]


def test_all_faults_are_listed_at_once() -> None:
    findings = _refused("title: T", "published: 1.3.2026", "draft: maybe", "products: [A B]")
    assert [finding.split(": ", 1)[0] for finding in findings] == [
        f"{SHOWN}:5", f"{SHOWN}:3", f"{SHOWN}:4",
    ]  # fmt: skip


def test_a_list_instead_of_keys_is_explained() -> None:
    [finding] = _refused("- title")
    assert "front matter is written as 'key: value' lines [file.shape]" in finding


def test_a_tag_that_would_construct_an_object_is_refused() -> None:
    assert _refused("title: !!python/object/apply:os.system [echo]") == [
        f"{SHOWN}:2: error: the tag '!!python/object/apply:os.system' isn't read; write a plain"
        " value [yaml.tag]"
    ]


def test_a_comma_that_splits_a_description_is_named() -> None:
    assert _refused("silence: {cost.market: We are the only one, as the text says}") == [
        f"{SHOWN}:2: error: a comma split your sentence before 'as the text says'; put the sentence"
        " in quotes [file.field]"
    ]


# Values


def test_the_id_of_an_article_is_its_path_by_default() -> None:
    assert _article("title: T").id == "cost/pool"


def test_front_matter_may_give_another_id() -> None:
    assert _article("id: pool-cost").id == "pool-cost"


@pytest.mark.parametrize("word", ["no", "on", "off", "yes"])
def test_words_that_older_yaml_took_for_booleans_stay_words(word: str) -> None:
    assert _article(f"title: {word}").meta.title == word


def test_keys_of_the_theme_are_handed_on() -> None:
    assert _article("title: T", "hide: [toc]", "icon: material/pool").theme == {
        "hide": ["toc"],
        "icon": "material/pool",
    }


def test_own_keys_with_x_are_left_alone() -> None:
    assert _article("title: T", "x-tracker: 311").meta.title == "T"


def test_markup_in_a_title_stays_text() -> None:
    title = "<script>alert(1)</script>"
    assert _article(f'title: "{title}"').meta.title == title


def test_emoji_and_right_to_left_text_stay_as_they_are() -> None:
    assert _article("title: بركة سباحة 🏊").meta.title == "بركة سباحة 🏊"


# Dates


def test_a_date_in_another_form_is_refused() -> None:
    assert _refused("published: 08/12/2026") == [
        f"{SHOWN}:2: error: 'published': '08/12/2026' is not a date; write year-month-day, like"
        " 2026-11-24 [file.field]"
    ]


def test_a_day_that_the_calendar_lacks_is_refused() -> None:
    assert _refused("reviewed: 2026-02-30") == [
        f"{SHOWN}:2: error: 'reviewed': '2026-02-30' is not a day of the calendar [file.field]"
    ]


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["published: 2026-03-01"], True),
        (["published: 2026-03-02"], False),
        (["draft: true", "published: 2026-03-01"], False),
        (["title: No date"], True),
    ],
    ids=["on its day", "a day ahead", "a draft", "without a date"],
)
def test_an_article_is_published_from_its_day_on(lines: list[str], published: bool) -> None:
    assert _article(*lines).published_on(date(2026, 3, 1)) is published


def test_an_article_is_as_fresh_as_its_last_reading() -> None:
    article = _article("published: 2026-03-01", "reviewed: 2026-11-01")
    assert article.updated == date(2026, 11, 1)


def test_an_article_without_dates_is_of_unknown_age() -> None:
    assert _article("title: T").updated is None


def test_a_finding_without_a_line_points_at_the_first_line_of_front_matter() -> None:
    finding = _article("title: T").finding("x.y", Level.NOTE, "found")
    assert finding.place == f"{SHOWN}:2"
