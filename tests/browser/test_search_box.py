"""What stands around the search: the box below its results, the way by Tab, the link without it.

Once the worker has answered, the test speaks in its place, over the channel on which it speaks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import sleep
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe

from site_builder import SmallSite
from visiting import KINDS, NO_SCRIPTS, Visit, served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

LISTEN = """() => {
  window.heard = []
  window.channel = new BroadcastChannel("answerable-search/search/")
  window.channel.onmessage = ({ data }) => {
    window.heard.push(data)
    document.body.dataset.heard = JSON.stringify(window.heard)
    if (data.whole) document.body.dataset.answered = JSON.stringify(data.words)
  }
}"""
"""Keeps what is said over the channel; a page's policy lets nothing else be waited for."""

LINK = ".md-search-result__link"

SHIFTS = """
new Promise(done => {
  const shifted = []
  new PerformanceObserver(list => shifted.push(...list.getEntries())).observe(
    { type: "layout-shift", buffered: true })
  setTimeout(() => done(shifted.flatMap(one => one.sources).map(one => one.node?.outerHTML)), 300)
})
"""
"""What has moved on a page since it was opened, whatever it measures."""


def opened(visit: Visit, words: str = "") -> Any:
    """Open the search, type words, and return the page once the box is there."""
    page = visit.page
    page.evaluate(LISTEN)
    if page.viewport_size["width"] < 960:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").click()
    page.locator(".ans-search").wait_for(state="attached")
    hear(page, "focus")
    if words:
        page.keyboard.type(words)
        page.keyboard.press("Shift")  # No key is released for a letter that the keyboard lacks.
        hear(page, words, "answered")
        page.wait_for_timeout(50)
    return page


def hear(page: Any, key: str, among: str = "heard") -> None:
    """Wait until something was said that holds a key or a value, or words were answered whole."""
    said = json.dumps(key, ensure_ascii=False)[1:-1]
    held = said.replace("\\", "\\\\").replace('"', '\\"')
    page.locator(f'body[data-{among}*="{held}"]').wait_for()


def say(page: Any, words: str, state: str, corrected: str = "") -> None:
    """Say what the worker says of some words."""
    said = {"words": words, "state": state, "corrected": corrected}
    page.evaluate("said => window.channel.postMessage(said)", said)
    page.wait_for_timeout(100)


def shown(page: Any) -> list[str]:
    """Return the texts of what the box shows."""
    parts = page.locator(".ans-search :is([role=status] > p, span, a, button):visible")
    return [text.strip() for text in parts.all_inner_texts()]


STATES = {
    "found": ["Not what you meant?", "Ask us this question", "All answers by topic"],
    "nothing": ["Nothing here answers that yet.", "Ask us this question", "All answers by topic"],
    "failed": [
        "The search can't load its words right now.", "Try again", "All answers by topic",
    ],
}  # fmt: skip


@pytest.fixture
def visit(contexts: Any, address: str) -> Iterator[Visit]:
    """Return an article in a wide window, which must complain of nothing."""
    with Visit(contexts(1280, "light", True), address + KINDS["article"]) as visit:
        yield visit
        assert visit.complaints == []


def test_nothing_of_it_is_loaded_before_somebody_searches(visit: Visit) -> None:
    visit.page.wait_for_timeout(200)
    assert not [url for url in visit.asked if "/search/page." in url]
    page = opened(visit)
    assert len([url for url in visit.asked if "/search/page." in url]) == 1
    assert shown(page) == ["All answers by topic"]
    assert page.evaluate("window.heard.every(said => said.focus || !said.words)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_state_says_what_it_is_and_breaks_no_rule(
    contexts: Any, address: str, width: int, scheme: str
) -> None:
    with Visit(contexts(width, scheme, True), address + KINDS["hub"]) as visit:
        page = opened(visit, "price")
        page.locator(".md-search-result__item").first.wait_for()
        for state, wanted in STATES.items():
            say(page, "price", state)
            assert shown(page) == wanted
            assert page.locator(".ans-search").evaluate("b => b.getBoundingClientRect().height") > 0
            violations = Axe().run(page, options=OPTIONS).response["violations"]
            assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations] == []
            assert visit.sideways() <= 0
        assert visit.complaints == []


def test_what_the_worker_says_of_other_words_is_left_alone(visit: Visit) -> None:
    page = opened(visit, "price")
    say(page, "price", "nothing")
    say(page, "price of a pool", "found")
    assert shown(page) == STATES["nothing"]
    say(page, "price", "found")
    assert shown(page) == STATES["found"]
    page.locator("button[type=reset]").click()
    page.wait_for_timeout(100)
    assert shown(page) == ["All answers by topic"]


def test_the_question_goes_along_to_where_buyers_ask(visit: Visit) -> None:
    typed = 'how deep? 50% + <b> & "more" ü'
    page = opened(visit, typed)
    say(page, typed, "nothing")
    href = page.locator("[data-way=ask]").get_attribute("href")
    assert href.startswith("mailto:ask@dapplewell.example.com?subject=")
    assert "+" not in href
    assert unquote(href.partition("&body=")[2]) == typed
    page.locator(".md-search__input").fill("🏊" * 600)
    href = page.locator("[data-way=ask]").get_attribute("href")
    assert unquote(href.partition("&body=")[2]) == "🏊" * 500


def test_what_no_page_says_is_told_once(visit: Visit) -> None:
    page = opened(visit, "pool xylophon ")
    line = page.locator(".ans-search__instead")
    assert line.inner_text() == "No page here says “xylophon”."
    assert page.locator(".md-search-result__terms", has_text="xylophon").count() == 0


def test_a_result_says_what_it_is_about_at_what_price_and_of_when(visit: Visit) -> None:
    page = opened(visit, "fiberglass pool: what it costs ")
    result = page.locator(".md-search-result__item").first
    assert result.locator(".ans-about > span").all_inner_texts() == [
        "Cost", "Fiberglass pool", "$58,000 to $114,000", "as of November 16, 2026",
    ]  # fmt: skip
    assert page.locator(".md-search-result nav").count() == 0


def test_words_that_were_mended_are_named_as_they_are(visit: Visit) -> None:
    page = opened(visit, "pricee")
    line = page.locator(".ans-search__instead")
    assert not line.is_visible()
    say(page, "pricee", "found", "<b>$& price</b>")
    assert line.inner_text() == "Showing results for <b>$& price</b>."
    say(page, "pricee", "found")
    assert not line.is_visible()


def test_a_search_that_failed_can_be_tried_again(visit: Visit) -> None:
    page = opened(visit, "price")
    say(page, "price", "failed")
    assert not page.locator(".md-search-result__meta").is_visible()
    page.get_by_role("button", name="Try again").press(" ")
    hear(page, "retry")
    assert page.evaluate("document.activeElement.name") == "query"
    say(page, "price", "found")
    assert page.locator(".md-search-result__meta").is_visible()


def test_the_links_are_reached_by_tab_and_left_by_it(visit: Visit) -> None:
    page = opened(visit, "price")
    say(page, "price", "found")
    focused = "document.activeElement.textContent.trim()"
    is_open = "document.querySelector('#__search').checked"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.activeElement.matches('{LINK}')")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "Ask us this question"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "All answers by topic"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == "Ask us this question"
    assert page.evaluate(is_open)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.evaluate(is_open)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.name") == "query"


def test_the_arrow_keys_walk_through_results_and_escape_closes(visit: Visit) -> None:
    page = opened(visit, "fiberglass or vinyl ")
    results = page.locator(LINK)
    focused = f"[...document.querySelectorAll('{LINK}')].indexOf(document.activeElement)"
    for key, wanted in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        assert page.evaluate(focused) == wanted
    assert results.first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    for _ in range(2):
        page.keyboard.press("Escape")
        assert not page.evaluate("document.querySelector('#__search').checked")
        page.locator(".md-search__input").click()
        page.wait_for_timeout(300)  # The theme opens the search a moment after the field is used.
        page.locator("[data-way=ask]").focus()


@pytest.mark.parametrize("width", [360, 1280])
def test_enter_opens_the_section_that_answers(contexts: Any, address: str, width: int) -> None:
    with Visit(contexts(width, "light", True), address) as visit:
        page = opened(visit, "fiberglass or vinyl ")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}comparisons/fiberglass-vs-vinyl-liner/#side-by-side")


def test_the_link_by_topic_leads_to_the_list(visit: Visit, address: str) -> None:
    page = opened(visit, "price")
    page.locator("[data-way=all]").click()
    page.wait_for_url(f"{address}search/")


def test_results_are_heard_and_their_list_has_a_name(visit: Visit) -> None:
    page = opened(visit, "price")
    page.locator(".md-search-result__item").first.wait_for()
    assert "matching" in page.get_by_role("status").filter(has_text="matching").inner_text()
    assert page.get_by_role("list", name="Answers found").is_visible()


@pytest.mark.parametrize("name", ["query", "q"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_address_of_the_list_takes_words(
    contexts: Any, address: str, width: int, name: str
) -> None:
    with Visit(contexts(width, "light", True), f"{address}search/?{name}=heat+pump") as visit:
        visit.page.locator(".md-search-result__item").first.wait_for()
        assert visit.page.locator(".md-search__input").input_value() == "heat pump"
        assert visit.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["article", "lost"])
def test_without_scripts_a_link_stands_where_the_search_would(
    contexts: Any, address: str, kind: str, width: int
) -> None:
    with Visit(contexts(width, "light", False), address + KINDS[kind]) as visit:
        link = visit.page.locator(".md-header .ans-all")
        assert link.inner_text() == "All answers"
        assert link.is_visible()
        assert link.locator("svg").is_visible()
        box = link.bounding_box()
        assert box["x"] + box["width"] <= width
        assert visit.sideways() <= 0
        link.click()
        assert visit.page.locator("h1").inner_text() == "All answers"


@pytest.mark.parametrize("width", [360, 1280])
def test_with_scripts_the_link_goes_and_moves_nothing_also_where_they_come_late(
    browser: Any, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.route("**/bundle.*.js", lambda route: (sleep(0.7), route.continue_()))
    with Visit(context, address + KINDS["article"]) as visit:
        assert not visit.page.locator(".ans-all").is_visible()
        assert visit.page.evaluate(SHIFTS) == []
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_where_no_worker_can_be_made_the_link_takes_the_place_of_the_search(
    browser: Any, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script("window.Worker = class { constructor() { throw new Error('none') } }")
    with Visit(context, address + KINDS["article"]) as visit:
        assert visit.page.locator(".ans-all span").is_visible()
        for idle in (".md-search", "[for=__search]"):
            found = visit.page.locator(idle)
            assert not any(found.nth(n).is_visible() for n in range(found.count())), idle
    context.close()


def test_where_scripts_are_stopped_the_link_is_there_too(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["article"] + NO_SCRIPTS) as visit:
        assert visit.page.locator(".ans-all").is_visible()


def test_a_form_takes_the_words_as_a_parameter(
    contexts: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = SmallSite(tmp_path_factory.mktemp("form") / "project")
    asked = "ask: https://small.example.com/form?from=site#ask\nask_words: my words"
    built = site.edit("settings.yml", ("ask: mailto:ask@small.example.com", asked)).build()
    assert not built.stopped, built.log
    with served(built.folder) as address, Visit(contexts(1280, "light", True), address) as visit:
        page = opened(visit, "how deep & wide?")
        assert page.locator("[data-way=ask]").get_attribute("href") == (
            "https://small.example.com/form?from=site&my%20words=how%20deep%20%26%20wide%3F#ask"
        )
