"""An invented catalogue: products with values and prices, as the engine's YAML and as words."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.site_files import write_catalogue, write_settings, write_yaml
from benchmarks.wording import Writer

CATEGORIES = ("greenhouse", "polytunnel", "orangery", "garden-room")
RIVALS = ("Larchfield", "Oke & Sons", "Vintner Glass")
CHECKED = "2026-10-15"

CRITERIA: dict[str, dict[str, Any]] = {
    "lifespan": {"name": "Lifespan", "kind": "range", "unit": "years", "better": "higher"},
    "width": {"name": "Width", "kind": "range", "unit": "ft"},
    "snow-load": {"name": "Snow load", "kind": "number", "unit": "psf", "better": "higher"},
    "warranty": {"name": "Warranty", "kind": "number", "unit": "years", "better": "higher"},
    "upkeep": {"name": "Upkeep a year", "kind": "money", "better": "lower"},
    "vented": {"name": "Roof vents", "kind": "yes/no", "better": "yes"},
    "glazing": {"name": "Glazing", "kind": "choice", "choices": ["glass", "polycarbonate"]},
    "footing": {"name": "Footing", "kind": "text"},
}

SHOWN = ("price", "lifespan", "width", "warranty", "vented", "glazing")
"""The criteria that comparisons show."""


@dataclass(frozen=True)
class Product:
    """A product as the engine's file and as what a plain page says of it."""

    id: str
    name: str
    category: str
    ours: bool
    file: dict[str, Any]
    words: dict[str, str]
    """Criterion's id -> the value in words."""
    reviews: list[dict[str, Any]]


def products_of(count: int) -> tuple[Product, ...]:
    """Return that many products; the first of each category is ours, and every third."""
    return tuple(_product(number) for number in range(count))


def money(low: int, high: int) -> str:
    """Return a range of money in words."""
    return f"${low:,} to ${high:,}"


def write_content(content: Path, products: tuple[Product, ...]) -> None:
    """Write settings and catalogue for these products."""
    write_settings(content, notice="An invented company, for measuring.")
    used = dict.fromkeys(product.category for product in products)
    categories = {
        id: {
            "name": id.replace("-", " "),
            "plural": f"{id.replace('-', ' ')}s",
            "summary": "A place for plants, and for people among them.",
            "criteria": list(SHOWN),
            "compare": [p.id for p in products if p.category == id][:5],
        }
        for id in used
    }
    reason = {"why": "It decides how often you pay again."}
    criteria = {id: {**criterion, **reason} for id, criterion in CRITERIA.items()}
    company = {
        "name": "Ashgrove Greenhouses",
        "what_we_sell": "Greenhouses and garden rooms, built on site",
        "editorial_rules": ["We name prices, ours and others'.", "We say who should not buy."],
    }
    people = {"anna": {"name": "Anna Brandt", "role": "Head of building"}}
    write_catalogue(content, company, people, categories, criteria)
    for product in products:
        write_yaml(content / "catalogue" / "products" / f"{product.id}.yml", product.file)
        write_yaml(
            content / "catalogue" / "reviews" / f"{product.id}.yml", {"reviews": product.reviews}
        )


def _product(number: int) -> Product:
    dice = random.Random(f"product {number}")
    writer = Writer(f"product {number}")
    category = CATEGORIES[number % len(CATEGORIES)]
    ours = number < len(CATEGORIES) or number % 3 == 0
    name = f"{writer.name()} {category.replace('-', ' ')} {number + 1}"
    low = dice.randrange(4, 40) * 500
    high = low + dice.randrange(4, 20) * 500
    years, width = dice.randrange(8, 30), dice.randrange(5, 12)
    warranty, snow, upkeep = dice.randrange(1, 20), dice.randrange(10, 60), dice.randrange(4, 40)
    vented, glazing = dice.random() < 0.5, dice.choice(CRITERIA["glazing"]["choices"])
    footing = f"{writer.pick(('Concrete', 'Timber', 'Screw'))} footing"
    values: dict[str, dict[str, Any]] = {
        "lifespan": {"low": years, "high": years + 12},
        "width": {"low": width, "high": width + 8},
        "snow-load": {"value": snow},
        "warranty": {"value": warranty},
        "upkeep": {"low": upkeep * 10, "high": upkeep * 20},
        "vented": {"value": vented},
        "glazing": {"value": glazing},
        "footing": {"value": footing},
    }
    origin = {"source": "Its data sheet", "checked": CHECKED}
    file: dict[str, Any] = {
        "name": name,
        "category": category,
        "ours": ours,
        **({} if ours else {"sold_by": RIVALS[number % len(RIVALS)]}),
        "summary": writer.sentence(),
        "best_for": [writer.sentence(), writer.sentence()],
        "not_for": [writer.sentence()],
        "strengths": [writer.sentence(), writer.sentence()],
        "values": {id: {**value, **origin} for id, value in values.items()},
        "prices": [_price(writer, low, high)],
        "availability": [
            {
                "region": "everywhere",
                "status": "made to order",
                "lead_time_weeks": {"low": 4, "high": 9},
                "checked": CHECKED,
            }
        ],
        "problems": [
            {
                "id": "seals",
                "what": "Seals grow hard",
                "how_often": {"count": number + 3, "of": 240, "period": "2023 to 2025"},
                "remedy": "Renew them in the tenth year",
                "avoid_if": "You don't want to climb a ladder",
            },
            {"what": writer.sentence(), "how_often": "not measured", "remedy": writer.sentence()},
        ],
    }
    words = {
        "price": money(low, high),
        "lifespan": f"{years} to {years + 12} years",
        "width": f"{width} to {width + 8} ft",
        "snow-load": f"{snow} psf",
        "warranty": f"{warranty} years",
        "upkeep": money(upkeep * 10, upkeep * 20),
        "vented": "Yes" if vented else "No",
        "glazing": glazing,
        "footing": footing,
    }
    id = f"{category}-{number + 1}"
    return Product(id, name, category, ours, file, words, _reviews(id))


def _price(writer: Writer, low: int, high: int) -> dict[str, Any]:
    return {
        "region": "everywhere",
        "low": low,
        "high": high,
        "currency": "USD",
        "tax": "excluded",
        "unit": "built and ready",
        "source": "Price list",
        "checked": CHECKED,
        "included": ["Footing", "Assembly", "One round of seals"],
        "not_included": ["Power", "Water", "Permits"],
        "drivers": [
            {"what": what, "effect": "up", "low": 500, "high": 2500, "why": writer.sentence()}
            for what in ("A sloping site", "Safety glass", "A door for wheelbarrows")
        ],
        "options": [{"id": "heater", "name": "Heater", "low": 400, "high": 900}],
        "jobs": [
            {"what": f"{size} ft with a footing", "low": low + more, "high": high + more}
            for size, more in (("8 x 12", 250), ("10 x 20", 1250))
        ],
        "running": [{"what": "Cleaning and seals", "low": 60, "high": 140}],
        "history": [{"date": "2026-03-02", "low": low - 200, "high": high - 200, "why": "Glass"}],
    }


def _reviews(product: str) -> list[dict[str, Any]]:
    writer = Writer(f"reviews of {product}")
    return [
        {
            "id": f"{product}-review-{number}",
            "kind": "customer",
            "who": f"{writer.name()} {writer.name()}",
            "date": f"2026-0{number + 1}-12",
            "how": "Asked by letter a year after building",
            "owned_for": f"{number} years",
            "rating": {"value": 2 + number % 4, "out_of": 5},
            "says": writer.paragraph(2),
            "pros": [writer.sentence()],
            "cons": [writer.sentence()],
            "verified": True,
            "paid": False,
        }
        for number in range(1, 4)
    ]
