"""Pictures in a text: sizes, words for those who don't see them, and what is wrong with them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from answerable.pages.pictures import Size, size_of
from site_builder import BODY, SmallSite


def picture(kind: str, width: int = 320, height: int = 200, **more: Any) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height)).save(held, kind, **more)
    return held.getvalue()


def png(width: int = 320, height: int = 200) -> bytes:
    return picture("PNG", width, height)


SVGS = {
    "endless": f'<svg width="{"9" * 400}" height="1"></svg>',
    "nothing": '<svg width="0" height="0"></svg>',
    "script": '<svg width="9" height="9"><script>steal()</script></svg>',
    "onload": '<svg width="9" height="9" onload="steal()"></svg>',
}


def findings(site: SmallSite) -> list[str]:
    return [str(f) for f in site.findings() if f.id.startswith(("picture.", "html."))]


def test_a_picture_gets_its_size_and_only_the_first_loads_at_once(site: SmallSite) -> None:
    site.write("articles/process/a.png", png()).write("articles/b.png", png(10, 20))
    site.article("![One](a.png)\n\nText ![Two](../b.png)\n")
    first, second = site.build().page("process/extra/").all("img")
    assert (first.attributes["width"], first.attributes["height"]) == ("320", "200")
    assert (second.attributes["width"], second.attributes["height"]) == ("10", "20")
    assert "loading" not in first.attributes
    assert second.attributes["loading"] == "lazy"
    assert findings(site) == []


def test_a_size_that_the_writer_gave_stays(site: SmallSite) -> None:
    site.write("articles/process/a.png", png())
    site.article("![One](a.png){ width=100 }\n")
    attributes = site.build().page("process/extra/").one("img").attributes
    assert attributes["width"] == "100"
    assert "height" not in attributes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("![A dig](lost.png)", "no file '/process/lost.png'; did you mean '/process/last.png'?"),
        ("![](last.png)", "the picture 'last.png' has no words for those who don't see it"),
        ("![A dig](Last.png)", "there is no file '/process/Last.png'"),
        ("![A dig](https://host.example/a.png)", "lies on another host, from which"),
        ("![A dig](a%00.png)", "there is no file '/process/a\0.png'"),
        ("![A dig](http://[host/a.png)", "'http://[host/a.png' is not an address"),
        ("![A dig](broken.avif)", "'process/broken.avif' can't be read as a picture"),
        ("![A dig](document.png)", "'process/document.png' can't be read as a picture"),
        ("![A dig](endless.svg)", "'process/endless.svg' can't be read as a picture"),
        ("![A dig](nothing.svg)", "'process/nothing.svg' can't be read as a picture"),
        ("![A dig](script.svg)", "'process/script.svg' holds a script, which runs when"),
        ("![A dig](onload.svg)", "'process/onload.svg' holds a script, which runs when"),
        ("![A dig](broken.png)", "'process/broken.png' can't be read as a picture"),
        ("![A dig](large.png)", "'process/large.png' has 20.0 MB"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_picture_is_told_by_line(
    site: SmallSite, text: str, told: str
) -> None:
    site.write("articles/process/last.png", png())
    site.write("articles/process/broken.png", b"no picture")
    site.write("articles/process/broken.avif", picture("AVIF")[:150])
    site.write("articles/process/document.png", picture("PDF"))
    for name, svg in SVGS.items():
        site.write(f"articles/process/{name}.svg", svg)
    site.write("articles/process/large.png", png() + b"\0" * 20_000_000)
    site.article(f"Words.\n\n{text}\n")
    (found,) = findings(site)
    assert found.startswith(f"content/articles/process/extra.md:{BODY + 2}: ")
    assert told in found


def test_a_picture_from_a_host_that_the_policy_allows_is_right(site: SmallSite) -> None:
    allow = "policy:\n  allow:\n    img-src: ['https://host.example']\n"
    site.write("settings.yml", site.read("settings.yml") + allow)
    site.article("![A dig](https://host.example/a.png)\n")
    assert findings(site) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>count()</script>", "a <script> in a text isn't run"),
        ("<div onclick='x()'>y</div>", "'onclick' isn't run"),
        ('<iframe src="https://host.example/film"></iframe>', "write a fence `video`"),
        ('<script src="https://host.example/a.js"></script>', "under 'policy: allow: script-src'"),
    ],
)
def test_what_the_policy_forbids_is_told_by_line(site: SmallSite, html: str, told: str) -> None:
    site.article(f"Words.\n\n<div>\n{html}\n</div>\n")
    (found,) = findings(site)
    assert found.startswith(f"content/articles/process/extra.md:{BODY + 3}: ")
    assert told in found


def test_without_a_policy_nothing_is_forbidden(site: SmallSite) -> None:
    site.write("settings.yml", site.read("settings.yml") + "policy:\n  enabled: false\n")
    site.article("<div onclick='x()'><script>y()</script></div>\n\n![A](https://a.example/a.png)\n")
    assert findings(site) == []


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="x" width="40" height="30px">', Size(40, 30)),
        ('<?xml version="1.0"?>\n<svg viewBox="0 0 120.4 60" xmlns="x">', Size(120, 60)),
        ('<svg width="100%" height="100%" viewBox="0,0,12,6">', Size(12, 6)),
        ("<svg>", None),
        ("<p>no drawing</p>", None),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, svg: str, size: Size | None) -> None:
    (tmp_path / "a.svg").write_text(f"{svg}<!-- width='9' --></svg>", encoding="utf-8")
    assert size_of(tmp_path / "a.svg") == size


def test_a_telephones_picture_has_the_size_that_it_has_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "upright.jpg"
    path.write_bytes(picture("JPEG", exif=exif))
    assert size_of(path) == Size(200, 320)
