"""An example of every fence, in the sample company's ids. A test shows each of them."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "comparison": """\
products: [fiberglass-pool, vinyl-liner-pool, concrete-pool]
criteria: [price, lifespan, upkeep, rating]
""",
    "pricing": """\
product: fiberglass-pool
show: [range, drivers, jobs, included]
""",
    "jobs": """\
product: fiberglass-pool
""",
    "estimate": """\
product: fiberglass-pool
region: pellamy-coast
""",
    "quote-check": """\
product: vinyl-liner-pool
""",
    "articles": """\
topic: cost
limit: 5
""",
    "products": """\
category: inground-pool
show: problems
""",
    "topics": "",
    "product": """\
product: fiberglass-pool
""",
    "problems": """\
product: fiberglass-pool
""",
    "reviews": """\
product: fiberglass-pool
sort: lowest
""",
    "proscons": """\
product: fiberglass-pool
""",
    "verdict": """\
choose:
  - product: concrete-pool
    if: you want a shape of your own, wider than {{ fiberglass-pool.max-width }}.
  - product: none
    if: you will move within five years.
""",
    "video": """\
title: How a shell goes into the ground
src: dig.mp4
poster: dig.jpg
length: 3 minutes
transcript: dig.vtt
captions:
  - language: en
    file: dig.vtt
""",
    "company": """\
show: [about, rules]
""",
    "person": """\
person: maren
""",
    "categories": "",
    "answers": "",
}
