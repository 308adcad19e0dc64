"""What a buyer does with a guide: answer by keyboard or thumb, go back, keep, change and send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from site_builder import Built
from visiting import Visit, served
from walked_site import GUIDE, with_guide

POOL = "guides/pool/"
SHELL = "?use=family&width=14&budget=50000&care=us&ground=rock"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

HOSTILE = [
    "?use=<script>alert(1)</script>", "?use=javascript:alert(1)", "?<img src=x onerror=alert(1)>=1",
    "?__proto__=family", "?use=family&use=laps", "?use=nothing", "?use=", "?colour=red",
    "?use=%E0%A4%A", "?" + "use=family&" * 400 + "use=laps",
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site with a guide."""
    return with_guide(tmp_path_factory.mktemp("walk") / "project").build()


@pytest.fixture(scope="module")
def walk(built: Built) -> Iterator[str]:
    """Return the address of the guide."""
    with served(built.folder) as address:
        yield address + POOL


@pytest.fixture
def phone(contexts: Any) -> Any:
    """Return a phone's window with scripts."""
    return contexts(360, "light", True)


def question(page: Any, words: str) -> Any:
    """Wait until a heading of the guide says these words, and return it."""
    held = page.locator(".ans-guide__question", has_text=words)
    held.wait_for(timeout=5000)
    return held


def asked(page: Any) -> dict[str, list[str]]:
    """Return the answers in the page's address."""
    return parse_qs(urlsplit(page.url).query)


def given(page: Any) -> list[str]:
    """Return the answers that the page lists."""
    return page.locator(".ans-guide__given dd > span").all_inner_texts()


def has_focus(held: Any) -> bool:
    return bool(held.evaluate("e => document.activeElement === e"))


def faults(page: Any) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def ready(page: Any) -> None:
    """Wait until the script has taken the guide over."""
    page.locator(".ans-guide__choices a[href*='?use=']").first.wait_for(timeout=5000)


def tab_to(page: Any, selector: str) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"no way to {selector} by the tabulator")


def test_a_buyer_comes_to_a_recommendation_by_keyboard_alone(phone: Any, walk: str) -> None:
    with Visit(phone, walk) as visit:
        page = visit.page
        ready(page)
        tab_to(page, "[data-answer=family]")
        page.keyboard.press("Enter")
        assert has_focus(question(page, "How wide should the water be?"))
        tab_to(page, "#ans-guide-number")
        page.keyboard.type("14 ft")
        page.keyboard.press("Enter")
        assert has_focus(question(page, "What may it cost?"))
        tab_to(page, "#ans-guide-number")
        page.keyboard.type("$50,000")
        page.keyboard.press("Enter")
        question(page, "Who cleans it?")
        tab_to(page, "[data-answer=us]")
        page.keyboard.press("Enter")
        question(page, "Is there rock")
        tab_to(page, "[data-answer=rock]")
        page.keyboard.press("Enter")
        assert has_focus(question(page, "These pools fit"))
        assert page.url == walk + SHELL
        assert given(page) == ["Play and cool off", "14 ft", "$50,000", "We do", "Yes"]
        assert page.title().startswith("Shell pool")
        assert page.locator("h1").count() == 1
        assert visit.sideways() <= 0
        assert visit.complaints == []


def test_back_and_forward_lead_through_the_answers(phone: Any, walk: str) -> None:
    with Visit(phone, walk) as visit:
        page = visit.page
        ready(page)
        page.locator("[data-answer=laps]").click()
        question(page, "How wide")
        page.locator("[data-answer=unsure]").click()
        question(page, "What may it cost?")
        page.go_back()
        assert has_focus(question(page, "How wide"))
        page.go_back()
        question(page, "What will you do in it?")
        assert page.title().startswith("Which pool fits")
        assert not page.locator(".ans-guide__given").is_visible()
        page.go_forward()
        page.go_forward()
        question(page, "What may it cost?")
        assert asked(page) == {"use": ["laps"], "width": ["unsure"]}
        assert visit.complaints == []


def test_a_number_that_makes_no_sense_is_answered_with_a_clear_word(phone: Any, walk: str) -> None:
    with Visit(phone, f"{walk}?use=family") as visit:
        page = visit.page
        question(page, "How wide")
        field, fault = page.locator("#ans-guide-number"), page.locator("#ans-guide-fault")
        for typed, words in (
            ("wide", "can't be read as a number"), ("", "can't be read as a number"),
            ("900", "from 6 ft to 40 ft"), ("5.9", "from 6 ft to 40 ft"), ("-8", "can't be read"),
        ):  # fmt: skip
            field.fill(typed)
            field.press("Enter")
            assert words in fault.inner_text()
            assert has_focus(field)
            assert field.get_attribute("aria-invalid") is not None
        assert faults(page) == []
        assert asked(page) == {"use": ["family"]}
        field.fill("6")
        field.press("Enter")
        question(page, "What may it cost?")
        assert asked(page)["width"] == ["6"]


def test_a_kept_address_opens_the_result_that_its_own_page_holds(
    phone: Any, built: Built, walk: str
) -> None:
    with Visit(phone, walk + SHELL) as visit:
        question(visit.page, "These pools fit")
        tables = visit.page.locator(".ans-advice table").all_inner_texts()
        assert visit.page.locator("[data-ways] button").count() == 2
        assert visit.complaints == []
    assert len(tables) == 2
    assert "Rock in the ground" in tables[0]
    ends = [page for name, page in built.pages.items() if "/advice/" in name]
    held = [["".join(e.text.split()) for e in page.all("table")] for page in ends]
    assert ["".join(table.split()) for table in tables] in held


@pytest.mark.parametrize("search", HOSTILE, ids=range(len(HOSTILE)))
def test_an_address_that_is_no_answer_asks_again_and_runs_nothing(
    phone: Any, walk: str, search: str
) -> None:
    with Visit(phone, walk + search) as visit:
        dialogs: list[Any] = []
        visit.page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
        visit.page.locator(".ans-guide__refused").wait_for(timeout=5000)
        assert (
            "doesn't belong to this guide" in visit.page.locator(".ans-guide__refused").inner_text()
        )
        question(visit.page, "What will you do in it?")
        visit.page.locator("[data-answer=laps]").click()
        question(visit.page, "How wide")
        assert asked(visit.page) == {"use": ["laps"]}
        assert visit.page.locator(".ans-guide__refused").count() == 0
        assert dialogs == []
        assert visit.complaints == []


def test_a_kept_address_of_a_guide_that_has_changed_keeps_what_still_holds(
    phone: Any, walk: str
) -> None:
    """The choice 'pond' and the question 'view' were taken out since."""
    with Visit(phone, f"{walk}?use=pond&view=yes&width=14&budget=10000-20000") as visit:
        question(visit.page, "What will you do in it?")
        assert visit.page.locator(".ans-guide__refused").is_visible()
        assert given(visit.page) == ["14 ft"]
        visit.page.locator("[data-answer=family]").click()
        question(visit.page, "What may it cost?")


def test_an_answer_is_changed_and_the_others_are_kept(phone: Any, walk: str) -> None:
    with Visit(phone, walk + SHELL) as visit:
        page = visit.page
        question(page, "These pools fit")
        page.get_by_role("link", name="Change: Width").click()
        question(page, "How wide")
        assert given(page) == ["Play and cool off", "$50,000", "We do", "Yes"]
        page.locator("#ans-guide-number").fill("20")
        page.get_by_role("button", name="Next").click()
        question(page, "These pools fit")
        assert asked(page) == parse_qs(SHELL[1:].replace("width=14", "width=20"))
        assert "Shell pool: You want more than 16 ft" in page.locator(".ans-no").inner_text()


def test_what_would_change_the_advice_is_tried_with_all_other_answers_kept(
    phone: Any, walk: str
) -> None:
    with Visit(phone, walk + SHELL) as visit:
        page = visit.page
        question(page, "These pools fit")
        page.locator("[data-turn=width]").first.click()
        question(page, "")
        page.wait_for_function("!location.search.includes('width=14')")
        assert {k: v for k, v in asked(page).items() if k != "width"} == {
            k: v for k, v in parse_qs(SHELL[1:]).items() if k != "width"
        }
        page.locator(".ans-guide__given").wait_for()
        page.get_by_role("link", name="Start again").click()
        question(page, "What will you do in it?")
        assert page.url == walk


def test_what_is_sent_is_seen_edited_and_goes_along(phone: Any, walk: str) -> None:
    with Visit(phone, walk + SHELL) as visit:
        page = visit.page
        question(page, "These pools fit")
        page.get_by_text("Send us your answers").click()
        field = page.get_by_label("All that is sent stands here")
        assert page.url in field.input_value()
        words = "Only this & <b>that</b>, 50 %\nMaren?"
        field.fill(words)
        link = page.get_by_role("link", name="Open a message with this text")
        address = link.get_attribute("href")
        assert address.startswith("mailto:ask@small.example.com?subject=")
        assert f"body={quote(words, safe='')}" in address
        assert visit.complaints == []


def test_what_is_open_is_only_what_this_buyer_was_not_sure_of(phone: Any, walk: str) -> None:
    unsure = SHELL.replace("rock", "unsure")
    with Visit(phone, walk + unsure) as visit:
        question(visit.page, "These pools fit")
        assert visit.page.locator("[data-open]").all_inner_texts() == [
            "Is there rock in the ground? Dig a hole."
        ]
    with Visit(phone, walk + SHELL) as visit:
        question(visit.page, "These pools fit")
        assert visit.page.locator("[data-open]").count() == 0


def test_without_scripts_every_step_is_a_page(contexts: Any, walk: str) -> None:
    with Visit(contexts(360, "light", False), walk) as visit:
        page = visit.page
        for words in ("Play and cool off", "up to 16 ft", "$41,237 or more", "We do", "Yes"):
            page.locator(".ans-guide__choices a", has_text=words).first.click()
        assert page.locator("h1").inner_text() == "These pools fit"
        assert "/advice/pools-" in page.url
        assert visit.sideways() <= 0
        page.locator(".ans-guide__given summary").last.click()
        page.locator(".ans-guide__given details[open] a", has_text="No").first.click()
        assert page.locator("h1").inner_text() == "These pools fit"
        assert "Rock in the ground" not in page.locator("table").first.inner_text()
        assert visit.complaints == []


def test_a_questions_own_page_leads_on_with_the_answers_that_it_knows(
    phone: Any, contexts: Any, walk: str
) -> None:
    with Visit(contexts(360, "light", False), walk) as bare:
        bare.page.locator(".ans-guide__choices a", has_text="Swim lengths").click()
        address = bare.page.url
    with Visit(phone, address) as visit:
        visit.page.locator("a[href*='?use=laps&width=']").first.wait_for(timeout=5000)
        visit.page.locator(".ans-guide__choices a", has_text="more than 24 ft").click()
        question(visit.page, "Who cleans it?")
        assert asked(visit.page) == {"use": ["laps"], "width": ["24-40"]}
        assert given(visit.page) == ["Swim lengths", "more than 24 ft"]


@pytest.mark.parametrize("fault", ["map is gone", "map is half", "pages are gone", "slow"])
def test_where_a_host_fails_the_links_lead_on(phone: Any, walk: str, fault: str) -> None:
    with Visit(phone, f"{walk}?unused") as visit:
        page = visit.page
        if fault == "map is gone":
            page.route("**/map.*.json", lambda route: route.abort())
        elif fault == "map is half":
            page.route("**/map.*.json", lambda route: route.fulfill(body='{"steps":[', status=200))
        elif fault == "slow":
            page.route("**/map.*.json", lambda route: None)
        page.goto(walk)
        if fault == "pages are gone":
            ready(page)
            page.route(
                "**/pool/width-*/",
                lambda route: (
                    route.continue_()
                    if route.request.resource_type == "document"
                    else route.abort()
                ),
            )
        page.locator("[data-answer=family]").click()
        page.wait_for_url("**/pool/width-*/")
        question(page, "How wide")


def test_a_guide_works_where_the_theme_changes_pages_without_loading_them(
    phone: Any, tmp_path: Path
) -> None:
    site = with_guide(tmp_path / "project")
    site.edit("mkdocs.yml", ("  font: false", "  font: false\n  features: [navigation.instant]"))
    with served(site.build(site_url="http://127.0.0.1/").folder) as address:
        # The theme follows the addresses of the sitemap, which are those of the site.
        folder = site.root / "site"
        for name in ("sitemap.xml",):
            text = (folder / name).read_text("utf-8").replace("http://127.0.0.1/", address)
            (folder / name).write_text(text, "utf-8")
        with Visit(phone, address) as visit:
            page = visit.page
            page.evaluate("window.kept = true")
            page.locator(f".ans-guides a[href$='{POOL}']").first.click()
            ready(page)
            assert page.evaluate("window.kept") is True
            page.locator("[data-answer=laps]").click()
            question(page, "How wide")
            page.locator("[data-answer=unsure]").click()
            question(page, "What may it cost?")
            page.go_back()
            question(page, "How wide")
            page.go_back()
            question(page, "What will you do in it?")
            page.go_back()
            page.wait_for_url(address)
            page.locator(".ans-guides").wait_for()
            page.go_forward()
            ready(page)
            page.locator("[data-answer=laps]").click()
            question(page, "How wide")
            assert asked(page) == {"use": ["laps"]}
            assert page.evaluate("window.kept") is True
            assert visit.complaints == []


def test_a_guide_opened_from_a_disk_leads_on_by_its_links(phone: Any, tmp_path: Path) -> None:
    site = with_guide(tmp_path / "project")
    folder = site.build(use_directory_urls=False).folder
    with Visit(phone, (folder / POOL / "index.html").as_uri()) as visit:
        visit.page.locator("[data-answer=family]").click()
        question(visit.page, "How wide")
        visit.page.locator("[data-answer=unsure]").click()
        question(visit.page, "What may it cost?")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("search", ["?use=family", "?use=pond&width=14", SHELL])
def test_axe_finds_nothing_in_a_guide_that_was_walked(
    contexts: Any, walk: str, width: int, scheme: str, search: str
) -> None:
    with Visit(contexts(width, scheme, True), walk + search) as visit:
        visit.page.locator(".ans-guide__given dd > a").first.wait_for(timeout=5000)
        if search == SHELL:
            visit.page.get_by_text("Send us your answers").click()
        assert faults(visit.page) == []
        assert visit.sideways() <= 0


def test_what_a_thumb_meets_is_large_enough(contexts: Any, walk: str) -> None:
    within = ".ans-guide :is(.ans-guide__choices a, button, input, summary, .ans-guide__given dd a)"
    for script, search in ((True, "?use=family"), (True, SHELL), (False, "")):
        with Visit(contexts(360, "light", script), walk + search) as visit:
            if script:
                visit.page.locator(".ans-guide__given dd > a").first.wait_for(timeout=5000)
            shown = [e for e in visit.page.locator(within).all() if e.is_visible()]
            assert shown
            for held in shown:
                assert held.bounding_box()["height"] >= 44, held.inner_text()


def test_words_that_are_too_long_scroll_nothing_sideways(contexts: Any, tmp_path: Path) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenband" * 2
    guide = GUIDE.replace("says: Swim lengths", f"says: {long}").replace(
        "short: Use", f"short: {long}"
    )
    with served(with_guide(tmp_path / "project", guide).build().folder) as address:
        for script in (True, False):
            with Visit(contexts(320, "light", script), address + POOL) as visit:
                assert visit.sideways() <= 0
                visit.page.locator("[data-answer=laps]").click()
                question(visit.page, "How wide")
                assert visit.sideways() <= 0


def test_a_recommendation_is_printed_with_its_first_option_whole(phone: Any, walk: str) -> None:
    with Visit(phone, walk + SHELL) as visit:
        page = visit.page
        question(page, "These pools fit")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 720, "height": 1000})
        first = page.locator(".ans-advice").first
        assert first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
        assert first.bounding_box()["height"] < 1000
        assert visit.sideways() <= 0
        assert not page.locator("[data-ways]").is_visible()
        assert not page.locator(".ans-guide__send").is_visible()
        assert page.locator(".ans-guide__sheet").is_visible()
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 360, "height": 800})
