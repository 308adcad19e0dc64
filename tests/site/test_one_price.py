"""One price changed in one file: every page that shows it changes, and none keeps the old one."""

from __future__ import annotations

import re

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from site_builder import PROJECT, Built, SmallSite

SHELL = "catalogue/products/shell.yml"


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Return the small site before and after its price rises."""
    site = SmallSite(tmp_path_factory.mktemp("price") / "project")
    before = site.build(to=site.root / "before")
    site.edit(SHELL, ("low: 41237\n    high: 93451", "low: 44861\n    high: 97753"),
              ("low: 41237", "low: 44861"))  # fmt: skip
    return before, site.build(to=site.root / "after")


FORMS = [("41,237", "44,861"), ("93,451", "97,753"), ("41237", "44861"), ("93451", "97753")]


@pytest.mark.parametrize(("old", "new"), FORMS)
def test_the_old_figure_stands_nowhere(
    before_and_after: tuple[Built, Built], old: str, new: str
) -> None:
    _, after = before_and_after
    assert after.holding(old) == []


@pytest.mark.parametrize(("old", "new"), FORMS)
def test_the_new_figure_stands_wherever_the_old_one_stood(
    before_and_after: tuple[Built, Built], old: str, new: str
) -> None:
    before, after = before_and_after
    assert after.holding(new) == before.holding(old)


def test_the_price_stands_on_every_kind_of_page(before_and_after: tuple[Built, Built]) -> None:
    assert set(before_and_after[1].holding("44,861")) >= {
        "index.html", "cost/index.html", "cost/shell/index.html", "pricing/index.html",
        "pricing/shell/index.html", "products/index.html", "products/shell/index.html",
        "compare/pool/index.html", "comparisons/shell-vs-liner/index.html",
        "search/",
    }  # fmt: skip


def test_pages_that_do_not_show_the_price_stay_the_same_byte_for_byte(
    before_and_after: tuple[Built, Built],
) -> None:
    before, after = before_and_after
    changed = {name for name, held in after.files.items() if before.files.get(name) != held}
    assert {name for name in changed if name.endswith(".html")} == {
        name for name in after.holding("44,861") if name.endswith(".html")
    }


def test_a_companys_name_stands_in_one_place_too(site: SmallSite) -> None:
    built = site.edit("catalogue/company.yml", ("name: Brook Pools", "name: Rill Pools")).build()
    assert built.holding("Brook Pools") == []
    assert built.holding("Rill Pools")


def test_the_price_in_the_sample_stands_in_one_file_only(sample: Built) -> None:
    content = PROJECT / "content"
    shelves = [*content.glob("catalogue/**/*.yml"), *content.glob("articles/**/*.md")]
    figure = re.compile(r"(?<![\d.,])58[,.]?000(?![\d])")
    holders = [p for p in shelves if figure.search(p.read_text(encoding="utf-8"))]
    assert [p.relative_to(content).as_posix() for p in holders] == [
        "catalogue/products/fiberglass-pool.yml"
    ]
    assert sample.holding("58,000")


def test_a_build_that_would_keep_old_prices_is_refused(site: SmallSite) -> None:
    config = load_config(config_file=str(site.root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=True)
    with pytest.raises(Abort):
        build(config, dirty=True)
