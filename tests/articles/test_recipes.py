"""Recipes: what each check asks for, how a site changes them, and how an article answers them.

tests/golden/articles/checks/CHECK.yml holds structures that satisfy a check and such that don't,
with the finding; tests/golden/articles/outlines/LANGUAGE/TOPIC.yml holds an honest text for each
section of an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from answerable.articles import (
    Article,
    Beginning,
    FactUse,
    FenceUse,
    Judgement,
    Link,
    Recipe,
    Section,
    Shown,
    Structure,
    judge,
    load_recipes,
    new_article,
    silenced,
    unknown_rules,
)
from answerable.articles.article import article_of
from answerable.articles.recipe import Outline
from answerable.articles.starting import UNWRITTEN
from answerable.findings import Finding, Level, in_order
from answerable.reading import parse_yaml, read_yaml
from answerable.settings import TOPICS

GOLDEN = Path(__file__).parents[1] / "golden" / "articles"
NOWHERE = Path(__file__).parent / "no-such-site"
RECIPES, _ = load_recipes(NOWHERE, NOWHERE)
CHECKS = sorted(f"{topic}.{name}" for topic, recipe in RECIPES.items() for name in recipe.checks)

OURS = "fiberglass-pool"
PRODUCT_NAMES = {
    OURS: "Fiberglass pool",
    "vinyl-pool": "Vinyl liner pool",
    "concrete-pool": "Concrete pool",
}
TOPIC_OF = {"pool-cost": "cost", "pool-or-vinyl": "comparisons", "our-steps": "process"}


def _line(finding: Finding) -> str:
    """Return place, level, message and id in one line, however findings print themselves."""
    return f"{finding.place}: {finding.level}: {finding.message} [{finding.id}]"


def _golden(path: Path) -> dict[str, Any]:
    document = read_yaml(path, GOLDEN)
    assert document.findings == ()
    return dict(document.value)


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['because']}")
        for path in sorted((GOLDEN / "checks").glob("*.yml"))
        for case in _golden(path)[kind]
    ]


def _article(topic: str, changed: Mapping[str, Any]) -> Article:
    """Return a signed and dated article about our product, with front matter as changed."""
    meta = {
        "title": "A title",
        "topic": topic,
        "products": [OURS],
        "author": "anna",
        "published": "2026-03-01",
        **changed,
    }
    lines = [f"{key}: {value}" for key, value in meta.items() if value is not None]
    text = "\n".join(["---", *lines, "---", ""])
    article = article_of(text, "article.md", "content/articles/article.md").article
    assert article is not None
    return article


def _shown(words: list[str]) -> tuple[Shown, ...]:
    return tuple(Shown(what, product) for product, what in (word.split() for word in words))


def _prose(sections: Iterable[Section]) -> tuple[str, ...]:
    return tuple(words for part in sections for words in (part.heading, part.text) if words)


def _structure(case: Mapping[str, Any]) -> Structure:
    """Return the structure that a golden case writes in brief."""
    sections = [Section(0, "", "", case["opening"])] if "opening" in case else []
    for heading in case.get("headings", ()):
        sections.append(Section(2, heading, "", "Words."))
    if "text" in case:
        sections.append(Section(2, "Later", "", case["text"]))
    return Structure(
        sections=tuple(sections),
        paragraphs=_prose(sections),
        facts=tuple(FactUse("", shown) for shown in _shown(case.get("facts", []))),
        fences=tuple(
            FenceUse(name, _shown(words or [])) for name, words in case.get("fences", {}).items()
        ),
        links=tuple(Link(target, "") for target in case.get("links", ())),
    )


def _around(case: Mapping[str, Any]) -> Judgement:
    return Judgement(
        ours={OURS},
        product_names=PRODUCT_NAMES,
        topics=TOPIC_OF,
        language=case.get("language", "en"),
        fact_years=case.get("fact_years", ()),
    )


def _judged(check: str, case: Mapping[str, Any]) -> list[Finding]:
    """Return what the check alone finds in a golden case."""
    topic = check.partition(".")[0]
    article = _article(topic, case.get("front_matter", {}))
    found = judge(article, _structure(case), RECIPES[topic], _around(case))
    return [finding for finding in found if finding.id == check]


# The built-in recipes


@pytest.mark.parametrize(("check", "case"), _cases("holds"))
def test_an_article_that_holds_what_a_check_asks_for_passes(
    check: str, case: dict[str, Any]
) -> None:
    assert _judged(check, case) == []


@pytest.mark.parametrize(("check", "case"), _cases("lacks"))
def test_an_article_that_lacks_what_a_check_asks_for_gets_its_finding(
    check: str, case: dict[str, Any]
) -> None:
    expected = _golden(GOLDEN / "checks" / f"{check}.yml")["finding"]
    assert [_line(finding) for finding in _judged(check, case)] == [expected]


def test_every_check_has_a_golden_file_and_every_golden_file_a_check() -> None:
    assert sorted(path.stem for path in (GOLDEN / "checks").glob("*.yml")) == CHECKS


def test_only_what_would_deceive_a_buyer_is_an_error() -> None:
    errors = {
        f"{topic}.{name}"
        for topic, recipe in RECIPES.items()
        for name, check in recipe.checks.items()
        if check.level == "error"
    }
    assert errors == {"comparisons.no-disclosure", "best-of.ours-first", "best-of.ours-marked"}


def test_every_other_check_is_a_warning() -> None:
    levels = {check.level for recipe in RECIPES.values() for check in recipe.checks.values()}
    assert levels == {"warning", "error"}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_asks_for_a_byline_and_a_date(topic: str) -> None:
    assert {"byline", "dates"} <= RECIPES[topic].checks.keys()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_reason_names_its_source(topic: str) -> None:
    source = re.compile(r"\(.*(19|20)\d\d|CFR|Directive|Google Search Central", re.DOTALL)
    without = [
        name for name, check in RECIPES[topic].checks.items() if not source.search(check.why)
    ]
    assert without == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_phrase_that_a_check_names_is_written_in_both_languages(
    topic: str, language: str
) -> None:
    recipe = RECIPES[topic]
    assert set(recipe.phrases.get(language, {})) == _named_phrases(recipe)


@pytest.mark.parametrize("topic", TOPICS)
def test_no_phrase_stands_twice_under_one_name(topic: str) -> None:
    twice = [
        (language, name)
        for language, names in RECIPES[topic].phrases.items()
        for name, phrases in names.items()
        if len(set(phrases)) < len(phrases)
    ]
    assert twice == []


def test_every_rule_that_a_check_names_is_written() -> None:
    assert list(unknown_rules(RECIPES)) == []


def test_the_reason_of_a_check_stands_in_its_finding() -> None:
    article = _article("cost", {"author": None})
    around = _around({})
    found = {f.id: f for f in judge(article, Structure(), RECIPES["cost"], around)}
    assert found["cost.byline"].why == RECIPES["cost"].checks["byline"].why


def test_an_empty_article_about_cost_is_told_all_that_it_lacks_at_once() -> None:
    article = _article("cost", {"author": None, "published": None})
    found = {f.id for f in judge(article, Structure(), RECIPES["cost"], _around({}))}
    assert found == {f"cost.{name}" for name in RECIPES["cost"].checks}


def _named_phrases(recipe: Recipe) -> set[str]:
    return {
        name
        for check in recipe.checks.values()
        for condition in check.any
        for name in (*condition.heading, *condition.text, *condition.opening, *condition.before)
    }


# Outlines


LANGUAGES = ("en", "de")

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def _outline(topic: str, language: str) -> Outline:
    outline = RECIPES[topic].outlines[language]
    assert outline is RECIPES[topic].outline_in(language)
    return outline


def _outlined(topic: str, language: str, product: str = OURS, name: str = "Fiberglass pool") -> str:
    outline = _outline(topic, language)
    about = Beginning(
        topic, f"{product}-{topic}", (product,), (name,), "anna", (product,), language=language
    )
    return new_article(outline, about)


def _filled(topic: str, language: str) -> Structure:
    """Return the structure of an outline whose sections were written honestly."""
    outline = _outline(topic, language)
    golden = _golden(GOLDEN / "outlines" / language / f"{topic}.yml")
    sections = []
    for part in outline.parts:
        heading = part.heading.replace("{name}", PRODUCT_NAMES[OURS])
        written = golden["sections"][heading]
        heading = written.get("heading", heading)
        sections.append(Section(2 if heading else 0, heading, "", written["text"]))
    fences = re.findall(r"^```(\w+)$", _outlined(topic, language), re.MULTILINE)
    return Structure(
        sections=tuple(sections),
        paragraphs=_prose(sections),
        facts=tuple(FactUse("", shown) for shown in _shown(golden.get("facts", []))),
        fences=tuple(FenceUse(name, _shown(golden["fences"][name])) for name in fences),
    )


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_an_outline_that_was_filled_honestly_passes_its_own_recipe(
    topic: str, language: str
) -> None:
    golden = _golden(GOLDEN / "outlines" / language / f"{topic}.yml")
    article = _article(topic, golden.get("front_matter", {}))
    around = _around({"language": language})
    found = judge(article, _filled(topic, language), RECIPES[topic], around)
    assert [_line(finding) for finding in found] == []


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_an_outline_loads_as_an_article_without_findings(topic: str, language: str) -> None:
    loaded = article_of(_outlined(topic, language), "new.md", "content/articles/new.md")
    assert loaded.findings == ()


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_a_new_article_has_the_topic_of_its_outline(topic: str, language: str) -> None:
    article = article_of(_outlined(topic, language), "new.md", "content/articles/new.md").article
    assert article is not None
    assert article.topic == topic


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_a_new_article_stays_a_draft_until_somebody_publishes_it(topic: str, language: str) -> None:
    article = article_of(_outlined(topic, language), "new.md", "content/articles/new.md").article
    assert article is not None
    assert article.meta.draft


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_every_section_of_an_outline_says_what_to_write_where_buyers_never_see_it(
    topic: str,
    language: str,
) -> None:
    silent = [
        part.heading
        for part in _outline(topic, language).parts
        if not part.text.partition("<!-- ")[1]
        or any(not f"<!-- {told}".startswith(UNWRITTEN) for told in part.text.split("<!-- ")[1:])
    ]
    assert silent == []


@in_each_language
@pytest.mark.parametrize("topic", TOPICS)
def test_no_placeholder_is_left_in_a_new_article(topic: str, language: str) -> None:
    assert re.findall(r"\{(?:products?|name|a_name|other|ours)\}", _outlined(topic, language)) == []


@in_each_language
@pytest.mark.parametrize("topic", ["cost", "reviews"])
def test_an_outline_quotes_the_price_of_the_product_as_an_inline_fact(
    topic: str, language: str
) -> None:
    assert "{{ fiberglass-pool.price }}" in _outlined(topic, language)


@in_each_language
@pytest.mark.parametrize(
    ("topic", "fence", "options"),
    [
        ("cost", "pricing", {"product": OURS}),
        ("problems", "problems", {"product": OURS}),
        ("reviews", "reviews", {"product": OURS}),
        ("comparisons", "comparison", {"products": [OURS], "criteria": ["price"]}),
    ],
)
def test_the_fence_of_an_outline_names_the_product(
    topic: str, language: str, fence: str, options: dict[str, Any]
) -> None:
    match = re.search(
        rf"^```{fence}\n(.*?)^```$", _outlined(topic, language), re.MULTILINE | re.DOTALL
    )
    assert match is not None
    assert parse_yaml(match.group(1), "fence").value == options


@pytest.mark.parametrize("topic", TOPICS)
@in_each_language
@pytest.mark.parametrize("name", ['The "Big" one', "C:\\pool: # 1", "بركة 🏊 سباحة"])
def test_a_product_name_with_any_sign_keeps_the_front_matter_whole(
    topic: str, language: str, name: str
) -> None:
    article = article_of(
        _outlined(topic, language, name=name), "new.md", "content/articles/new.md"
    ).article
    assert article is not None
    assert name in article.meta.title


# A site's own recipes


def _site(tmp_path: Path, topic: str, text: str) -> tuple[dict[str, Recipe], tuple[Finding, ...]]:
    folder = tmp_path / "content" / "recipes"
    folder.mkdir(parents=True)
    (folder / f"{topic}.yml").write_text(f"format: 1\n{text}", encoding="utf-8", newline="\n")
    return load_recipes(tmp_path / "content", tmp_path)


OWN_CHECK = """\
checks:
  {name}:
    level: {level}
    says: Nothing says who will answer the phone
    mend: write our number
    why: Our buyers asked for it in 2025.
    any:
      - text: call us
"""


def test_a_site_switches_a_check_off(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="market", level="off"))
    found = judge(_article("cost", {}), Structure(), recipes["cost"], _around({}))
    assert "cost.market" not in {finding.id for finding in found}


def test_a_site_puts_its_own_check_in_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="market", level="note"))
    found = {
        finding.id: finding
        for finding in judge(_article("cost", {}), Structure(), recipes["cost"], _around({}))
    }
    assert (
        found["cost.market"].message == "Nothing says who will answer the phone: write our number"
    )


def test_a_site_adds_a_check(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="phone", level="error"))
    found = judge(_article("cost", {}), Structure(), recipes["cost"], _around({}))
    assert {f.id: f.level for f in found}["cost.phone"] is Level.ERROR


def test_a_name_without_phrases_stands_for_itself(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="phone", level="error"))
    structure = Structure(paragraphs=("Please call us.",))
    found = judge(_article("cost", {}), structure, recipes["cost"], _around({}))
    assert "cost.phone" not in {finding.id for finding in found}


def test_a_site_that_changes_one_check_keeps_the_others(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="market", level="off"))
    assert recipes["cost"].checks.keys() == RECIPES["cost"].checks.keys()


def test_a_site_that_changes_one_topic_keeps_the_others(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", OWN_CHECK.format(name="market", level="off"))
    assert recipes["problems"] == RECIPES["problems"]


def test_a_site_gives_phrases_of_its_own(tmp_path: Path) -> None:
    text = "phrases:\n  en:\n    market:\n      - the going rate\n"
    recipes, _ = _site(tmp_path, "cost", text)
    structure = Structure(paragraphs=("The going rate is lower.",))
    found = judge(_article("cost", {}), structure, recipes["cost"], _around({}))
    assert "cost.market" not in {finding.id for finding in found}


def test_phrases_in_a_third_language_fall_back_on_english(tmp_path: Path) -> None:
    text = "phrases:\n  fr:\n    drivers:\n      - ce qui fait varier le prix\n"
    recipes, _ = _site(tmp_path, "cost", text)
    assert recipes["cost"].phrases_in("fr_CA")["market"] == RECIPES["cost"].phrases["en"]["market"]


def test_a_site_gives_an_outline_of_its_own(tmp_path: Path) -> None:
    part = "title: T\n    description: D\n    parts:\n      - text: Begin here.\n"
    recipes, _ = _site(tmp_path, "cost", f"outlines:\n  fr:\n    {part}")
    outline = recipes["cost"].outline_in("fr_CA")
    assert outline is not None
    assert outline.title == "T"
    assert recipes["cost"].outline_in("de") == RECIPES["cost"].outlines["de"]


def test_an_outline_in_a_language_that_has_none_is_the_english_one() -> None:
    assert RECIPES["cost"].outline_in("fr") == RECIPES["cost"].outlines["en"]


def test_a_recipe_of_an_unknown_topic_gets_the_nearest_name(tmp_path: Path) -> None:
    _, findings = _site(tmp_path, "costs", OWN_CHECK.format(name="market", level="off"))
    assert [_line(finding) for finding in findings] == [
        "content/recipes/costs.yml: error: 'costs' is not a topic; did you mean 'cost'?"
        " [recipe.topic]"
    ]


def test_a_wrong_field_in_a_site_recipe_gets_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    wrong = OWN_CHECK.format(name="market", level="off").replace("says:", "sais:")
    _, findings = _site(tmp_path, "cost", wrong)
    assert (
        "content/recipes/cost.yml:5: error: 'sais' is not a field of a check; did you mean 'says'?"
        " [file.field]"
    ) in [_line(finding) for finding in findings]


def test_a_broken_site_recipe_leaves_the_built_in_one(tmp_path: Path) -> None:
    recipes, _ = _site(tmp_path, "cost", "checks: [\n")
    assert recipes["cost"] == RECIPES["cost"]


def test_a_rule_that_nobody_wrote_is_found(tmp_path: Path) -> None:
    wrong = OWN_CHECK.format(name="market", level="note").replace(
        "text: call us", "rule: ours-last"
    )
    recipes, _ = _site(tmp_path, "cost", wrong)
    assert list(unknown_rules(recipes)) == [("cost.market", "ours-last")]


# Silence


def _answered(silence: str, *ids: str, level: Level = Level.WARNING) -> list[str]:
    """Return what is left of findings with those ids, in an article with this `silence:`."""
    article = _article("cost", {"silence": silence})
    findings = [article.finding(id, level, "found") for id in ids]
    return [_line(finding) for finding in in_order(silenced(article, findings, RECIPES))]


WRITTEN = "{cost.market: We are the only builder in the county.}"


def test_a_written_reason_silences_a_finding() -> None:
    assert _answered(WRITTEN, "cost.market") == []


def test_a_written_reason_silences_nothing_else() -> None:
    assert _answered(WRITTEN, "cost.market", "cost.jobs") == [
        "content/articles/article.md:2: warning: found [cost.jobs]"
    ]


def test_a_check_of_a_recipe_may_be_silenced_even_as_an_error() -> None:
    assert _answered(WRITTEN, "cost.market", level=Level.ERROR) == []


def test_an_error_outside_the_recipes_can_not_be_silenced() -> None:
    silence = "{article.unknown-product: It will come next week.}"
    assert _answered(silence, "article.unknown-product", level=Level.ERROR) == [
        "content/articles/article.md:2: error: found [article.unknown-product]",
        "content/articles/article.md:7: note: 'article.unknown-product' isn't found here (any"
        " more), or can't be silenced; delete the line [silence.unused]",
    ]


def test_silence_without_a_sentence_is_refused() -> None:
    text = "---\ntitle: T\nsilence:\n  cost.market: not needed\n---\n"
    findings = article_of(text, "a.md", "content/articles/a.md").findings
    assert [_line(finding) for finding in findings] == [
        "content/articles/a.md:3: error: 'silence': say in a sentence why 'cost.market' doesn't"
        " apply to this article [file.field]"
    ]


def test_silence_without_any_reason_is_refused() -> None:
    text = "---\ntitle: T\nsilence:\n  cost.market:\n---\n"
    findings = article_of(text, "a.md", "content/articles/a.md").findings
    assert [_line(finding) for finding in findings] == [
        "content/articles/a.md:4: error: 'cost.market' has no value; write one or delete the line"
        " [file.field]"
    ]


def test_an_unknown_id_in_silence_gets_the_nearest() -> None:
    assert _answered("{cost.markt: We are the only builder in the county.}") == [
        "content/articles/article.md:7: warning: 'cost.markt' is not a check; did you mean"
        " 'cost.market'? [silence.unknown]"
    ]


def test_silence_that_silences_nothing_is_a_note() -> None:
    assert _answered(WRITTEN) == [
        "content/articles/article.md:7: note: 'cost.market' isn't found here (any more), or can't"
        " be silenced; delete the line [silence.unused]"
    ]
