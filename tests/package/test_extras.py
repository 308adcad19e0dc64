"""What other packages add by entry points: the example of the docs works, a broken one is named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from site_builder import PROJECT, SmallSite
from wheel import Installed, fresh

EXAMPLE = Path(__file__).with_name("example_plugin")
DOCS = PROJECT / "docs" / "content" / "articles" / "extending.md"


@pytest.fixture(scope="module")
def extended(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return an environment with the wheel and the example."""
    made = fresh(tmp_path_factory.mktemp("extended"), installed.wheel)
    made.install(EXAMPLE)
    return made


FENCE = "```countdown\nto: digging season\non: 2027-03-01\n```\n"


def test_a_fence_of_another_package_becomes_its_block(extended: Installed, site: SmallSite) -> None:
    site.article(FENCE)
    built = extended.build(site.root, "--strict")
    assert not built.stopped
    assert "97 days until digging season" in built.page("process/extra/").text


def test_a_sites_own_template_and_words_win_over_another_packages(
    extended: Installed, site: SmallSite
) -> None:
    site.article(FENCE)
    site.write("overrides/locales/en.yml", 'countdown.left: "Just {n} days, {to}"\n')
    built = extended.build(site.root)
    assert "Just 97 days, digging season" in built.page("process/extra/").text
    site.write("overrides/blocks/countdown.html", "<p>Mine: {{ left }}</p>")
    assert "Mine: 97" in extended.build(site.root).page("process/extra/").text


def test_a_fence_of_another_package_tells_mistakes_by_line(
    extended: Installed, site: SmallSite
) -> None:
    site.article("```countdown\nto: x\non: 2031-01-01\n```\n\n```countdwon\nto: x\n```\n")
    told = extended.answerable(site.root, "check")
    assert told.code == 1
    assert "extra.md:11: error: 1499 days are no countdown" in told.out
    assert "extra.md:14: warning: 'countdwon' is not a fence; did you mean 'countdown'?" in told.out


def test_a_check_of_another_package_judges_articles(extended: Installed, site: SmallSite) -> None:
    assert extended.answerable(site.root, "check").code == 0
    site.write("articles/cost/shell.md", site.read("articles/cost/shell.md") + "\n" + "so " * 130)
    assert "has more than 120 words" in extended.answerable(site.root, "check").out
    site.write(
        "recipes/cost.yml",
        "format: 1\nchecks:\n  long-paragraph:\n    level: 'off'\n    says: A\n    mend: B\n"
        "    why: C\n    any:\n      - rule: short-paragraphs\n",
    )
    assert extended.answerable(site.root, "check").code == 0


def test_an_importer_of_another_package_reads_its_files(
    extended: Installed, site: SmallSite
) -> None:
    file = site.root / "talk.chat"
    file.write_text("2026-11-20 jk: Why is yours dearer?\n2026-11-21 mo: Is it warm?\n", "utf-8")
    told = extended.answerable(site.root, "import", "talk.chat", "--yes", "--json")
    assert (json.loads(told.out)["read"], json.loads(told.out)["new"]) == (2, 2)
    assert "source: 'chat:talk:" in site.read("questions/2026-11.yml").replace('"', "'")
    again = extended.answerable(site.root, "import", "talk.chat", "--json")
    assert (json.loads(again.out)["new"], json.loads(again.out)["known"]) == (0, 2)
    file.write_text("nonsense\n", "utf-8")
    refused = extended.answerable(site.root, "import", "talk.chat")
    assert refused.code == 2
    assert "the importer 'chat' can't read the file: 'nonsense' is not" in refused.err


def test_an_index_is_made_anew_when_a_package_comes_or_goes(
    extended: Installed, installed: Installed, site: SmallSite
) -> None:
    site.article(FENCE)
    with_it = extended.answerable(site.root, "find", "digging season", "--json")
    assert "97 days until" in with_it.out
    without = installed.answerable(site.root, "find", "digging season", "--json")
    assert "97 days until" not in without.out


def test_the_docs_show_the_example_as_it_is() -> None:
    shown = re.findall(
        r"^`([\w./]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", DOCS.read_text("utf-8"), re.M | re.S
    )
    files = {name: text for name, _, text in shown}
    assert files == {
        path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8")
        for path in EXAMPLE.rglob("*")
        if path.is_file() and path.suffix in (".py", ".toml", ".yml", ".html")
    }


# Broken packages


@pytest.fixture
def stranger(installed: Installed, tmp_path: Path) -> Path:
    """Return a folder of modules that the wheel's programs see, with metadata of a package."""
    folder = tmp_path / "stranger"
    metadata = folder / "stranger-2.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 2.0\n")
    (folder / "strange.py").write_text(
        "import pathlib\nvalue = 7\nnowhere = pathlib.Path('/no/x')\n"
    )
    (folder / "broken.py").write_text("import nothing_of_that_name\n")
    (folder / "askew.py").write_text("def f(:\n")
    return folder


BROKEN = {
    "not there": ("fences", "one = missing:X", "it can't be imported: No module named 'missing'"),
    "imports what is not there": (
        "checks",
        "one = broken:X",
        "it can't be imported: No module named",
    ),
    "is no Python": ("importers", "one = askew:X", "it can't be imported: "),
    "lacks the name": ("fences", "one = strange:other", "it can't be imported: "),
    "is of another kind": ("fences", "one = strange:value", "it is of the type int, not Fence"),
    "is no function": ("checks", "one = strange:value", "it is of the type int, not function"),
    "has a name of ours": ("fences", "pricing = strange:value", "that name is taken"),
    "has a rule's name of ours": ("checks", "ours-not-first = strange:value", "that name is taken"),
    "names no folder": ("overrides", "one = strange:nowhere", "there is no folder"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_package_is_named_with_the_way_to_remove_it(
    installed: Installed, site: SmallSite, stranger: Path, kind: str
) -> None:
    group, line, why = BROKEN[kind]
    points = stranger / "stranger-2.0.dist-info" / "entry_points.txt"
    points.write_text(f"[answerable.{group}]\n{line}\n")
    (site.root / "list.csv").write_text("question\nWhy?\n")
    name = line.partition(" ")[0]
    command = ("import", "list.csv") if group == "importers" else ("check",)
    told = installed.answerable(site.root, *command, PYTHONPATH=str(stranger))
    assert told.code == 2
    words = " ".join(told.err.split())
    assert f"the package 'stranger' adds '{name}' to 'answerable.{group}', and {why}" in words
    assert "pip uninstall stranger" in words


@pytest.mark.parametrize("kind", ["is of another kind", "is no function"])
def test_a_broken_package_stops_a_build_with_a_sentence(
    installed: Installed, site: SmallSite, stranger: Path, kind: str
) -> None:
    group, line, why = BROKEN[kind]
    points = stranger / "stranger-2.0.dist-info" / "entry_points.txt"
    points.write_text(f"[answerable.{group}]\n{line}\n")
    built = installed.build(site.root, PYTHONPATH=str(stranger))
    assert why in built.stopped
