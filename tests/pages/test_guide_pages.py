"""The pages of a guide as they are without a script: questions, links between them, and ends."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from posixpath import normpath
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from answerable.guides import END, Graph
from answerable.pages import Press
from site_builder import Built, Element, Html, SmallSite
from walked_site import GUIDE, HOSTILE, rows, with_guide

POOL = "guides/pool/"
WITHHELD = date(2027, 6, 15)
MOST_KILOBYTES = 12


class Walked:
    """A site with a guide: what prints it, what was built, and its states' pages."""

    def __init__(self, site: SmallSite, on: date | None = None) -> None:
        self.site = site
        self.press: Press = site.press(on) if on else site.press()
        self.built: Built = site.build(on=on) if on else site.build()
        assert not self.built.stopped, self.built.stopped

    @property
    def graph(self) -> Graph:
        """The states of the guide."""
        return self.press.guides["pool"].walkable.graph

    def name(self, state: int) -> str:
        """Return the path of a state's page."""
        path = self.press.addresses.path("state", f"pool/{state}").removesuffix(".md")
        return f"{path.removesuffix('/index')}/index.html"

    def page(self, state: int) -> Html:
        """Return a state's page."""
        return self.built.pages[self.name(state)]

    def end(self, **answers: str) -> Html:
        """Return the page to which answers lead, by steps' ids: a choice's id, or its words."""
        return self.page(self.state(**answers))

    def state(self, **answers: str) -> int:
        """Return the state to which answers lead."""
        words = self.press.guides["pool"]
        row = {}
        for number, planned in enumerate(self.graph.plan.steps):
            if (wanted := answers.get(planned.step.id)) is not None:
                known = planned.answers
                row[number] = next(
                    n
                    for n, answer in enumerate(known)
                    if wanted in (answer.id, words.answer(number, answer))
                )
        return self.graph.walked(row)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    return Walked(with_guide(tmp_path_factory.mktemp("guide") / "project"))


SHELL = {"use": "family", "width": "up to 16 ft", "budget": "$41,237 or more", "care": "us"}


def links_of(page: Html) -> list[Element]:
    """Return the links of a question's answers."""
    return [a for a in page.all("a") if "data-answer" in a.attributes and a.inside[-1] == "li"]


def to(name: str, link: Element) -> str:
    return normpath(f"{name}/../{link.attributes['href']}") + "/index.html"


def test_every_row_of_answers_leads_from_link_to_link_to_its_end(walked: Walked) -> None:
    count = 0
    for row, end in rows(walked.graph):
        name = walked.name(0)
        for answer in row.values():
            links = links_of(walked.built.pages[name])
            name = to(name, links[answer])
        assert name == walked.name(end)
        count += 1
    assert count > 100


def test_no_link_of_a_site_with_a_guide_is_broken(walked: Walked) -> None:
    assert walked.built.broken_links("https://small.example.com/") == []


def test_each_page_has_one_heading_a_title_of_its_place_and_no_id_twice(walked: Walked) -> None:
    words = walked.press.guides["pool"]
    for number, state in enumerate(walked.graph.states):
        page = walked.page(number)
        assert len(page.all("h1")) == 1
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        if number == 0:
            assert page.title.startswith('Which pool fits "us" & <you>?')
            continue
        said = words.advice(number) if state.step == END else words.question(state.step)
        known = words.walkable.graph.known[number].items()
        assert page.title.startswith(said)
        assert all(words.answer_given(step, answer) in page.title for step, answer in known)
        if state.step != END:
            assert page.all("h1")[0].text.startswith(words.question(state.step))
    titles = [page.title for page in walked.built.pages.values()]
    assert len(titles) == len(set(titles))


def test_a_question_stands_with_what_helps_why_it_is_asked_and_what_is_left(walked: Walked) -> None:
    page = walked.page(walked.state(use="family"))
    for words in (
        "How wide should the water be?", "A lane takes 8 ft.", "At most 4 questions are left",
        "up to 16 ft", "more than 16 ft, up to 24 ft", "more than 24 ft", "Not sure",
        "How to find out: Measure the yard.", "A crane lifts no more than 16 ft.",
        "What helps to answer it", "Shell pool, Widest size", "16 ft Oct 2026",
        "$41,237 to $93,451 Nov 2026", "Shell pool, Rock in the ground$6,111 to $15,222",
        "Shell pool, Gas heater$3,444", "Shell pool, Shells end at 16 ft31 of 412",
    ):  # fmt: skip
        assert words in page.text
    last = walked.page(walked.state(**SHELL))
    assert "This is the last question." in last.text


def test_a_choice_says_what_it_means_and_which_fact_stands_behind_it(walked: Walked) -> None:
    page = walked.page(0)
    assert (
        "Play and cool offAs most do.Shell pool, Expected life: 25 to 40 years"
        in page.text.replace("\n", "")
    )
    assert "Nobody asks for your name." in page.text
    assert "Ada Moss stands behind this guide" in page.text
    assert "What does a shell pool cost?" in page.text


def test_an_answer_can_be_changed_with_all_others_kept(walked: Walked) -> None:
    graph, words = walked.graph, walked.press.guides["pool"]
    seen = 0
    for number in range(len(graph.states)):
        page, known = walked.page(number), graph.known[number]
        shown = [e for e in page.all("div") if "data-answer" in e.attributes]
        assert {e.attributes["data-step"] for e in shown} == {
            graph.plan.steps[step].step.id for step in known
        }
        others = [a for a in page.all("a") if a.inside[-6:-3] == ("dl", "div", "dd")]
        expected = [
            (words.answer_given(step, answer), walked.name(graph.changed(number, step, answer)))
            for step in graph.plan.ways.order
            if step in known
            for answer in range(len(graph.plan.steps[step].answers))
            if answer != known[step]
        ]
        assert [(a.text, to(walked.name(number), a)) for a in others] == expected
        seen += len(others)
    assert seen > 100


def test_the_ends_name_what_it_costs_line_by_line_with_its_date(walked: Walked) -> None:
    page = walked.end(**SHELL, ground="rock")
    for row in (
        ["Shell poolinstalled pool", "$41,237 to $93,451"],
        ["Rock in the groundIt is broken by machine.", "$6,111 to $15,222"],
        ["Gas heater", "$3,444 to $6,555"],
        ["Dig in winterWhile the ground is dry.", "up to $2,666 less"],
        ["Total", "$48,126 to $115,228"],
    ):
        assert row in page.cells()
    assert "Checked November 1, 2026" in page.text
    assert "in North Shire" in page.text
    soft = walked.end(**SHELL, ground="soft")
    assert ["Total", "$42,015 to $100,006"] in soft.cells()
    assert not any("Rock" in cell for row in soft.cells() for cell in row)
    reckon = next(a for a in page.all("a", href="estimate") if "?" in a.attributes["href"])
    assert reckon.attributes["href"].endswith("estimate/?driver=rock&option=heater")


def test_a_price_that_nobody_publishes_is_told_with_its_reason(walked: Walked) -> None:
    page = walked.end(use="laps", width="more than 24 ft", budget="unsure", care="us")
    assert "1. Mosaic pool" in page.text
    assert "Tessera publishes none." in page.text
    assert page.all("a", href="pricing/mosaic/")


def test_a_price_that_is_too_old_is_withheld_in_a_guide_too(tmp_path: Path) -> None:
    walked = Walked(with_guide(tmp_path / "project"), WITHHELD)
    ends = [walked.page(end) for end in walked.graph.ends()]
    shell = [page for page in ends if page.all("h2", id="ans-advice") and "Shell" in page.text]
    assert shell
    assert any("We took the last price down" in page.text for page in shell)
    assert not any("$93,451" in page.text for page in ends)


def test_an_end_says_why_what_speaks_against_it_and_why_not_the_others(walked: Walked) -> None:
    page = walked.end(use="family", width="up to 16 ft", budget="$41,237 or more", care="nobody",
                      ground="soft")  # fmt: skip
    assert "It lasts 25 to 40 years without you." in page.text
    assert "Shells end at 16 ft 31 of 412, 2023 to 2025" in page.text
    assert "Mosaic pool: Joints between tiles grow algae." in page.text
    assert "What goes wrong with shell pools?" in page.text
    wide = walked.end(use="family", width="more than 16 ft, up to 24 ft", budget="unsure",
                      care="us", ground="soft")  # fmt: skip
    assert "You want more than 16 ft, up to 24 ft, and it ends at 16 ft." in wide.text


def test_an_end_says_which_other_answer_would_change_the_advice(walked: Walked) -> None:
    graph, words = walked.graph, walked.press.guides["pool"]
    turns = 0
    for end in graph.ends():
        page = walked.page(end)
        for link in page.all("a", **{"data-turn": ""}):
            if "data-turn" not in link.attributes:
                continue
            there = next(n for n in graph.ends() if walked.name(n) == to(walked.name(end), link))
            assert words.advice(there) != words.advice(end)
            turns += 1
    assert turns > 5


def test_the_sheet_to_take_along_holds_what_is_open(walked: Walked) -> None:
    page = walked.end(use="family", width="unsure", budget="unsure", care="us", ground="unsure")
    sheet = page.one("section", class_="ans-guide__sheet").text
    for words in ("Who digs <b>here</b>?", "Whether a crane reaches the yard",
                  "Is there rock in the ground?", "Dig a hole."):  # fmt: skip
        assert words in sheet


def test_an_end_without_an_option_says_who_serves_better(walked: Walked) -> None:
    page = walked.end(use="family", width="more than 24 ft", budget="unsure", care="nobody")
    assert "None of these pools fits" in page.all("h1")[0].text
    assert "Who serves you better" in page.text
    assert "Joints between tiles grow algae." in page.text
    talk = walked.end(use="clinic")
    assert "A clinic has rules of its own." in talk.text
    assert not talk.all("h2", id="ans-advice")


def test_the_options_of_an_end_stand_side_by_side_on_a_page_of_their_own(walked: Walked) -> None:
    page = walked.end(**SHELL, ground="soft")
    link = page.one("a", href="side-by-side")
    beside = walked.built.pages[to(walked.name(walked.state(**SHELL, ground="soft")), link)]
    names = [h.text.strip() for h in beside.all("th", scope="col")]
    assert [name for name in names if "pool" in name]
    for name in ("Shell pool", "Liner pool", "Mosaic pool"):
        assert any(name in held for held in names)


# What machines are told.


def texts(built: Built, names: Iterable[str]) -> str:
    return "\n".join(built.files[name].decode() for name in names)


def test_questions_are_in_no_list_and_ends_may_be_found_by_their_address(walked: Walked) -> None:
    built = walked.built
    feeds = [name for name in built.files if name.startswith("feed")]
    searched = [name for name in built.files if name.startswith("search/")]
    assert len(feeds) > 0
    assert len(searched) > 3
    elsewhere = texts(built, ["llms.txt", *feeds, *searched])
    for number, state in enumerate(walked.graph.states):
        name = walked.name(number).removesuffix("index.html")
        robots = [m.attributes["content"] for m in walked.page(number).all("meta", name_="robots")]
        is_step = number > 0 and state.step != END
        assert robots == (["noindex, follow"] if is_step else [])
        assert (f"/{name}<" in texts(built, ["sitemap.xml"])) is not is_step
        if number:
            assert f"{name}index.md" not in built.files
            assert name not in elsewhere
    assert POOL in texts(built, ["llms.txt"])


def test_the_questions_of_a_guide_stand_in_no_navigation(walked: Walked) -> None:
    home = walked.built.page("")
    assert home.all("a", href="guides/")
    inside = [a for a in home.all("a", href=POOL) if a.attributes["href"] != POOL]
    assert inside == []


def test_only_pages_of_guides_load_their_scripts_which_are_small(walked: Walked) -> None:
    built = walked.built
    scripts = {n for n in built.files if n.startswith("guides/") and n.endswith(".js")}
    assert {name.rpartition("/")[2] for name in scripts} == {"guide.js", "walking.js"}
    folder = next(iter(scripts)).split("/")[1]
    loading = {name for name, page in built.pages.items() if folder in page.source}
    assert loading == {walked.name(n) for n in range(len(walked.graph.states))}
    packed = sum(len(gzip.compress(built.files[name])) for name in scripts)
    assert packed <= MOST_KILOBYTES * 1024


def test_a_site_without_guides_has_neither_scripts_nor_a_list_of_them(small: Built) -> None:
    assert [name for name in small.files if name.startswith("guides/")] == []
    assert small.holding("guide.js") == []


# What people type.


def test_what_people_type_is_shown_and_never_run(walked: Walked) -> None:
    for name, page in walked.built.pages.items():
        assert HOSTILE not in page.source, name
        assert "Who digs <b>here</b>?" not in page.source, name
    assert f"Heal patients {HOSTILE}" in walked.page(0).text
    held = json.loads(walked.built.files[walked.press.guide_maps["pool"].path])
    assert f"Heal patients {HOSTILE}" in [a[1] for a in held["steps"][0]["answers"]]


def sent(page: Html) -> str:
    return page.one("pre", class_="ans-guide__sent").text.strip()


def message(page: Html) -> str:
    """Return the address behind the button that sends the answers."""
    details = [a for a in page.all("a", class_="md-button") if "details" in a.inside]
    assert len(details) == 1
    return details[0].attributes["href"]


def test_what_is_sent_can_be_read_beforehand(walked: Walked) -> None:
    page = walked.end(**SHELL, ground="rock")
    address = urlsplit(message(page))
    assert (address.scheme, address.path) == ("mailto", "ask@small.example.com")
    assert parse_qs(address.query)["body"] == [sent(page)]
    for words in ("Ground: Yes", "Shell pool, $48,126 to $115,228"):
        assert words in sent(page)
    assert "+" not in address.query  # mail programs show it as it is
    assert html.escape(HOSTILE) in walked.end(use="clinic").source


def test_what_is_sent_goes_to_a_form_where_the_company_has_one(tmp_path: Path) -> None:
    site = with_guide(tmp_path / "project")
    site.edit("settings.yml", ("mailto:ask@small.example.com", "https://small.example.com/ask?a=1"))
    page = (walked := Walked(site)).page(next(walked.graph.ends()))
    address = message(page)
    words = walked.press.content.settings.ask_words
    assert address.startswith(f"https://small.example.com/ask?a=1&{words}=")
    assert parse_qs(urlsplit(address).query)[words] == [sent(page)]
    assert unquote(address).count("\n") > 3


def test_nothing_can_be_sent_to_nobody_but_the_page_still_ends_well(tmp_path: Path) -> None:
    site = with_guide(tmp_path / "project")
    site.edit("settings.yml", ("ask: mailto:ask@small.example.com\n", ""))
    page = (walked := Walked(site)).page(next(walked.graph.ends()))
    assert page.all("pre", class_="ans-guide__sent") == []
    assert "Nothing, if you like." in page.text


# Other hosts, and changed guides.


def test_links_hold_where_a_host_has_no_folders_as_addresses(tmp_path: Path) -> None:
    site = with_guide(tmp_path / "project")
    built = site.build(use_directory_urls=False)
    assert built.broken_links("https://small.example.com/") == []
    assert "guides/pool/index.html" in built.pages


def test_an_address_of_a_state_holds_while_a_guide_says_it_in_other_words(tmp_path: Path) -> None:
    before = with_guide(tmp_path / "before").press()
    other = GUIDE.replace("Who cleans it?", "Who is going to clean it?").replace("We do", "Us")
    after = with_guide(tmp_path / "after", other).press()
    count = len(before.guides["pool"].walkable.graph.states)
    for state in range(count):
        name = f"pool/{state}"
        assert before.addresses.path("state", name) == after.addresses.path("state", name)
