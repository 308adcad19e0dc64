"""Invented guides, the same each time, about the invented products: as large as asked.

Each question has three choices and "not sure". Rules, each about one to three answers, exclude
options or speak for them, others change prices, and facts decide some of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.invented import products_of, write_content
from benchmarks.site_files import write_yaml

PRODUCTS = 5
PRICE_RULES = 4
CHOICES = ("low", "middle", "high")
FACTS = ("option.vented is true", "option.glazing is glass", "option.warranty > 8")


def write_guides(content: Path, sizes: Iterable[tuple[int, int]]) -> None:
    """Write a content folder with a guide `guide-QUESTIONS-RULES` for each pair of the two."""
    products = products_of(PRODUCTS)
    write_content(content, products)
    for size, rules in sizes:
        guide = invented_guide(size, rules, [product.id for product in products])
        write_yaml(content / "guides" / f"guide-{size}-{rules}.yml", guide)


def invented_guide(size: int, rules: int, products: list[str]) -> dict[str, Any]:
    """Return a guide with so many questions and rules, as its file holds it."""
    dice = random.Random(f"guide {size}")
    steps = [_step(number) for number in range(size)]
    return {
        "title": f"Which of {len(products)} suits you, in {size} questions?",
        "description": "An invented guide, for measuring.",
        "by": "anna",
        "reviewed": "2026-11-01",
        "options": products,
        "steps": steps,
        "rules": [_rule(dice, number, size, products) for number in range(rules)],
        "prices": [
            {
                "product": products[number % len(products)],
                "when": _condition(dice, size),
                "driver": "driver-1",
            }
            for number in range(PRICE_RULES)
        ],
        "recommendations": [
            {"id": "these", "title": "These suit you", "says": "In this order."},
            {"id": "none", "kind": "none", "title": "None suits you", "says": "Ask others."},
        ],
    }


def _step(number: int) -> dict[str, Any]:
    return {
        "id": f"step-{number + 1}",
        "question": f"How much of number {number + 1} do you want?",
        "why": "Some options have little of it.",
        "choices": [{"id": choice, "says": choice.capitalize()} for choice in CHOICES],
        "unsure": {"how": "Look at a neighbor's."},
    }


def _rule(dice: random.Random, number: int, size: int, products: list[str]) -> dict[str, Any]:
    effect = "exclude" if number % 3 == 0 else "favour"
    condition = _condition(dice, size)
    if number % 4 == 1:
        return {
            "id": f"rule-{number + 1}",
            "when": f"{condition} and {dice.choice(FACTS)}",
            effect: ["all"],
            "because": "It has what you want.",
        }
    return {
        "id": f"rule-{number + 1}",
        "when": condition,
        effect: dice.sample(products, dice.randint(1, 3)),
        "because": "It has what you want.",
    }


def _condition(dice: random.Random, size: int) -> str:
    """Return a condition about one to three answers, anywhere in the guide."""
    steps = sorted(dice.sample(range(size), dice.randint(1, 3)))
    parts = [f"step-{n + 1} in ({', '.join(dice.sample(CHOICES, 2))})" for n in steps]
    return f" {dice.choice(['and', 'or'])} ".join(parts)
