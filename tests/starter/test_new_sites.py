"""`answerable init` in an empty folder: a whole site that passes its own check."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from begun_sites import begun, everything, init
from click.testing import CliRunner
from pydantic import BaseModel

from answerable.cli import main
from answerable.findings import Level
from answerable.pages.fences import fences
from answerable.settings import TOPICS, Policy, Region, Settings, Slugs, Stage
from answerable.starter import OTHER, TRADES, languages
from site_builder import ON

ALL_TRADES = (OTHER, *TRADES, "garden furniture made of old boats")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("trade", ALL_TRADES)
def test_a_new_site_passes_its_check_and_builds_strictly(
    tmp_path: Path, trade: str, language: str
) -> None:
    site = begun(tmp_path / "new", "--trade", trade, "--language", language)
    assert [str(f) for f in site.findings() if f.level > Level.NOTE] == []
    built = site.build(strict=True)
    assert not built.stopped, built.log
    assert "WARNING" not in built.log
    assert built.broken_links() == []


@pytest.mark.parametrize("language", languages())
def test_a_new_site_has_an_article_a_topic(tmp_path: Path, language: str) -> None:
    content = begun(tmp_path / "new", "--language", language).content()
    assert sorted(article.topic for article in content.published()) == sorted(TOPICS)


def test_a_new_site_compares_two_products_of_ours_with_a_rivals(tmp_path: Path) -> None:
    products = begun(tmp_path / "new").content().catalogue.products.values()
    assert sorted(product.ours for product in products) == [False, True, True]


def test_all_that_a_new_site_knows_was_looked_at_on_the_day_of_the_run(tmp_path: Path) -> None:
    content = begun(tmp_path / "new").content()
    days = {day for p in content.catalogue.products.values() for day in p.checked_dates()}
    days |= {a.meta.published for a in content.published()}
    assert days == {ON}


def test_a_new_site_says_on_each_page_that_it_is_invented(tmp_path: Path) -> None:
    built = begun(tmp_path / "new").build()
    assert [n for n, page in built.pages.items() if "invented examples" not in page.source] == []


def test_words_of_ones_own_say_what_is_sold(tmp_path: Path) -> None:
    site = begun(tmp_path / "new", "--trade", "Boats: new & used")
    assert site.content().catalogue.company.what_we_sell == "Boats: new & used"


@pytest.mark.parametrize(
    "name",
    [
        "Smith & Sons",
        'The "Best" Boats',
        "It's: a #1 name, really",
        "{{ name }} ${{ x }} {% x %} {# y #}",
        "🏊 Pools 🏊",
        "בריכות ירושלים",
        "- [x](y) *bold* `code` _it_ | cell",
        "yes",
        "12:30",
        "!ENV HOME",
        "&anchor *alias",
        "0o17",
        "null",
        "1e3",
        "\\N \\\\ %s {company}",
        "L" * 120,
    ],
)
def test_any_name_is_shown_literally(tmp_path: Path, name: str) -> None:
    site = begun(tmp_path / "new", "--name", name, "--trade", name, "--region", name)
    content = site.content()
    assert content.catalogue.company.name == name
    assert content.catalogue.company.what_we_sell == name
    assert content.settings.home_region.name == name
    assert [str(f) for f in site.findings() if f.level > Level.NOTE] == []
    built = site.build(strict=True)
    assert not built.stopped, built.log
    home = built.page("")
    assert name in home.one("main").text
    assert name in home.one("header").text
    assert name in home.one("title").text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--name", ""), "name is empty"),
        (("--name", "two\nlines"), "line break"),
        (("--name", "a\x07b"), "control character"),
        (("--name", "<b>X</b>"), "'<' or '>'"),
        (("--name", "L" * 201), "201 letters"),
        (("--currency", "DOLLARS"), "is not a currency"),
        (("--currency", "usd"), "did you mean 'USD'?"),
        (("--language", "xx-nothing"), "is not a language"),
        (("--language", "fr"), "written in de, en"),
        (("--date", "soon"), "soon"),
    ],
)
def test_an_answer_that_cant_be_right_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = init(tmp_path / "new", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert everything(tmp_path) == {}


def test_without_a_terminal_a_missing_name_names_its_flag(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new")])
    assert result.exit_code == 2
    assert "--name" in result.stderr
    assert everything(tmp_path) == {}


@pytest.mark.parametrize(
    ("language", "currency"), [("en", "USD"), ("de", "EUR"), ("de-AT", "EUR"), ("en_GB", "USD")]
)
def test_the_language_gives_the_currency_where_none_is_named(
    tmp_path: Path, language: str, currency: str
) -> None:
    settings = begun(tmp_path / "new", "--language", language).content().settings
    assert settings.currency == currency
    assert settings.language == language.replace("-", "_")


@pytest.mark.parametrize("region", ["Österreich & Südtirol", "東京", "con", "  ", "x" * 150])
def test_a_region_of_any_name_gets_an_id(tmp_path: Path, region: str) -> None:
    content = begun(tmp_path / "new", "--region", region).content()
    assert content.settings.home_region.name == (region.strip() or "our region")


# What stays private


def ignored(root: Path) -> list[str]:
    return (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_in_a_public_repository_git_ignores_the_questions(tmp_path: Path) -> None:
    assert "/content/questions/" in ignored(begun(tmp_path / "new", "--public").root)
    assert "/content/questions/" in ignored(begun(tmp_path / "other").root)


def test_in_a_private_repository_git_keeps_the_questions(tmp_path: Path) -> None:
    assert "/content/questions/" not in ignored(begun(tmp_path / "new", "--private").root)


def test_the_site_is_built_without_the_questions(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    with_them = site.build(strict=True, to=tmp_path / "a")
    without = site.remove("questions").build(strict=True, to=tmp_path / "b")
    assert not without.stopped, without.log
    assert with_them.page("").source == without.page("").source


def test_the_workflow_publishes_with_the_least_rights_and_without_the_questions(
    tmp_path: Path,
) -> None:
    root = begun(tmp_path / "new").root
    text = (root / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(re.fullmatch(r"[\w/-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    runs = [step["run"] for step in steps if "run" in step]
    assert "answerable check --why" in runs
    assert "mkdocs build --strict" in runs
    assert "content/questions" not in text


# What explains itself


NUMBERS = ("stale_after_days", "grace_days", "review_articles_after_days")


def named_fields(*models: type[BaseModel]) -> set[str]:
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


@pytest.mark.parametrize("language", languages())
def test_the_settings_name_every_choice(tmp_path: Path, language: str) -> None:
    text = begun(tmp_path / "new", "--language", language).read("settings.yml")
    for model in (Settings, Slugs, Region, Stage, Policy):
        for name in named_fields(model):
            assert re.search(rf"^[# -]*{name}:", text, re.MULTILINE), f"{model.called}: {name}"


@pytest.mark.parametrize("language", languages())
def test_the_choices_in_comments_are_the_usual_ones(tmp_path: Path, language: str) -> None:
    site = begun(tmp_path / "new", "--language", language)
    before = site.content().settings
    text = site.read("settings.yml")
    known = "|".join(["slugs", *named_fields(Slugs), *NUMBERS])
    usual = re.sub(rf"^# ((?:  )?(?:{known}):.*)$", r"\1", text, flags=re.MULTILINE)
    assert usual != text
    after = site.write("settings.yml", usual).content().settings
    assert after == before


@pytest.mark.parametrize("language", languages())
def test_the_editor_has_a_snippet_for_each_fence_that_people_write(
    tmp_path: Path, language: str
) -> None:
    root = begun(tmp_path / "new", "--language", language).root
    snippets = json.loads((root / ".vscode/answerable.code-snippets").read_text(encoding="utf-8"))
    # A new site has no guide that a snippet could name.
    generated = {"answers", "categories", "company", "person", "products", "topics"}
    generated |= {"guide", "guides"}
    assert set(fences()) - generated <= set(snippets)
    for name, snippet in snippets.items():
        assert snippet["body"][0] == f"```{name}"
        assert snippet["body"][-1] == "```"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("fence", [name for name in fences() if name != "video"])
def test_a_snippet_filled_in_is_a_right_fence(tmp_path: Path, language: str, fence: str) -> None:
    site = begun(tmp_path / "new", "--language", language)
    snippets = json.loads(
        (site.root / ".vscode/answerable.code-snippets").read_text(encoding="utf-8")
    )
    if fence not in snippets:
        return
    products = [product.id for product in site.content().catalogue.products.values()]
    criterion = next(iter(site.content().catalogue.criteria))
    body = "\n".join(snippets[fence]["body"])
    body = re.sub(r"\$\{\d\|(\w+),[^|]*\|\}", r"\1", body)
    body = re.sub(r"\$\{\d:(other-product|anderes-produkt)\}", products[1], body)
    body = re.sub(r"\$\{\d:(product|produkt)\}", products[0], body)
    body = re.sub(r"\$\{\d:(criterion|kriterium)\}", criterion, body)
    body = re.sub(r"\$\{\d:([^}]*)\}", r"\1", body)
    site.article(body, "author: editor")
    assert [f for f in site.errors() if "extra.md" in f] == []


def test_the_editor_binds_every_kind_of_file(tmp_path: Path) -> None:
    root = begun(tmp_path / "new").root
    bound = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    patterns = {pattern for patterns in bound.values() for pattern in patterns}
    assert {"content/settings.yml", "content/catalogue/products/*.yml"} <= patterns
    assert {name.partition("/schemas/")[0] for name in bound} == {"./.answerable"}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("trade", [OTHER, *TRADES])
def test_example_articles_are_short_and_whole(tmp_path: Path, trade: str, language: str) -> None:
    site = begun(tmp_path / "new", "--trade", trade, "--language", language)
    for article in site.content().published():
        words = len(re.sub(r"```.*?```|\{\{.*?\}\}", " ", article.body, flags=re.DOTALL).split())
        assert 90 <= words <= 350, f"{article.id}: {words}"


def test_comments_for_writers_never_reach_buyers(tmp_path: Path) -> None:
    built = begun(tmp_path / "new").build()
    assert built.holding("Example: replace") == []
    assert [name for name, page in built.pages.items() if "<!-- " in page.source] == []
