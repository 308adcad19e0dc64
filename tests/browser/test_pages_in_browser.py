"""The sample's pages in a real browser: quiet, whole, readable on a phone, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from visiting import KINDS, WAYS, Visit


@pytest.mark.parametrize(("width", "scheme", "script"), WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_whole_and_asks_nobody_else(
    contexts: Any, address: str, kind: str, width: int, scheme: str, script: bool
) -> None:
    with Visit(contexts(width, scheme, script), address + KINDS[kind]) as visit:
        assert visit.complaints == []
        assert [url for url in visit.asked if not url.startswith((address, "data:", "blob:"))] == []
        assert visit.page.locator("h1").first.is_visible()
        assert len(visit.page.locator("article").first.inner_text()) > 20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_no_page_scrolls_sideways_on_the_smallest_phone(
    contexts: Any, address: str, kind: str, script: bool
) -> None:
    with Visit(contexts(320, "light", script), address + KINDS[kind]) as visit:
        assert visit.sideways() <= 0


def test_the_opened_drawer_and_search_scroll_nothing_sideways(contexts: Any, address: str) -> None:
    for label in ("__drawer", "__search"):
        with Visit(contexts(320, "light", True), address + KINDS["article"]) as visit:
            visit.page.locator(f"label.md-header__button[for={label}]").click()
            visit.page.wait_for_timeout(500)  # until what slides in has arrived
            assert visit.sideways() <= 0


def test_without_javascript_the_drawer_opens_and_nothing_idle_is_shown(
    contexts: Any, address: str
) -> None:
    """The search and the choice of colours need scripts; a button that does nothing misleads."""
    with Visit(contexts(360, "light", False), address) as visit:
        link = visit.page.locator(".md-nav--primary a.md-nav__link").last
        assert link.bounding_box()["x"] < 0
        visit.page.locator("label.md-header__button[for=__drawer]").click()
        visit.page.wait_for_timeout(500)
        assert link.bounding_box()["x"] >= 0
    for width in (360, 1280):
        with Visit(contexts(width, "light", False), address) as visit:
            for idle in (".md-search", "[for=__search]", "[data-md-component=palette] label"):
                shown = visit.page.locator(idle)
                assert not any(shown.nth(n).is_visible() for n in range(shown.count())), idle


def test_without_javascript_a_page_is_dark_for_whoever_wants_it_dark(
    contexts: Any, address: str
) -> None:
    read = "getComputedStyle(document.body).backgroundColor"
    colours = {}
    for scheme in ("light", "dark"):
        with Visit(contexts(360, scheme, False), address) as visit:
            colours[scheme] = visit.page.evaluate(read)
    assert colours == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 29, 32)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tabs_are_readable_also_while_they_leave_with_the_page(
    contexts: Any, address: str, scheme: str
) -> None:
    with Visit(contexts(1280, scheme, True), address + KINDS["article"]) as visit:
        tabs = visit.page.locator(".md-tabs__link")
        assert tabs.count() > 5
        visit.page.mouse.wheel(0, 20)
        visit.page.locator(".md-tabs[hidden]").wait_for(state="attached")
        opacities = tabs.evaluate_all("links => links.map(link => getComputedStyle(link).opacity)")
        assert set(opacities) == {"1"}


def test_a_wide_table_scrolls_in_its_own_region_by_keyboard(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["comparison"]) as visit:
        region = visit.page.locator(".ans-scroll").first
        region.focus()
        assert region.evaluate("box => document.activeElement === box")
        assert region.evaluate("box => box.scrollWidth > box.clientWidth")
        visit.page.keyboard.press("ArrowRight")
        region.evaluate(
            "box => new Promise(done => {"
            " const look = () => box.scrollLeft > 0 ? done() : requestAnimationFrame(look);"
            " look() })"
        )


def test_the_first_column_stays_in_sight_while_the_table_scrolls(
    contexts: Any, address: str
) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["comparison"]) as visit:
        region = visit.page.locator(".ans-scroll").first
        region.evaluate("box => { box.scrollLeft = 120 }")
        head = visit.page.locator(".ans-scroll tbody th").first.bounding_box()
        assert head["x"] >= region.bounding_box()["x"] - 1


def test_a_source_can_be_opened_without_javascript(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", False), address + KINDS["comparison"]) as visit:
        source = visit.page.locator("details").first
        source.locator("summary").click()
        assert source.get_attribute("open") is not None


def test_the_theme_shows_the_page_dark_where_the_reader_wants_it(
    contexts: Any, address: str
) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        with Visit(contexts(1280, scheme, True), address) as visit:
            colours.add(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_prints_on_paper_without_being_cut_off(
    contexts: Any, address: str, kind: str
) -> None:
    with Visit(contexts(1280, "light", True), address + KINDS[kind]) as visit:
        visit.page.emulate_media(media="print")
        visit.page.set_viewport_size({"width": 720, "height": 1000})
        wider = visit.sideways()
        visit.page.emulate_media(media="screen")
        assert wider <= 0


def columns_in_sight(page: Any) -> list[str]:
    return [
        name.strip()
        for name in page.locator(".ans-table").first.locator("thead th a:visible").all_inner_texts()
    ]


def test_a_buyer_picks_two_options_and_sees_only_these(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["comparison"]) as visit:
        controls = visit.page.locator(".ans-pick").first
        for name in columns_in_sight(visit.page)[2:]:
            controls.get_by_label(name, exact=True).uncheck()
        assert columns_in_sight(visit.page) == ["Fiberglass pool", "Vinyl liner pool"]
        assert controls.get_by_label("Fiberglass pool", exact=True).is_disabled()
        region = visit.page.locator(".ans-scroll").first
        assert region.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_buyer_asks_for_the_differences_only(contexts: Any, address: str) -> None:
    with Visit(contexts(1280, "light", True), address + KINDS["comparison"]) as visit:
        table = visit.page.locator(".ans-table").first
        controls = visit.page.locator(".ans-pick").first
        before = table.locator("tbody tr:visible").count()
        for name in ("Vinyl liner pool", "Concrete pool"):
            controls.get_by_label(name, exact=True).uncheck()
        controls.get_by_label("Only the differences").check()
        rows = table.locator("tbody tr:visible")
        assert 0 < rows.count() < before
        for row in rows.all():
            values = row.locator("td:visible .ans-value").all_inner_texts()
            assert len(set(values)) > 1
        assert str(rows.count()) in controls.get_by_role("status").inner_text()


def test_without_scripts_the_whole_table_stands_there_without_controls(
    contexts: Any, address: str
) -> None:
    with Visit(contexts(360, "light", False), address + KINDS["comparison"]) as visit:
        assert not visit.page.locator(".ans-pick").first.is_visible()
        assert len(columns_in_sight(visit.page)) > 2
