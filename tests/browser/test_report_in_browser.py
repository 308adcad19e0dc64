"""The gap report's page in a browser: its filters, its first sheet on paper, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner

from answerable.cli.main import main
from site_builder import PROJECT, SmallSite
from visiting import WAYS, Visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

A4_INSIDE = (688, 1012)
"""Width and height in CSS pixels of what the page's margins leave of a sheet: 182 x 268 mm."""


def _written(out: Path, *options: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(out / "state"))
        command = ["gaps", "--date", "2026-11-24", "--html", str(out / "gaps.html"), *options]
        result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    return out / "gaps.html"


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the sample's report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        return _written(tmp_path_factory.mktemp("report"), "--no-history").as_uri()


@pytest.fixture
def visit(contexts: Any, sample_report: str) -> Iterator[Visit]:
    """Return the sample's report in a wide window."""
    with Visit(contexts(1280, "light", True), sample_report) as visit:
        yield visit
        assert visit.complaints == []


def shown(page: Any, kind: str = "[data-row]:not([data-row=''])") -> int:
    """Return how many rows of questions the filters leave."""
    return int(page.locator(f"{kind}:not([hidden])").count())


def test_a_filter_hides_rows_says_how_many_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.page
    everything = shown(page)
    status = page.get_by_role("status")
    assert status.inner_text() == f"All {everything} questions shown"
    page.locator("select[name=topic]").select_option("cost")
    left = shown(page)
    assert 0 < left < everything
    assert status.inner_text() == f"{left} of {everything} questions shown"
    assert page.url.endswith("#topic=cost")
    assert page.locator("#gaps [data-count]").inner_text().endswith(" of 13")
    topics = page.locator("[data-row]:not([hidden])").evaluate_all(
        "rows => rows.map(row => row.dataset.topic.split('\\n').includes('cost'))"
    )
    assert all(topics)


def test_filters_add_up_and_go_at_once(visit: Visit) -> None:
    page = visit.page
    everything = shown(page)
    page.locator("select[name=topic]").select_option("cost")
    by_topic = shown(page)
    page.locator("select[name=rep]").select_option("gp")
    assert 0 < shown(page) < by_topic
    assert page.url.endswith("#topic=cost&rep=gp")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("!location.hash")
    assert shown(page) == everything
    assert page.locator("select[name=topic]").input_value() == ""


@pytest.mark.parametrize("name", ["product", "stage", "month"])
def test_each_filter_finds_what_its_choices_say(name: str, visit: Visit) -> None:
    page = visit.page
    everything = shown(page)
    select = page.locator(f"select[name={name}]")
    values = select.locator("option").evaluate_all("all => all.map(one => one.value)")
    for value in values[1:]:
        select.select_option(value)
        assert 0 < shown(page) < everything


def test_a_view_can_be_sent(contexts: Any, sample_report: str) -> None:
    with Visit(contexts(1280, "light", True), f"{sample_report}#topic=problems&rep=nobody") as one:
        assert one.page.locator("select[name=topic]").input_value() == "problems"
        assert one.page.locator("select[name=rep]").input_value() == ""
        assert one.page.locator("#answered details").get_attribute("open") is not None


def test_a_link_to_a_hidden_or_folded_question_shows_it(visit: Visit) -> None:
    page = visit.page
    page.locator("select[name=topic]").select_option("cost")
    page.evaluate("location.hash = 'q-g5o67n'")
    page.locator("#q-g5o67n").wait_for(state="visible")
    assert page.locator("select[name=topic]").input_value() == ""
    page.evaluate("location.hash = 'q-7k3f9d'")
    page.locator("#q-7k3f9d").wait_for(state="visible")


def test_filters_work_with_the_keyboard(visit: Visit) -> None:
    page = visit.page
    page.locator("select[name=topic]").focus()
    page.keyboard.press("ArrowDown")
    assert "#topic=" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "product"


@pytest.mark.parametrize(("width", "scheme", "script"), WAYS)
def test_the_page_fits_its_window_and_asks_for_nothing(
    contexts: Any, sample_report: str, width: int, scheme: str, script: bool
) -> None:
    with Visit(contexts(width, scheme, script), sample_report) as visit:
        assert visit.page.locator("#filter").is_visible() is script
        assert visit.page.locator("#gaps li[id]").count() == 13
        assert visit.page.locator("[data-row][hidden]").count() == 0
        assert visit.asked == [sample_report]
        if script:
            assert visit.sideways() == 0
        assert visit.complaints == []


@pytest.mark.parametrize("unfolded", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_report(
    contexts: Any, sample_report: str, width: int, scheme: str, unfolded: bool
) -> None:
    """Axe is put into the page past its policy, as a browser's own tools are."""
    with Visit(contexts(width, scheme, True), sample_report) as visit:
        if unfolded:
            visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(visit.page, options=OPTIONS).response["violations"]
        faults = [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]]
        assert faults == []


def test_the_first_sheet_fits_one_page_of_paper(contexts: Any, sample_report: str) -> None:
    with Visit(contexts(1280, "light", True), sample_report) as visit:
        assert _end_of_first_sheet(visit.page) <= A4_INSIDE[1]


def test_the_first_sheet_fits_however_long_questions_are(
    contexts: Any, site: SmallSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    topics = ("cost", "problems", "reviews")
    taken = "status: drafting\n  owner: maren\n  due: 2026-11-01\n"
    site.write(
        "questions/long.yml",
        "".join(
            f"- id: q-long{n}\n  question: {f'{noun} ' * 80}?\n"
            f"  asks: [{{date: 2026-11-0{n + 1}, by: jk, deal: d{n}, amount: 50000}}]\n"
            f"  {taken if n > 3 else 'topic: ' + topics[n % 3]}\n"
            for n, noun in enumerate(
                ("Turnips", "Moons", "Parrots", "Violins", "Glaciers", "Pianos", "Comets", "Figs")
            )
        ),
    )
    monkeypatch.chdir(site.root)
    with Visit(contexts(1280, "light", True), _written(tmp_path).as_uri()) as visit:
        assert visit.page.locator(".decisions > li").count() == 3
        assert visit.page.locator(".unstick .cards > li").count() >= 3
        assert _end_of_first_sheet(visit.page) <= A4_INSIDE[1]


def test_what_a_customer_typed_runs_nowhere_and_filters_by_odd_names(
    contexts: Any, site: SmallSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site.write(
        "questions/odd.yml",
        "- id: q-odd1\n  question: <script>window.bad = 1</script><img src=x onerror=alert(1)>?\n"
        "  asks: [{date: 2026-11-01, by: \"a=b&c#d '<b>'\", deal: '1', amount: 5}]\n",
    )
    monkeypatch.chdir(site.root)
    with Visit(contexts(1280, "light", True), _written(tmp_path).as_uri()) as visit:
        page = visit.page
        assert page.evaluate("window.bad") is None
        page.locator("select[name=rep]").select_option("a=b&c#d '<b>'")
        assert shown(page) == 1
        page.reload()
        assert page.locator("select[name=rep]").input_value() == "a=b&c#d '<b>'"
        assert shown(page) == 1
        assert visit.complaints == []


def _end_of_first_sheet(page: Any) -> float:
    page.set_viewport_size({"width": A4_INSIDE[0], "height": A4_INSIDE[1]})
    page.emulate_media(media="print")
    bottom = page.evaluate("document.getElementById('week').getBoundingClientRect().bottom")
    page.emulate_media(media="screen")
    return float(bottom)
