"""What a buyer does with an estimate and a quote check: choose, read, send the address, print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from answerable.pages.wording import Wording, load_wording
from answerable.pricing import Choices, estimate
from answerable.shipped import own_overrides
from site_builder import ON, PROJECT, SmallSite
from visiting import NO_SCRIPTS, Visit, served

ESTIMATE = "pricing/fiberglass-pool/estimate/"
CHECK = "pricing/fiberglass-pool/quote-check/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

SHIFTS = """
new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value)).observe(
    { type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 300)
})
"""


def first(page: Any, part: str) -> Any:
    return page.locator(f'[data-part="{part}"]').first


def lines(page: Any) -> list[list[str]]:
    """Return what each line of the first estimate says: what, and how much."""
    rows = page.locator('[data-part="lines"]').first.locator("tr")
    return [
        [
            row.locator("th").evaluate("e => e.firstChild.textContent"),
            row.locator("td").inner_text(),
        ]
        for row in rows.all()
    ]


def choose(page: Any, *words: str) -> None:
    for choice in words:
        page.locator("label.ans-choice", has_text=choice).first.locator("input").check()


def asked(page: Any) -> dict[str, list[str]]:
    """Return the choices in the page's address."""
    return parse_qs(urlsplit(page.evaluate("location.href")).query)


@pytest.fixture
def visit(contexts: Any, address: str) -> Iterator[Visit]:
    """Return the estimate on a phone, which must complain of nothing and ask nobody else."""
    with Visit(contexts(360, "light", True), address + ESTIMATE) as visit:
        yield visit
        assert visit.complaints == []
        assert [url for url in visit.asked if not url.startswith(address)] == []


def test_before_anything_is_chosen_it_says_the_whole_range(visit: Visit) -> None:
    assert lines(visit.page)[0] == ["Fiberglass pool", "$58,000 to $94,000"]
    assert first(visit.page, "total").inner_text() == "$55,000 to $94,000"
    assert asked(visit.page) == {}


def test_each_choice_is_a_line_and_the_total_and_address_follow(visit: Visit) -> None:
    page = visit.page
    choose(page, "Heron", "A yard that falls", "You have the walk built", "Heat pump")
    assert lines(page) == [
        ["Heron, 14 x 30 ft", "$68,000 to $79,000"],
        ["A yard that falls more than 2 ft along the pool", "$6,000 to $22,000"],
        ["You have the walk built by somebody else", "less $4,500 to $7,000"],
        ["Heat pump", "$4,800 to $6,200"],
        [
            "A reduction for pools that we may dig between January 4 and February 26.",
            "less up to $3,000",
        ],
    ]
    assert first(page, "total").inner_text() == "$68,800 to $102,700"
    assert first(page, "sum").inner_text() == "$68,800 to $102,700"
    assert asked(page) == {
        "variant": ["heron"], "driver": ["slope", "own-walk"], "option": ["heat-pump"],
    }  # fmt: skip
    assert "For contracts signed by January 15." in page.locator("tbody small").first.inner_text()
    page.locator("label.ans-choice", has_text="Not decided yet").locator("input").check()
    assert "variant" not in asked(page)


def test_the_address_shows_the_choices_again(contexts: Any, address: str) -> None:
    url = f"{address}{ESTIMATE}?utm=x&variant=otter&driver=rock&option=robot#in-corrowin-valley"
    with Visit(contexts(1280, "light", True), url) as visit:
        page = visit.page
        assert [line[0] for line in lines(page)][:3] == [
            "Otter, 16 x 38 ft", "Rock in the hole", "Cleaning robot",
        ]  # fmt: skip
        assert page.locator("label.ans-choice", has_text="Otter").locator("input").is_checked()
        assert not first(page, "refused").is_visible()
        choose(page, "Salt system")
        assert asked(page)["utm"] == ["x"]
        assert asked(page)["option"] == ["salt-system", "robot"]
        assert page.evaluate("location.hash") == "#in-corrowin-valley"


@pytest.mark.parametrize(
    "query",
    [
        "variant=gull", "variant=wren&variant=otter", "driver=size", "option=%00",
        "driver=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E",
        "variant=%22%5D%2Cscript&driver=__proto__", "option=" + "x" * 5000,
    ],
)  # fmt: skip
def test_what_an_address_may_not_hold_is_left_out_with_a_word(
    contexts: Any, address: str, query: str
) -> None:
    with Visit(contexts(360, "light", True), f"{address}{ESTIMATE}?{query}") as visit:
        page = visit.page
        assert first(page, "refused").inner_text().startswith("The address of this page held")
        assert first(page, "total").inner_text() == "$55,000 to $94,000"
        assert page.evaluate("window.hit") is None
        assert page.locator("article img").count() == 0
        choose(page, "Rock in the hole")
        assert not first(page, "refused").is_visible()
        assert asked(page) == {"driver": ["rock"]}
        assert visit.complaints == []


def test_the_second_region_keeps_choices_of_its_own(visit: Visit) -> None:
    page = visit.page
    choose(page, "Rock in the hole", "Groundwater above")
    assert asked(page) == {
        "driver": ["rock"], "fiberglass-pool.pellamy-coast.driver": ["groundwater"],
    }  # fmt: skip
    page.reload()
    assert page.locator('[data-part="total"]').all_inner_texts() == [
        "$59,000 to $112,000", "$68,000 to $116,000",
    ]  # fmt: skip


def test_a_keyboard_is_enough_and_what_has_the_focus_is_never_covered(visit: Visit) -> None:
    page = visit.page
    page.locator("label.ans-choice input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press(" ")
    assert asked(page) == {"variant": ["heron"], "driver": ["rock"]}
    for _ in range(9):
        page.keyboard.press("Tab")
        lowest = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        total = page.locator(".ans-live__total").first.bounding_box()["y"]
        assert lowest <= total, page.evaluate("document.activeElement.value")


def test_the_total_stays_in_sight_and_is_heard(visit: Visit) -> None:
    total = visit.page.locator(".ans-live__total").first
    visit.page.locator("label.ans-choice", has_text="Wren").scroll_into_view_if_needed()
    box = total.bounding_box()
    assert 0 <= box["y"] <= 800 - box["height"]
    assert first(visit.page, "total").evaluate("e => e.tagName") == "OUTPUT"


def test_the_address_is_copied(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    with Visit(context, f"{address}{ESTIMATE}?driver=rock") as visit:
        first(visit.page, "copy").click()
        visit.page.get_by_text("The address is copied.").first.wait_for()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}{ESTIMATE}?driver=rock"
    context.close()


def test_where_copying_is_forbidden_a_word_says_what_to_do(visit: Visit) -> None:
    visit.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    first(visit.page, "copy").click()
    visit.page.get_by_text("Copying didn't work here.").first.wait_for()


def test_on_paper_stand_the_chosen_lines_only(contexts: Any, address: str) -> None:
    with Visit(contexts(1280, "light", True), f"{address}{ESTIMATE}?driver=rock") as visit:
        visit.page.emulate_media(media="print")
        text = visit.page.locator("article").inner_text()
        assert "Rock in the hole" in text
        assert "Salt system" not in text
        assert "Copy the address" not in text
        assert "Checked November 2, 2026" in text


@pytest.mark.parametrize("page", [ESTIMATE, CHECK])
@pytest.mark.parametrize("script", [True, False])
def test_without_a_script_no_dead_control_is_shown(
    contexts: Any, address: str, page: str, script: bool
) -> None:
    with Visit(contexts(360, "light", script), address + page) as visit:
        controls = visit.page.locator("article :is(input, button, form)")
        assert bool(controls.count()) is script
        sheet = visit.page.locator(".ans-estimate__adders, .ans-check__sheet").first
        assert sheet.is_visible() is not script


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path", [f"{ESTIMATE}?variant=wren&driver=x", f"{CHECK}?in=included-1&without=option-robot"]
)
def test_axe_finds_nothing_where_something_is_chosen_and_nothing_jumps(
    contexts: Any, address: str, path: str, width: int
) -> None:
    with Visit(contexts(width, "dark", True), address + path) as visit:
        assert visit.page.evaluate(SHIFTS) < 0.02
        violations = Axe().run(visit.page, options=OPTIONS).response["violations"]
        assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations] == []
        assert visit.sideways() <= 0


def test_the_page_says_what_python_reckons(contexts: Any, address: str) -> None:
    """The whole way: the catalogue, the built page, the browser's words."""
    content = SmallSite.at(PROJECT).content()
    held = content.catalogue.products["fiberglass-pool"]
    said: Wording = load_wording("en", "USD", (own_overrides(),))
    context = contexts(1280, "light", True)
    for variant, driver, option in (
        ("", "", ""), ("wren", "spoil", ""), ("otter", "rock", "patio"), ("", "rock", "patio"),
    ):  # fmt: skip
        choices = Choices(variant, frozenset({driver}), frozenset({option}))
        found = estimate(held, "corrowin-valley", choices, ON)
        assert found is not None
        chosen = {"variant": variant, "driver": driver, "option": option}
        query = "&".join(f"{name}={id}" for name, id in chosen.items() if id)
        with Visit(context, f"{address}{ESTIMATE}?{query}") as visit:
            assert [what for what, _ in lines(visit.page)] == [line.what for line in found.lines]
            assert found.low is not None
            assert found.high is not None
            wanted = said("range.both", low=said.money(found.low), high=said.money(found.high))
            assert first(visit.page, "total").inner_text() == wanted


def left_out(page: Any) -> list[str]:
    items = page.locator("li[data-item]:visible")
    return [item.get_attribute("data-item") for item in items.all()]


def test_a_quote_check_shows_what_is_left_out_and_what_that_costs(
    contexts: Any, address: str
) -> None:
    with Visit(contexts(360, "light", True), address + CHECK) as visit:
        page = visit.page
        assert left_out(page) == []
        assert first(page, "hint").is_visible()
        forms = page.locator("form.ans-live__form").first
        ticks = forms.get_by_label("In the quote")
        for number in range(ticks.count()):
            ticks.nth(number).check()
        assert first(page, "whole").is_visible()
        forms.get_by_role("group", name="Rock in the hole").get_by_label("In the quote").uncheck()
        forms.get_by_role("group", name="Heat pump").get_by_label("In the quote").uncheck()
        assert left_out(page) == ["driver-rock", "option-heat-pump"]
        assert first(page, "sum").inner_text() == "$8,800 to $24,200"
        assert not first(page, "unpriced").is_visible()
        assert (
            "does your price hold if this comes up?"
            in page.locator("[data-group]:visible").first.inner_text()
        )
        forms.get_by_role("group", name="Heat pump").get_by_label("Not needed").check()
        assert left_out(page) == ["driver-rock"]
        assert asked(page)["without"] == ["option-heat-pump"]
        page.reload()
        assert left_out(page) == ["driver-rock"]
        assert visit.complaints == []
        assert [url for url in visit.asked if not url.startswith(address)] == []


def test_one_thing_is_either_in_a_quote_or_not_needed(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), f"{address}{CHECK}?in=option-robot") as visit:
        group = visit.page.get_by_role("group", name="Cleaning robot")
        group.get_by_label("Not needed").check()
        assert not group.get_by_label("In the quote").is_checked()
        assert asked(visit.page) == {"without": ["option-robot"]}


def test_who_has_ticked_nothing_prints_the_sheet(contexts: Any, address: str) -> None:
    with Visit(contexts(1280, "light", True), address + CHECK) as visit:
        visit.page.emulate_media(media="print")
        assert "☐" in visit.page.locator("article").inner_text()
        visit.page.emulate_media(media="screen")
        visit.page.get_by_label("In the quote").first.check()
        visit.page.emulate_media(media="print")
        first_check = visit.page.locator(".ans-check").first.inner_text()
        assert "☐" not in first_check
        assert "What it leaves out, and what to ask" in first_check


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose theme changes pages without loading them anew."""
    site = SmallSite(tmp_path_factory.mktemp("instant") / "project")
    site.edit("mkdocs.yml", ("  font: false", "  font: false\n  features: [navigation.instant]"))
    folder = site.root / "site"
    with served(folder) as address:
        site.build(to=folder, site_url=address)  # the theme looks into the sitemap
        yield address


def test_it_starts_where_the_theme_changes_pages_without_loading_them(
    contexts: Any, instant: str
) -> None:
    with Visit(contexts(1280, "light", True), f"{instant}pricing/shell/") as visit:
        page = visit.page
        page.evaluate("window.same = true")
        for _ in range(2):
            page.locator("article a", has_text="estimate your own price").click()
            first(page, "total").wait_for()
            assert page.locator("form.ans-live__form").count() == 1
            choose(page, "Rock in the ground")
            assert json.dumps(lines(page)).count("Rock in the ground") == 1
            page.locator("article a", has_text="check a quote").click()
            page.get_by_role("group", name="Fence").get_by_label("In the quote").check()
            assert left_out(page) == ["included-1", "driver-rock", "option-heater"]
            page.locator("article a", has_text="Shell pool: what it costs").click()
            page.locator(".ans-pricing").first.wait_for()
        assert page.evaluate("window.same") is True
        assert visit.complaints == []


def test_without_the_script_that_was_lost_the_tables_stay(contexts: Any, address: str) -> None:
    context = contexts(360, "light", True)
    context.route("**/estimates/**", lambda route: route.abort())
    try:
        with Visit(context, address + ESTIMATE) as visit:
            assert visit.page.locator(".ans-estimate__adders").first.is_visible()
            assert visit.page.locator("article input").count() == 0
    finally:
        context.unroute("**/estimates/**")


def test_where_no_script_may_run_the_tables_stand(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), address + ESTIMATE + NO_SCRIPTS) as visit:
        assert visit.page.locator(".ans-estimate__adders").first.is_visible()
