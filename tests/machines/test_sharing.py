"""What other sites show of a shared page: OpenGraph, and a picture made at build time."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from answerable.pages.machines.cards import Card, KeptPictures
from answerable.pages.machines.drawing import MOST_LINES, drawn, wrapped
from answerable.pages.machines.fonts import Letters
from answerable.pages.machines.sharing import locale_with_territory
from site_builder import Built, Html, SmallSite

ROOT = "https://small.example.com/"


def property_of(page: Html, name: str) -> str:
    found = [e for e in page.all("meta") if e.attributes.get("property") == name]
    assert len(found) == 1, name
    return found[0].attributes["content"]


def picture_of(built: Built, page: Html, root: str = ROOT) -> bytes:
    return built.files[property_of(page, "og:image").removeprefix(root)]


def card(title: str = "What does it cost?") -> Card:
    return Card("Brook Pools", title, "Cost · as of November 1, 2026")


def test_an_article_tells_what_it_is(small: Built) -> None:
    page = small.page("cost/shell/")
    wanted = {
        "og:type": "article",
        "og:title": "What does a shell pool cost? $41,237 and up",
        "og:description": "A shell pool costs $41,237 to $93,451.",
        "og:url": f"{ROOT}cost/shell/",
        "og:site_name": "Brook Pools",
        "og:locale": "en_US",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "What does a shell pool cost? $41,237 and up",
        "article:published_time": "2026-03-01",
        "article:modified_time": "2026-11-01",
    }
    assert {name: property_of(page, name) for name in wanted} == wanted
    card = page.one("meta", name="twitter:card").attributes["content"]
    assert card == "summary_large_image"
    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == f"{ROOT}cost/shell/"


def test_every_page_has_a_picture_of_the_right_size(small: Built) -> None:
    for name, page in small.pages.items():
        if name != "404.html":
            picture = Image.open(io.BytesIO(picture_of(small, page)))
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), name


def test_values_are_escaped(site: SmallSite) -> None:
    title = "A \\\"quote\\\", <b>bold</b> & '🏊'"
    page = site.article("Text.\n", f'title: "{title}"').build().page("process/extra/")
    assert property_of(page, "og:title") == "A \"quote\", <b>bold</b> & '🏊'"


def test_without_a_site_address_there_is_neither_address_nor_picture(site: SmallSite) -> None:
    site.edit("mkdocs.yml", (f"site_url: {ROOT}\n", ""))
    built = site.build()
    assert not built.stopped, built.log
    assert "WARNING" not in built.log
    assert built.log.count("has no site_url") == 1
    page = built.page("cost/shell/")
    assert not page.all("meta", property="og:url") + page.all("meta", property="og:image")
    assert page.one("meta", name="twitter:card").attributes["content"] == "summary"
    assert property_of(page, "og:title")
    assert not any(name.endswith(".png") and "sharing" in name for name in built.files)


def test_a_site_in_a_folder_of_its_host_names_it_everywhere(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("small.example.com/", "host.example.com/sub"))
    built = site.build()
    page, root = built.page("cost/shell/"), "https://host.example.com/sub/"
    assert property_of(page, "og:url") == f"{root}cost/shell/"
    assert picture_of(built, page, root)
    assert f"{root}people/ada/" in page.source
    assert f"<loc>{root}cost/shell/</loc>" in built.files["sitemap.xml"].decode()
    assert f"{root}cost/shell/".encode() in built.files["feed.xml"]
    lost = [link for link in built.broken_links(root) if not link.startswith("404.html")]
    assert lost == []


def test_pictures_can_be_turned_off(site: SmallSite) -> None:
    site.edit("settings.yml", ("grace_days: 60", "grace_days: 60\nsharing_images: false"))
    built = site.build()
    assert not built.page("").all("meta", property="og:image")
    assert not any("assets/sharing" in name for name in built.files)


def test_pictures_are_kept_and_only_new_ones_are_drawn(site: SmallSite) -> None:
    one = site.build(to=site.root / "one")
    kept = site.root / ".answerable" / "sharing"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    site.edit("articles/process/first-call.md", ("What happens on", "What follows"))
    two = site.build(to=site.root / "two")
    after = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert len(before) == len(after) == len([n for n in two.files if "assets/sharing" in n])
    assert len(before.items() - after.items()) == 1
    assert picture_of(one, one.page("")) == picture_of(two, two.page(""))


@pytest.mark.parametrize("damage", [b"", b"\x89PNG half a picture"])
def test_a_damaged_picture_is_drawn_again(site: SmallSite, damage: bytes) -> None:
    one = site.build(to=site.root / "one")
    for path in (site.root / ".answerable" / "sharing").iterdir():
        path.write_bytes(damage)
    two = site.build(to=site.root / "two")
    assert picture_of(one, one.page("")) == picture_of(two, two.page(""))


def test_a_folder_that_cannot_be_written_does_not_stop_the_build(site: SmallSite) -> None:
    (site.root / ".answerable").write_text("a file in the folder's place")
    built = site.build()
    assert not built.stopped, built.log
    assert picture_of(built, built.page(""))


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    pictures = KeptPictures(tmp_path / "kept")
    picture = pictures.picture("a.png", lambda: drawn(card(), Letters()))
    assert [path.read_bytes() for path in (tmp_path / "kept").iterdir()] == [picture]


def test_the_same_words_give_the_same_bytes() -> None:
    assert drawn(card(), Letters()) == drawn(card(), Letters())


def test_the_picture_has_our_colours() -> None:
    picture = Image.open(io.BytesIO(drawn(card(), Letters()))).convert("RGB")
    assert picture.getpixel((5, 5)) == (11, 90, 105)
    assert (255, 255, 255) in {colour for _, colour in picture.getcolors(1200 * 630) or ()}


@pytest.mark.parametrize(
    "title",
    ["What does it cost?", "word " * 80, "a" * 120, "W" * 500, "Zu teuer? " * 9 + "x" * 200],
)
def test_a_title_takes_at_most_four_lines_that_fit(title: str) -> None:
    font = Letters().title
    lines = list(wrapped(title.strip(), font, 1040))
    assert 1 <= len(lines) <= MOST_LINES
    assert all(font.getlength(line) <= 1040 for line in lines)
    assert lines[-1].endswith("…") == (len("".join(lines)) < len(title.strip().replace(" ", "")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Größe für Łódź, Șerban, İzmir", None), ("Πόσο κοστίζει;", None), ("Сколько стоит?", None),
     ("Giá bao nhiêu?", None), ("Cafe\u0301 crème", "Café crème"), ("Pools 🏊‍♀️ now ☀️", "Pools now"),
     ("كم سعر المسبح؟", ""), ("כמה זה עולה?", ""), ("いくらですか", ""), ("ราคาเท่าไหร่", ""),
     ("कितना खर्च", ""), ("Two\nlines\tand\u00a0more", "Two lines and more"), ("", ""), ("🏊", "")],
)  # fmt: skip
def test_a_text_is_shown_whole_or_not_at_all(text: str, shown: str | None) -> None:
    assert Letters().shown(text) == (text if shown is None else shown)


def test_a_title_that_the_font_lacks_gives_a_picture_without_it(site: SmallSite) -> None:
    site.article("Text.\n", "title: いくらですか")
    built = site.build()
    assert not built.stopped, built.log
    assert picture_of(built, built.page("process/extra/"))
    assert drawn(card("いくらですか"), Letters()) == drawn(card(""), Letters())


def test_a_font_of_the_sites_own_is_used(site: SmallSite) -> None:
    before = site.build(to=site.root / "one")
    own = Path(str(Letters().small.path))
    shutil.copy(own.with_name("SourceSansPro-BlackIt.ttf"), site.path("own.ttf"))
    site.edit("settings.yml", ("grace_days: 60", "grace_days: 60\nsharing_font: own.ttf"))
    after = site.build(to=site.root / "two")
    assert not after.stopped, after.log
    assert picture_of(before, before.page("")) != picture_of(after, after.page(""))


def test_a_font_that_is_not_there_is_a_finding(site: SmallSite) -> None:
    site.edit("settings.yml", ("grace_days: 60", "grace_days: 60\nsharing_font: own.ttf"))
    assert [line for line in site.errors() if "no file 'own.ttf'" in line]
    assert site.build().stopped


def test_a_file_that_is_no_font_stops_the_build_with_its_name(site: SmallSite) -> None:
    site.write("own.ttf", b"no font")
    site.edit("settings.yml", ("grace_days: 60", "grace_days: 60\nsharing_font: own.ttf"))
    built = site.build()
    assert built.stopped
    assert "own.ttf, which can't be read as a font" in built.log


def test_the_built_in_font_is_drawn_without_shaping() -> None:
    assert Letters().title.layout_engine == ImageFont.Layout.BASIC


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("de", "de_DE"), ("de_AT", "de_AT"), ("pt", "pt_BR"), ("zh_Hant", "zh_TW")],
)
def test_a_language_gets_the_territory_that_opengraph_asks_for(language: str, locale: str) -> None:
    assert locale_with_territory(language) == locale
