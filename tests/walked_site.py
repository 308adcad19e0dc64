"""A small whole site with a guide: choices, numbers, a way past questions, three kinds of ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from answerable.guides import END, Graph
from site_builder import SmallSite

HOSTILE = "<img src=x onerror=alert(1)>"

GUIDE = """\
format: 1
title: Which pool fits "us" & <you>?
description: Four questions lead to a pool.
introduction: Nobody asks for your name.
by: ada
reviewed: 2026-11-20
options:
  - shell
  - liner
  - mosaic
steps:
  - id: use
    question: What will you do in it?
    short: Use
    why: A lap pool is another thing.
    read:
      - shell-cost
    choices:
      - id: family
        says: Play and cool off
        help: As most do.
        fact: shell.lifespan
      - id: laps
        says: Swim lengths
      - id: clinic
        says: Heal patients <img src=x onerror=alert(1)>
        end: visit
    unsure:
      how: Ask the children.
  - id: width
    question: How wide should the water be?
    short: Width
    help: A lane takes 8 ft.
    why: A crane lifts no more than 16 ft.
    facts:
      - shell.width
      - shell.price
      - shell.price.rock
      - shell.price.heater
      - shell.problems.width
    number:
      unit: ft
      low: 6
      high: 40
    unsure:
      how: Measure the yard.
  - id: budget
    question: What may it cost?
    short: Budget
    why: It rules out what you can't pay for.
    number:
      unit: USD
      low: 10000
      high: 200000
    unsure:
      how: Look at all prices first.
  - id: care
    question: Who cleans it?
    short: Care
    why: Some surfaces want more.
    choices:
      - id: us
        says: We do
      - id: nobody
        says: Nobody
    unsure:
      how: Think of last summer.
  - id: ground
    question: Is there rock in the ground?
    short: Ground
    why: Rock is broken by machine.
    choices:
      - id: soft
        says: No
      - id: rock
        says: Yes
    unsure:
      how: Dig a hole.
rules:
  - id: too-wide
    when: width > option.width
    exclude: all
    because: You want {{ answers.width }}, and it ends at {{ option.width }}.
  - id: too-dear
    when: budget < option.price.low
    exclude:
      - shell
      - liner
    because: It begins at {{ option.price.low }}, and you would spend {{ answers.budget }}.
  - id: tiles
    when: care is nobody
    exclude:
      - mosaic
    because: Joints between tiles grow algae.
    by: ada
  - id: little-care
    when: care is nobody and option.lifespan.low >= 25
    favour:
      - shell
      - liner
    points: 2
    because: It lasts {{ option.lifespan }} without you.
  - id: lanes
    when: use is laps
    favour:
      - mosaic
    because: It comes in any length.
    by: ada
prices:
  - product: shell
    when: ground is rock
    driver: rock
  - product: shell
    when: use is family
    option: heater
recommendations:
  - id: visit
    kind: talk
    when: use is clinic
    title: Let us look first
    says: A clinic has rules of its own.
  - id: pools
    title: These pools fit
    says: In this order.
    read:
      - shell-problems
  - id: none
    kind: none
    title: None of these pools fits
    says: Don't build one now.
    instead:
      - mosaic
ask_any_seller:
  - Who digs <b>here</b>?
not_asked:
  - Whether a crane reaches the yard
"""


def with_guide(root: Path, guide: str = GUIDE) -> SmallSite:
    """Return the small site with a guide, `pool`."""
    return SmallSite(root).write("guides/pool.yml", guide)


def rows(graph: Graph) -> Iterator[tuple[dict[int, int], int]]:
    """Yield each row of answers that a buyer may give, by places of steps, and where it ends."""
    waiting: list[tuple[dict[int, int], int]] = [({}, 0)]
    while waiting:
        answers, place = waiting.pop()
        step = graph.states[place].step
        if step == END:
            yield answers, place
        for answer, next in enumerate(graph.edges[place]):
            waiting.append(({**answers, step: answer}, next))


def all_rows(graph: Graph) -> Iterator[dict[int, int]]:
    """Yield an answer to each step in every combination, asked or not."""
    counts = [range(len(planned.answers)) for planned in graph.plan.steps]
    return (dict(enumerate(row)) for row in itertools.product(*counts))
