"""Drawings of guides in a real browser: no text is cut, and none lies over another."""

from __future__ import annotations

from typing import Any

import pytest

from guided_site import GUIDE, guided
from programs import Checkout
from site_builder import PROJECT, SmallSite

MISPLACED = """() => {
  const svg = document.querySelector('svg');
  const size = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll('rect')].map((box) => box.getBBox());
  const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
  const meet = (a, b, by) =>
    Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0 &&
    Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > by;
  const within = (a, b) =>
    a.x >= b.x && a.x + a.width <= b.x + b.width && a.y >= b.y && a.y + a.height <= b.y + b.height;
  const found = [];
  texts.forEach(([words, at], number) => {
    if (!within(at, {x: 0, y: 0, width: size.width, height: size.height}))
      found.push(`outside: ${words}`);
    if (boxes.some((box) => meet(at, box, 0) && !within(at, box)))
      found.push(`over the edge of a box: ${words}`);
    for (const [others, there] of texts.slice(0, number))
      if (meet(at, there, 4)) found.push(`over "${others}": ${words}`);
  });
  return {found, texts: texts.length, width: size.width};
}"""

LONG = (
    "A sentence about the ground below the yard that goes on and on until nobody reads it any more",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
    "岩が多い地面なので、掘るのに時間がかかり、費用も高くなります",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMM",
    "الأرض صخرية ويصعب الحفر فيها",
)
"""What people may write, which few fonts and lines are made for."""


def misplaced(browser: Any, svg: str, scheme: str = "light") -> list[str]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    try:
        page.set_content(f'<!doctype html><body style="margin: 0">{svg}')
        measured = page.evaluate(MISPLACED)
    finally:
        page.close()
    assert measured["texts"] > 10
    assert measured["width"] == 1280
    return list(measured["found"])


def drawn(site: SmallSite, id: str) -> str:
    done = Checkout().answerable(site.root, "guide", "draw", id)
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("id", [path.stem for path in (PROJECT / "content/guides").glob("*.yml")])
def test_no_text_in_a_drawing_of_the_samples_guides_is_cut(browser: Any, id: str) -> None:
    assert misplaced(browser, drawn(SmallSite.at(PROJECT), id)) == []


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_no_text_is_cut_however_long_it_is(browser: Any, site: SmallSite, text: str) -> None:
    changes = [(old, text) for old in ("What is the ground like?", "Rock\n", "No pool suits you")]
    guided(site).edit(GUIDE, *((old, new + "\n" * old.endswith("\n")) for old, new in changes))
    assert misplaced(browser, drawn(site, "pools")) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_of_many_ends_stays_readable(browser: Any, site: SmallSite, scheme: str) -> None:
    guided(site).write(GUIDE, _many(12))
    assert misplaced(browser, drawn(site, "pools"), scheme) == []


def _many(count: int) -> str:
    """Return a guide whose first question leads to many ends, past a second question."""
    choices = "".join(
        f"      - id: c{n}\n        says: The answer with the number {n}\n        end: e{n}\n"
        for n in range(count - 1)
    )
    ends = "".join(
        f"  - id: e{n}\n    kind: talk\n    title: The end with the number {n}\n    says: So.\n"
        for n in range(count)
    )
    return (
        "format: 1\ntitle: Many\ndescription: Many.\nby: ada\nreviewed: 2026-11-18\nsteps:\n"
        f"  - id: first\n    question: Which?\n    why: So.\n    choices:\n{choices}"
        "      - id: more\n        says: More\n    unsure:\n      how: Ask.\n"
        "  - id: second\n    question: And?\n    why: So.\n    choices:\n"
        f"      - id: x\n        says: X\n        end: e{count - 1}\n"
        "      - id: y\n        says: Y\n"
        f"    unsure:\n      how: Ask.\nrecommendations:\n{ends}"
    )
