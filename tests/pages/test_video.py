"""Videos: complete without JavaScript, and nothing of another host before a click."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from answerable.pages import page_digests, pages_of
from site_builder import MARKDOWN, Built, SmallSite

OWN = """
```video
title: How we dig
src: dig one.mp4
poster: dig.png
length: 3 minutes
captions:
  - language: en
    file: dig.vtt
  - language: pt-BR
    file: /shared/dig.vtt
transcript: dig.vtt
```
"""

ELSEWHERE = """
```video
title: A crane
src: https://films.example/watch?v=1&t=2
poster: /process/dig.png
transcript: |
  Anna: Here it comes.

  Slowly.
```
"""

CAPTIONS = """WEBVTT - the dig

NOTE Not spoken.

1
00:00.000 --> 00:02.000 align:start
<v Anna>Here is <i>the</i> digger.

00:02.000 --> 00:03.000
<v Anna>Ten feet &amp; more.

00:03.000 --> 00:04.000
<v Desmond>Or a crane.
"""


def with_files(site: SmallSite, folder: str = "process") -> SmallSite:
    """Return the site with the files of a film in a folder and in `shared`."""
    for name, held in (("dig one.mp4", b"film"), ("dig.png", b"picture"), ("dig.vtt", CAPTIONS)):
        site.write(f"articles/{folder}/{name}", held)
        site.write(f"articles/shared/{name}", held)
    return site


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with a film of its own, one on another host, and the same words twice."""
    site = with_files(SmallSite(tmp_path_factory.mktemp("video") / "project"))
    with_files(site, "cost")
    site.article(OWN + ELSEWHERE)
    site.article(OWN, "id: same", name="cost/same.md")
    site.article(OWN.replace("src: ", "src: ../").replace("poster: ", "poster: ../")
                 .replace("file: dig", "file: ../dig").replace("transcript: ", "transcript: ../"),
                 "id: deep", name="process/deep/deeper.md")  # fmt: skip
    built = site.build()
    assert not built.stopped, built.log
    return built


def test_a_film_of_our_own_plays_in_the_page_and_loads_nothing_before(filmed: Built) -> None:
    page = filmed.page("process/extra/")
    video = page.one("video")
    assert {"controls", "width", "height"} <= video.attributes.keys()
    assert video.attributes["preload"] == "none"
    assert video.attributes["poster"] == "../../process/dig.png"
    source = page.one("source")
    assert (source.attributes["src"], source.attributes["type"]) == (
        "../../process/dig%20one.mp4",
        "video/mp4",
    )
    assert [(e.attributes["srclang"], e.attributes["label"], e.attributes["src"])
            for e in page.all("track")] == [
        ("en", "English", "../../process/dig.vtt"),
        ("pt-BR", "português (Brasil)", "../../shared/dig.vtt"),
    ]  # fmt: skip
    assert "How we dig 3 minutes" in page.text


def test_every_files_address_leads_to_the_file_from_every_folder(filmed: Built) -> None:
    assert filmed.broken_links() == []
    posters = {
        name: page.one("video").attributes["poster"]
        for name, page in filmed.pages.items()
        if page.all("video")
    }
    assert posters == {
        "process/extra/index.html": "../../process/dig.png",
        "process/deep/deeper/index.html": "../../../process/dig.png",
        "cost/same/index.html": "../../cost/dig.png",
    }


def test_a_film_on_another_host_is_a_picture_that_says_where_it_leads(filmed: Built) -> None:
    page = filmed.page("process/extra/")
    link = page.one("a", class_="ans-video__away")
    assert link.attributes["href"] == "https://films.example/watch?v=1&t=2"
    assert link.attributes["rel"] == "noopener nofollow"
    assert "target" not in link.attributes
    assert link.text == "Watch at films.example: A crane"
    assert "leads to films.example, which will then see your visit" in page.text


def test_nothing_is_loaded_from_another_host(filmed: Built) -> None:
    page = filmed.page("process/extra/")
    assert not page.all("iframe")
    loaded = [
        element.attributes[name]
        for element in page.elements
        for name in ("src", "poster", "data")
        if name in element.attributes
    ]
    assert [address for address in loaded if urlsplit(address).netloc] == []


def test_captions_become_a_transcript_with_its_speakers(filmed: Built) -> None:
    first, second = filmed.page("process/extra/").all("details", class_="ans-transcript")
    assert first.text.split("\n")[1:-1] == [
        "Anna: Here is the digger. Ten feet & more.", "Desmond: Or a crane."
    ]  # fmt: skip
    assert second.text.split("\n")[1:-1] == ["Anna: Here it comes.", "Slowly."]


def faults(site: SmallSite, *changes: tuple[str, str], text: str = OWN) -> list[str]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found = site.article(text).findings()
    return [f.message for f in found if f.id == "video.options"]


def test_a_missing_file_is_told_with_the_nearest_that_is_there(site: SmallSite) -> None:
    with_files(site)
    assert faults(site, ("src: dig one", "src: dig-one")) == [
        "there is no file '/process/dig-one.mp4'; did you mean '/process/dig one.mp4'?"
    ]


def test_capitals_count_as_they_do_on_the_host(site: SmallSite) -> None:
    with_files(site)
    assert faults(site, ("poster: dig.png", "poster: Dig.png")) == [
        "there is no file '/process/Dig.png'; did you mean '/process/dig.png'?"
    ]


def test_a_file_outside_the_published_folder_is_refused(site: SmallSite) -> None:
    with_files(site).write("catalogue/secret.txt", "Private.")
    (fault,) = faults(site, ("transcript: dig.vtt", "transcript: ../../catalogue/secret.txt"))
    assert "lies outside articles/, which is all that is published" in fault


def test_captions_that_browsers_would_not_read_are_told(site: SmallSite) -> None:
    with_files(site).write("articles/process/dig.vtt", "1\n00:00 --> 00:01\nWords.\n")
    assert faults(site) == [
        "'/process/dig.vtt' doesn't begin with WEBVTT, so browsers would show nothing"
    ]


def test_captions_for_another_hosts_film_and_a_language_twice_are_told(site: SmallSite) -> None:
    with_files(site)
    found = faults(site, ("src: dig one.mp4", "src: https://films.example/1"), ("pt-BR", "en"))
    assert found == [
        "captions are for a file of your own; the other host shows its own: delete them",
        "'en' stands twice; delete one",
    ]


@pytest.mark.parametrize(
    ("held", "fault"),
    [
        (b"", "the transcript holds no words"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "the transcript holds no words"),
        (b"caf\xe9", "is not UTF-8"),
        (b"x" * 5_000_001, "more than the 5 MB"),
    ],
)
def test_a_transcript_that_cannot_be_read_is_told(site: SmallSite, held: bytes, fault: str) -> None:
    with_files(site).write("articles/process/said.txt", held)
    (found,) = faults(site, ("transcript: dig.vtt", "transcript: said.txt"))
    assert fault in found


def test_a_changed_transcript_changes_the_page_for_the_index(site: SmallSite) -> None:
    def digest() -> str:
        press = site.press()
        return page_digests(press, pages_of(press), MARKDOWN, {})["extra"]

    with_files(site).article(OWN)
    before = digest()
    assert digest() == before
    site.edit("articles/process/dig.vtt", ("Or a crane.", "Or two cranes."))
    assert digest() != before


def test_a_video_stands_in_an_introduction_too(site: SmallSite) -> None:
    with_files(site, "cost").write("articles/cost/index.md", f"Our prices.\n{OWN}")
    built = site.build()
    assert built.page("cost/").one("video").attributes["poster"] == "../cost/dig.png"
    assert built.broken_links() == []
