"""A browser adds up as Python does: the same lines and totals, to the last digit.

Node runs the browser's reckoning over the sample's prices and over made-up ones.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import product as combined
from typing import Any

from answerable.catalogue.products import Product
from answerable.pricing import Choices, Plan, estimate, plan_of, quote, regions_of
from answerable.settings import Settings
from site_builder import ON, PROJECT, SmallSite

DRIVER = PROJECT / "tests" / "javascript" / "estimates.mjs"
MOST = 400
"""Combinations of choices that are tried of one price."""

Case = tuple[Product, str, Plan, Choices]


def cases(held: Product, settings: Settings, chance: random.Random) -> Iterator[Case]:
    """Yield combinations of all that may be chosen of a product."""
    for region in regions_of(held, settings):
        plan = plan_of(quote(held, region, settings, ON), ON)
        assert plan is not None
        ids = [adder[0] for kind in ("driver", "option") for adder in plan.amounts[kind]]
        sets = (
            list(combined([False, True], repeat=len(ids)))
            if len(ids) < 9
            else [tuple(chance.random() < share for _ in ids) for share in (0, 0.2, 0.5, 1) * 100]
        )
        every = [(start.id, taken) for start in plan.starts for taken in sets]
        for variant, taken in chance.sample(every, min(MOST, len(every))):
            chosen = frozenset(id for id, is_taken in zip(ids, taken, strict=True) if is_taken)
            yield held, region, plan, Choices(variant, chosen, chosen)


def written(amount: Decimal | None) -> str | None:
    """Return an amount as the browser writes it."""
    if amount is None:
        return None
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def in_python(case: Case) -> Mapping[str, Any]:
    held, region, _, choices = case
    found = estimate(held, region, choices, ON)
    assert found is not None
    return {
        "lines": [
            [line.kind, line.id, written(line.low), written(line.high)] for line in found.lines
        ],
        "low": written(found.low),
        "high": written(found.high),
        "fromBase": found.from_base,
    }


def in_browser(node: str, asked: list[Case]) -> list[Any]:
    chosen = [
        [
            plan.amounts,
            {"variant": c.variant, "driver": sorted(c.drivers), "option": sorted(c.options)},
        ]
        for _, _, plan, c in asked
    ]
    done = subprocess.run(
        [node, DRIVER], input=json.dumps(chosen), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def made_up(chance: random.Random) -> Product:
    """Return a product with odd amounts, open ends and offers."""

    def amount() -> Decimal:
        size = chance.choice([0, 9, 5_000, 10**9, 10**15])
        return Decimal(chance.randint(0, size)).scaleb(-chance.choice([0, 0, 0, 1, 2]))

    def span() -> dict[str, Any]:
        low, high = sorted([amount(), amount()])
        gone = chance.random()
        return {"low": None if gone < 0.1 else low, "high": None if gone > 0.9 else high}

    def price(**more: Any) -> dict[str, Any]:
        return {
            "region": "north", "currency": "USD", "tax": "none", "unit": "pool", "source": "list",
            "checked": date(2026, 11, 1), **span(), **more,
        }  # fmt: skip

    def offer(number: int) -> dict[str, Any]:
        percent = Decimal(chance.randint(1, 10_000)) / 100
        kind = {"amount": amount()} if chance.random() < 0.5 else {"percent": percent}
        days = {"valid_from": date(2026, 11, 1), "valid_until": date(2026, 11, 30)}
        return {"id": f"offer-{number}", "kind": "discount", **kind, **days}

    def drivers() -> Iterator[dict[str, Any]]:
        for number in range(chance.randint(0, 4)):
            id = {"id": str(9 - number)} if chance.random() < 0.5 else {}
            effect = chance.choice(["up", "down"])
            estimated = chance.random() < 0.8
            yield {"what": "x", "effect": effect, "estimated": estimated, **span(), **id}

    options = [{"id": f"o-{n}", "name": "x", **span()} for n in range(chance.randint(0, 3))]
    offers = [offer(n) for n in range(chance.randint(0, 3))]
    variants = [
        {"id": f"v-{n}", "name": "x", "prices": (price(),)} for n in range(chance.randint(0, 2))
    ]
    return Product.model_validate(
        {
            "id": "x", "name": "x", "category": "x", "ours": True, "variants": variants,
            "prices": (price(drivers=tuple(drivers()), options=options, offers=offers),),
        }
    )  # fmt: skip


def test_the_samples_prices_add_up_alike(node: str) -> None:
    content = SmallSite.at(PROJECT).content()
    chance = random.Random(7)
    asked = [
        case
        for held in content.catalogue.products.values()
        for case in cases(held, content.settings, chance)
    ]
    assert len(asked) > 400
    assert in_browser(node, asked) == [in_python(case) for case in asked]


def test_made_up_prices_add_up_alike(node: str, site: SmallSite) -> None:
    settings = site.content().settings
    chance = random.Random(11)
    asked = [case for _ in range(300) for case in cases(made_up(chance), settings, chance)]
    assert len(asked) > 2000
    for case, answer in zip(asked, in_browser(node, asked), strict=True):
        assert answer == in_python(case), case
