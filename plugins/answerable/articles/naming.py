"""How a product's name stands in a title, and how an article's id comes from what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from answerable.ids import LONGEST_ID

_COMMON_NAME = re.compile(r"[A-Z][a-z-]+(?: [a-z-]+)+")
"""Of several words, small but for the first letter: "Gas pool heater", and no name of its own."""

_SOUNDS_LIKE_A_VOWEL = re.compile(r"(?!eu|one|uni[^n]|us[ei])[aeiou]", re.IGNORECASE)


def in_a_sentence(name: str, language: str) -> str:
    """Return a product's name as it stands inside a sentence: `gas pool heater`.

    Only English writes things small there, and only what no one person gave a name.
    """
    common = language.startswith("en") and _COMMON_NAME.fullmatch(name)
    return name[0].lower() + name[1:] if common else name


def with_article(name: str, language: str) -> str:
    """Return a product's name with its article, where the language tells it: `a gas pool heater`.

    A name of its own has none: `How much does Blue 40 cost?`
    """
    inside = in_a_sentence(name, language)
    if inside == name:
        return name
    return f"{'an' if _SOUNDS_LIKE_A_VOWEL.match(inside) else 'a'} {inside}"


def article_id(topic: str, products: Sequence[str], title: str) -> str:
    """Return the id that a new article gets where a person names none; it may be taken."""
    if topic == "comparisons" and len(products) > 1:
        id = "-vs-".join(products)
    elif products:
        id = f"{'-'.join(products)}-{topic}"
    else:
        id = slug(title)
    return id[:LONGEST_ID].strip("-")


def slug(text: str) -> str:
    """Return a text's letters and digits as an id, which is empty where it has none of a to z."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore")
    return "-".join(re.findall("[a-z0-9]+", plain.decode().lower()))[:LONGEST_ID].strip("-")
