"""The search under attack in a browser: odd words, failing hosts, old tabs, two sites on a host.

Whatever goes wrong, a buyer finds an answer, or reads what to do next, or reaches the list of all.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evil_site import put_markup_everywhere
from faulty_host import Host, hosted
from site_builder import PROJECT, Built, SmallSite
from visiting import Visit

POLICED = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("policy", violatedDirective, blockedURI))
"""

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })
"""

FAILED = ["The search can't load its words right now.", "Try again", "All answers by topic"]
NOTHING = "Nothing here answers that yet."
SHELL = "What does a shell pool cost?"
CALL = "What happens on the first call?"


class Search:
    """The search on an open page, as a buyer uses it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.page = visit.page
        self.field = self.page.locator(".md-search__input")
        self.box = self.page.locator("[data-md-component=search]")

    def type(self, words: str) -> Search:
        """Type words behind those that are there."""
        self.field.click()
        self.page.keyboard.type(words)
        return self

    def put(self, words: str) -> Search:
        """Put words in the place of those that are there, as pasting does."""
        self.field.click()
        self.field.fill(words)
        return self

    def until(self, state: str, seconds: float = 5) -> Search:
        """Wait until the search says that it has come to an end."""
        self.page.locator(f"[data-ans-state={state}]").wait_for(timeout=seconds * 1000)
        return self

    def emptied(self) -> Search:
        """Wait until the list is empty: the theme and the box hear of an answer by two ways."""
        self.page.locator(".md-search-result__item").first.wait_for(state="detached")
        return self

    def found(self, title: str) -> Search:
        """Wait until a page is in the list."""
        self.page.locator(".md-search-result__item h1", has_text=title).first.wait_for()
        return self.until("found")

    def again(self) -> None:
        """Press the button that tries once more; what was said before is forgotten."""
        self.box.evaluate("box => box.removeAttribute('data-ans-state')")
        self.page.get_by_role("button", name="Try again").click()

    @property
    def titles(self) -> list[str]:
        """The titles in the list."""
        return list(self.page.locator(".md-search-result__item h1").all_inner_texts())

    @property
    def shown(self) -> list[str]:
        """What the box below the results shows."""
        parts = self.page.locator(".ans-search :is([role=status] > p, span, a, button):visible")
        return [text.strip() for text in parts.all_inner_texts()]


@pytest.fixture(scope="module")
def window(browser: Any) -> Iterator[Any]:
    """Return a window that tells of each breach of a page's policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(POLICED)
    context.set_default_timeout(6000)
    yield context
    context.close()


ZEBRA = ("A zebra swims.", "title: Zebras and first calls", "id: zebra")


def made(folders: pytest.TempPathFactory, name: str) -> SmallSite:
    """Return a small site of its own."""
    return SmallSite(folders.mktemp(name) / "project")


def built(site: SmallSite) -> Built:
    """Build a site, which must go well."""
    done = site.build()
    assert not done.stopped, done.log
    return done


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site with one page more."""
    return built(made(tmp_path_factory, "newer").article(*ZEBRA, name="process/zebra.md"))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site with one page more, and with another reader."""
    site = made(tmp_path_factory, "changed").article(*ZEBRA, name="process/zebra.md")
    results = (PROJECT / "overrides" / "search" / "results.js").read_text("utf-8")
    return built(site.write("overrides/search/results.js", results.replace("1.001", "1.002")))


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site with a file instead of a folder for each page."""
    site = made(tmp_path_factory, "flat")
    return built(site.edit("mkdocs.yml", ("docs_dir:", "use_directory_urls: false\ndocs_dir:")))


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site whose pages the theme puts in each other's place."""
    feature = "  font: false\n  features: [navigation.instant]"
    return built(made(tmp_path_factory, "instant").edit("mkdocs.yml", ("  font: false", feature)))


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory, newer: Built) -> Path:
    """Return a folder with an English and a German site."""
    german = made(tmp_path_factory, "german").edit("settings.yml", ("language: en", "language: de"))
    german.edit("articles/comparisons/shell-vs-liner.md", ("We sell", "Wir verkaufen"))
    folder = tmp_path_factory.mktemp("languages")
    shutil.copytree(newer.folder, folder / "en")
    shutil.copytree(built(german).folder, folder / "de")
    return folder


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site with markup in every field."""
    return built(put_markup_everywhere(made(tmp_path_factory, "evil")))


@pytest.fixture
def host(small: Built) -> Iterator[Host]:
    """Return a host of the small site."""
    with hosted(small.folder) as host:
        yield host


@pytest.fixture
def search(window: Any, host: Host) -> Iterator[Search]:
    """Return the search on an article, of which nothing complains at the end."""
    with Visit(window, f"{host.address}cost/shell/") as visit:
        yield Search(visit)
        assert visit.complaints == []


# What people type


def test_ten_thousand_signs_freeze_nothing_and_fetch_little(search: Search, host: Host) -> None:
    search.put("shell pool ").found(SHELL)
    before, began = len(host.asked), time.monotonic()
    long_words = (f"{chr(97 + n % 26) * 3}qwxzvj{chr(97 + n // 26) * 40}" for n in range(200))
    search.put(" ".join(long_words)[:9_990] + " zzz").until("nothing")
    search.put("q" * 10_000 + " shell").until("nothing")
    search.put("1,1" * 3_000).until("nothing")
    search.put("shell pool " * 1_000).found(SHELL)
    assert time.monotonic() - began < 6
    assert len(host.asked) - before <= 40


def test_words_that_say_nothing_find_nothing(search: Search) -> None:
    shouted = ("?!… - ()", "%", "\\", "\ud83c", "$&")
    for words in ("the of and", "🏊\u200d♀️🏊", "بركة السباحة", "\u202eqqqq\u202c", *shouted):
        search.put("shell pool").found(SHELL)
        search.put(words).until("nothing").emptied()
        assert NOTHING in search.shown, words


def test_two_letters_are_only_a_beginning(search: Search) -> None:
    """Whoever has typed no more isn't told that there is nothing."""
    search.put("sh").until("begun").emptied()
    assert NOTHING not in search.shown
    search.put("shel").until("found")


def test_markup_in_a_query_is_text(search: Search) -> None:
    search.put("<img src=x onerror=alert(1)> shell </li><script>alert(1)</script> \"'")
    search.found(SHELL)
    assert search.box.locator("img, script").count() == 0
    assert "onerror" in search.page.locator(".ans-search__instead").inner_text()


def test_markup_in_what_is_found_is_text(window: Any, evil: Built) -> None:
    with hosted(evil.folder) as host, Visit(window, host.address) as visit:
        search = Search(visit)
        tags: list[str] = []
        for words in ("evil tag", "shell pool", "anna", "brook"):
            search.put(f"{words} ").until("found")
            assert search.titles
            tags += search.box.locator(".ans-about > span").all_inner_texts()
            assert search.box.locator("ans-evil, img, script, del *").count() == 0
        assert any("<ans-evil>" in title for title in search.titles)
        assert visit.page.evaluate("document.querySelectorAll('ans-evil').length") == 0
        assert any("<ans-evil>" in tag for tag in tags)
        assert visit.complaints == []


def test_a_fast_typist_gets_the_answer_to_the_last_words(search: Search) -> None:
    search.type("what happens on the first call?").found(CALL)
    assert search.titles[0] == CALL
    for _ in range(5):
        search.page.keyboard.press("Control+A")
        search.page.keyboard.type("shell")
        search.page.keyboard.press("Control+A")
        search.page.keyboard.type("first call")
    search.page.wait_for_timeout(400)
    assert search.titles[0] == CALL


def test_what_is_pasted_is_searched_before_a_key_is_released(search: Search) -> None:
    search.field.click()
    search.page.locator(".ans-search").wait_for(state="attached")
    search.page.keyboard.insert_text("first call")
    search.found(CALL)


def test_an_answer_that_comes_late_is_not_shown_for_other_words(search: Search, host: Host) -> None:
    search.type("shell").found(SHELL)
    host.faults["terms/"] = "late"
    search.put("liner").page.locator("button[type=reset]").click()
    search.page.wait_for_timeout(600)
    assert search.titles == []
    assert search.shown == ["All answers by topic"]
    search.page.keyboard.type("x")
    assert NOTHING not in search.shown
    search.put("mosaic").put("shell").found(SHELL)
    first = search.titles
    search.page.wait_for_timeout(600)
    assert search.titles == first


def test_a_failure_that_comes_late_is_not_told_of_other_words(search: Search, host: Host) -> None:
    search.put("shell ").found(SHELL)
    host.faults["terms/"] = "late and gone"
    before = len(host.asked)
    search.put("warranty ").put("shell ").found(SHELL)
    first = search.titles
    search.page.wait_for_timeout(600)
    assert len(host.asked) > before
    assert (search.titles, FAILED[0] in search.shown) == (first, False)
    search.visit.complaints.clear()


# Hosts that fail


@pytest.mark.parametrize("part", ["search/reader", "search/root", "terms/", "pages/"])
def test_a_file_that_cannot_be_had_is_told_and_had_again(
    window: Any, host: Host, part: str
) -> None:
    host.fast = True
    with Visit(window, f"{host.address}cost/shell/") as visit:
        search = Search(visit)
        for fault in ("gone", "page", "half", "never"):
            host.faults = {part: fault}
            if search.field.input_value():
                search.again()
            else:
                search.put("shell pool")
            search.until("failed")
            assert search.shown == FAILED, fault
            assert search.titles == []
        host.faults = {}
        search.again()
        search.found(SHELL)
        host.faults = {"search/(terms|pages)": "gone"}
        search.put("mosaic ").until("failed")
        host.faults = {}
        search.type("pool").until("found")
        assert not [said for said in visit.complaints if "policy" in said]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("search_index", "half"), ("search_index", "never"), ("search/slot", "gone"),
    ],
)  # fmt: skip
def test_a_search_that_never_began_is_told_and_begins_on_the_page_of_all_answers(
    window: Any, host: Host, part: str, fault: str
) -> None:
    host.fast, host.faults = True, {part: fault}
    with Visit(window, f"{host.address}cost/shell/") as visit:
        search = Search(visit).put("shell pool").until("failed")
        assert search.shown == FAILED
        host.faults = {}
        search.page.get_by_role("button", name="Try again").click()
        search.page.wait_for_url("**/search/?query=shell+pool")
        search.found(SHELL)


def test_a_stub_that_was_missing_for_a_moment_is_read_a_little_later(
    window: Any, host: Host
) -> None:
    host.fast, host.faults = True, {"search_index": "gone"}
    with Visit(window, f"{host.address}cost/shell/") as visit:
        host.faults = {}
        Search(visit).put("first call").found(CALL)


def test_what_stands_around_the_search_comes_later_where_its_script_was_missing(
    window: Any, host: Host
) -> None:
    host.faults = {r"search/page\.": "gone"}
    with Visit(window, f"{host.address}cost/shell/") as visit:
        search = Search(visit).type("shell pool")
        search.page.keyboard.press("Shift")
        search.page.locator(".md-search-result__item").first.wait_for()
        host.faults = {}
        search.field.blur()
        search.field.focus()
        search.page.locator("[data-way=all]").wait_for()
        assert [said for said in visit.complaints if "404" not in said] == []


def test_a_host_that_answers_everything_with_a_page_leads_to_the_list(
    window: Any, host: Host
) -> None:
    host.fast = True
    with Visit(window, f"{host.address}cost/shell/") as visit:
        host.faults = {"search/(?!page|$)": "page"}
        search = Search(visit).put("shell pool").until("failed")
        search.page.locator("[data-way=all]").click()
        search.page.wait_for_url("**/search/")
        assert search.page.get_by_role("link", name=CALL).first.is_visible()


def test_without_a_network_it_fails_at_once_and_recovers(search: Search, host: Host) -> None:
    search.put("shell pool").found(SHELL)
    search.page.context.set_offline(True)
    search.put("mosaic").until("failed")
    search.page.context.set_offline(False)
    search.again()
    search.until("found")
    search.visit.complaints.clear()


# New versions of the site


@pytest.mark.parametrize(
    ("version", "searched"), [("newer", True), ("changed", False), ("changed", True)]
)
def test_an_old_tab_finds_the_pages_of_a_new_version(
    window: Any, host: Host, request: pytest.FixtureRequest, version: str, searched: bool
) -> None:
    with Visit(window, f"{host.address}cost/shell/") as visit:
        search = Search(visit)
        if searched:
            search.put("liner").until("found")
        host.folder = request.getfixturevalue(version).folder
        search.put("what happens if a zebra swims").found("Zebras and first calls")
        assert not [said for said in visit.complaints if "404" not in said]


# Places


def test_two_sites_below_one_host_do_not_disturb_each_other(
    window: Any, two_languages: Path
) -> None:
    with (
        hosted(two_languages) as host,
        Visit(window, f"{host.address}en/cost/shell/") as english,
        Visit(window, f"{host.address}de/cost/shell/") as german,
    ):
        host.packed = True
        here, there = Search(english), Search(german)
        here.put("zebra").found("Zebras and first calls")
        there.put("zebra").until("nothing")
        assert here.shown == ["Not what you meant?", "Ask us this question", "All answers by topic"]
        here.put("first call")
        there.put("liner").until("found")
        here.found(CALL)
        assert (
            there.page.locator(".md-search-result__link")
            .first.get_attribute("href")
            .startswith(f"{host.address}de/")
        )
        here.page.locator(".md-search-result__link", has_text=CALL).first.click()
        here.page.wait_for_url("**/en/process/first-call/*")
        assert (english.complaints, german.complaints) == ([], [])


def test_two_tabs_that_type_at_once_get_each_its_own(
    search: Search, window: Any, host: Host
) -> None:
    with Visit(window, host.address) as visit:
        other = Search(visit)
        search.field.click()
        other.field.click()
        for one, two in zip("shell pool cost", "first call ever", strict=True):
            search.page.keyboard.type(one)
            other.page.keyboard.type(two)
        search.found(SHELL)
        other.found(CALL)
        assert other.titles[0] == CALL
        assert CALL not in search.titles
        assert visit.complaints == []


def test_a_site_without_folders_for_pages_is_searched_and_read_from_disk(
    window: Any, flat: Built
) -> None:
    with hosted(flat.folder) as host, Visit(window, f"{host.address}cost/shell.html") as visit:
        search = Search(visit).put("first call").found(CALL)
        search.page.locator(".md-search-result__link", has_text=CALL).first.click()
        search.page.wait_for_url("**/process/first-call.html*")
        assert visit.complaints == []
    with Visit(window, (flat.folder / "cost" / "shell.html").as_uri()) as visit:
        assert not visit.page.locator(".md-search__input").is_visible()
        visit.page.locator(".ans-all").click()
        assert visit.page.locator("h1").inner_text() == "All answers"
        visit.page.locator("article").get_by_role("link", name=CALL).first.click()
        assert visit.page.locator("h1").inner_text().startswith(CALL)


def test_pages_that_the_theme_loads_at_once_keep_the_search(window: Any, instant: Built) -> None:
    with hosted(instant.folder) as host:
        map_of_site = instant.folder / "sitemap.xml"
        pages = map_of_site.read_text("utf-8").replace("https://small.example.com/", host.address)
        map_of_site.write_text(pages, "utf-8")
        visit = Visit(window, f"{host.address}cost/shell/")
        search = Search(visit)
        visit.page.evaluate("window.same = true")
        visit.page.wait_for_load_state("networkidle")
        for words, title, place in (
            ("first call", CALL, "process/first-call/"), ("shell pool cost", SHELL, "cost/shell/"),
        ):  # fmt: skip
            search.put(words).found(title)
            search.page.locator(".md-search-result__link", has_text=title).first.click()
            search.page.wait_for_url(f"{host.address}{place}*")
            search.page.locator("article.md-content__inner h1", has_text=title).wait_for()
            search.page.wait_for_timeout(200)  # the theme closes the search a moment later
        search.put("zebra").until("nothing")
        assert search.page.locator("[data-way=all]").get_attribute("href") == (
            f"{host.address}search/"
        )
        assert visit.page.evaluate("window.same")
        assert visit.complaints == []


# Browsers that lack something


def test_without_a_channel_the_search_works(browser: Any, host: Host) -> None:
    host.before["search/slot"] = b"delete self.BroadcastChannel;"
    context = browser.new_context()
    context.add_init_script(POLICED + "delete window.BroadcastChannel")
    with Visit(context, f"{host.address}cost/shell/") as visit:
        search = Search(visit).put("shell pool").found(SHELL)
        assert search.shown[-1] == "All answers by topic"
        host.faults["terms/"] = "gone"
        search.put("mosaic")
        search.page.wait_for_timeout(300)
        assert search.titles == []
        assert search.shown[-1] == "All answers by topic"
    context.close()


def test_without_storage_the_search_works(browser: Any, host: Host) -> None:
    context = browser.new_context()
    context.add_init_script(POLICED + NO_STORAGE)
    with Visit(context, f"{host.address}cost/shell/") as visit:
        Search(visit).put("shell pool").found(SHELL)
    context.close()
