"""Each person has a page: who they are, why their word counts, and what they have written."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from site_builder import Built, SmallSite

PEOPLE = "catalogue/people.yml"
KNOWS = "    knows: Wrote our quotes since 2010.\n"


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height)).save(held, "PNG")
    return held.getvalue()


def with_picture(site: SmallSite, file: str, held: bytes | None) -> SmallSite:
    if held is not None:
        site.write(f"articles/{file}", held)
    lines = f"    picture:\n      file: {file}\n      alt: Ada <laughs> & waves\n"
    return site.edit(PEOPLE, (KNOWS, KNOWS + lines))


def test_a_byline_leads_to_its_writer_and_her_other_answers(small: Built) -> None:
    byline = next(a for a in small.page("cost/shell/").all("a") if a.text == "By Ada Moss")
    assert byline.attributes["href"] == "../../people/ada/"
    page = small.page("people/ada/")
    assert page.one("h1").text == "Ada Moss"
    assert "Wrote our quotes since 2010." in page.text
    assert "What does a shell pool cost?" in page.text


def test_somebody_who_has_written_nothing_has_a_page_without_a_list(site: SmallSite) -> None:
    site.edit(PEOPLE, (KNOWS, f"{KNOWS}  bo:\n    name: Bo Reed\n    role: Digger\n"))
    page = site.build().page("people/bo/")
    assert "Digger" in page.text
    assert "Answers" not in page.text


def test_a_face_stands_on_the_page_and_by_the_articles_with_its_size(site: SmallSite) -> None:
    built = with_picture(site, "faces/ada.png", picture(320, 200)).build()
    for address, to in (("people/ada/", "../../faces/ada.png"), ("cost/shell/", "../../faces/")):
        face = built.page(address).one("img", src=to)
        assert (face.attributes["width"], face.attributes["height"]) == ("320", "200")
        assert face.attributes["alt"] == "Ada <laughs> & waves"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (None, "there is no file '/ada.png'; did you mean '/ads.png'?"),
        (b"nothing that shows", "'ada.png' can't be read as a picture"),
        (picture(8, 8) + b"\0" * 20_000_000, "'ada.png' has 20.0 MB"),
    ],
    ids=["missing", "broken", "large"],
)
def test_a_picture_that_fails_is_told_and_leaves_no_hole(
    site: SmallSite, held: bytes | None, told: str
) -> None:
    site.write("articles/ads.png", picture(9, 9))
    with_picture(site, "ada.png", held)
    found = [str(finding) for finding in site.findings() if finding.id.startswith("picture.")]
    assert len(found) == 1
    assert found[0].startswith("content/catalogue/people.yml:8: ")
    assert told in found[0]
    shown = site.build().page("people/ada/").all("img", src="ada.png")
    assert bool(shown) == ("20.0 MB" in told)


@pytest.mark.parametrize(
    "file", ["../settings.yml", "/etc/ada.png", "C:\\ada.png", "https://x/a.png"]
)
def test_a_picture_from_elsewhere_is_refused(site: SmallSite, file: str) -> None:
    with_picture(site, file, None)
    assert any("is not the path of a file" in error for error in site.errors())
