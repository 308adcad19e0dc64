"""Drafts, articles dated ahead, and files that are no articles: none of them reaches buyers."""

from __future__ import annotations

import pytest

from site_builder import Built, SmallSite

SECRET = "Kumquat"


@pytest.mark.parametrize("front", ["draft: true", "draft: yes", "published: 2026-11-25"])
def test_an_unpublished_article_is_nowhere_in_the_site(site: SmallSite, front: str) -> None:
    site.article(
        f"{SECRET} text.", front, f"title: {SECRET} title", f"description: {SECRET} words",
        "topic: cost", "products: [shell]", name="cost/later.md",
    )  # fmt: skip
    built = site.build()
    assert not built.stopped, built.log
    assert built.holding(SECRET) == []
    assert built.holding("cost/later") == []


def test_an_article_is_published_on_its_day(site: SmallSite) -> None:
    site.article(f"{SECRET} text.", "published: 2026-11-24")
    assert "process/extra/index.html" in site.build().pages


INTRODUCTIONS = ["index.md", "cost/index.md", "products/shell.md", "pricing/index.md",
                 "compare/pool.md", "how-we-answer.md", "search.md"]  # fmt: skip

DRAFTS = ["later.markdown", "later2.mdown", "later3.mkd", "later4.mkdn", "later5.MD", "later6.md~",
          "later7.md.bak", "later8.md.orig", "#later9.md#", ".later10.md.swp", "later11.md.tmp",
          "_later12.md", ".hidden/later13.md", "templates/later14.md"]  # fmt: skip

WORKING = ["prices.yml", "prices2.yaml", "PRICES3.YML", "deals.csv", "deals.xlsx", "deals.tsv",
           "mail.eml", "notes.docx", "dump.sql", "app.log", "secret.env", ".env", "key.pem",
           "deals2.CSV", "notes.txt~"]  # fmt: skip


def secret(name: str) -> str:
    return SECRET + "".join(letter for letter in name if letter.isalnum())


@pytest.fixture(scope="module", params=["draft: true", "published: 2026-11-25"])
def introduced(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with an unpublished introduction of every kind of generated page."""
    site = SmallSite(tmp_path_factory.mktemp("introductions") / "project")
    for name in INTRODUCTIONS:
        words = secret(name)
        site.article(
            f"{words} text.", request.param, f"title: {words}", f"description: {words}",
            f"id: {words.lower()}", name=name,
        )  # fmt: skip
    built = site.build()
    assert not built.stopped, built.log
    return built


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_an_unpublished_introduction_is_nowhere_in_the_site(introduced: Built, name: str) -> None:
    assert introduced.holding(secret(name)) == []


@pytest.fixture(scope="module")
def littered(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with drafts under all names, and with working files among its articles."""
    site = SmallSite(tmp_path_factory.mktemp("litter") / "project")
    for name in DRAFTS:
        words = secret(name)
        site.article(words, "draft: true", f"title: {words}", f"id: {words.lower()}", name=name)
    for name in WORKING:
        site.write(f"articles/cost/{name}", f"{secret(name)}\n")
    return site.build()


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_under_any_file_name_is_nowhere_in_the_site(littered: Built, name: str) -> None:
    assert littered.holding(secret(name)) == []


@pytest.mark.parametrize("name", WORKING)
def test_a_working_file_under_docs_dir_is_not_published(littered: Built, name: str) -> None:
    assert littered.holding(secret(name)) == []
    assert name not in " ".join(littered.files)


def test_front_matter_below_an_empty_line_is_no_text_for_buyers(site: SmallSite) -> None:
    site.write("articles/process/x.md", f"\n---\ntitle: {SECRET}\ndraft: true\n---\nText.\n")
    assert site.build().holding(SECRET) == []


def test_a_folder_behind_a_link_keeps_its_drafts(site: SmallSite) -> None:
    elsewhere = site.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "later.md").write_text(f"---\ntitle: {SECRET}\ndraft: true\n---\n{SECRET}\n")
    (site.root / "content/articles/linked").symlink_to(elsewhere, target_is_directory=True)
    assert site.build().holding(SECRET) == []


def test_pictures_and_papers_are_published(site: SmallSite) -> None:
    names = ["pool.png", "plan.pdf", "film.mp4", "more.css"]
    for name in names:
        site.write(f"articles/cost/{name}", b"data")
    assert {f"cost/{name}" for name in names} <= set(site.build().files)


def test_a_working_file_under_docs_dir_is_told(site: SmallSite) -> None:
    assert "cost/deals.csv" in site.write("articles/cost/deals.csv", "a\n").build().log


def test_an_article_that_mkdocs_leaves_out_is_linked_from_nowhere(site: SmallSite) -> None:
    text = site.read("mkdocs.yml")
    site.write("mkdocs.yml", f"{text}exclude_docs: |\n  process/\n")
    built = site.build()
    assert not built.stopped, built.log
    assert built.broken_links("https://small.example.com/") == []


def test_an_article_in_a_folder_that_mkdocs_leaves_out_is_linked_from_nowhere(
    site: SmallSite,
) -> None:
    site.article("Text.", name="templates/letter.md")
    assert site.build().broken_links("https://small.example.com/") == []


def test_an_alias_of_an_unpublished_article_is_nowhere_either(site: SmallSite) -> None:
    site.article("Text.", "draft: true", "aliases: [/old/kumquat/]")
    assert site.build().holding("kumquat") == []
