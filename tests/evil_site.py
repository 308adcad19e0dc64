"""A site with markup, scripts and template signs in every text field of every file."""

from __future__ import annotations

from typing import Any

import yaml

from site_builder import SmallSite

EVIL = (
    "<ans-evil>x</ans-evil></title></textarea></script><script>ansEvil()</script>"
    "\"><img src=x onerror=ansEvil()> ' onmouseover=ansEvil() {% raw %} {{ 7*7 }} <!-- ]]>"
    " &lt;ans-evil&gt;"
    " [a](javascript:ansEvil()) `<ans-evil>` **x** <ans-evil/"
)

TYPED = frozenset(
    "name plural summary what_we_sell about not_for editorial_rules corrections role knows why unit"
    " says source sold_by best_for strengths included not_included what terms status remedy"
    " avoid_if period by text who how owned_for pros cons notice depends_on title"
    " description".split()
)
"""The keys of fields that hold a person's own words."""


FENCES: tuple[dict[str, Any], ...] = (
    {"fence": "jobs", "product": "shell"},
    {"fence": "proscons", "product": "shell"},
    {"fence": "reviews", "product": "shell"},
    {
        "fence": "verdict",
        "choose": [
            {"product": "shell", "if": EVIL},
            {"product": "none", "if": [f"you rent {EVIL}", EVIL]},
        ],
    },
    {
        "fence": "video", "title": f"A dig {EVIL}", "src": "dig.mp4", "poster": "dig.png",
        "length": EVIL, "transcript": f"Anna speaks {EVIL}",
    },
    {
        "fence": "video", "title": EVIL, "poster": "dig.png", "transcript": EVIL,
        "src": "https://films.example/'\"><ans-evil>x</ans-evil>",
    },
)  # fmt: skip
"""Fences with markup in every text of their own; the first value is the fence's name."""


def laden(held: Any, typed: bool = False) -> Any:
    """Return a value with markup behind every text that people type."""
    if isinstance(held, dict):
        return {key: laden(inner, key in TYPED) for key, inner in held.items()}
    if isinstance(held, list):
        return [laden(inner, typed) for inner in held]
    return f"{held} {EVIL}" if typed and isinstance(held, str) else held


def put_markup_everywhere(site: SmallSite) -> SmallSite:
    """Put markup behind every text of a site's files, and an article with markup in its fences."""
    content = site.root / "content"
    for path in [content / "settings.yml", *sorted((content / "catalogue").rglob("*.yml"))]:
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        held = laden(held)
        if path.name == "shell.yml" and path.parent.name == "products":
            held["prices"].append({**held["prices"][0], "region": "south"})
            held["values"]["warranty"]["value"] += f" {EVIL}"
        text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False)
        for plain in (" '1'\n", " 'true'\n", " 'false'\n"):
            text = text.replace(plain, plain.replace("'", ""))
        path.write_text(_plain_numbers(text), encoding="utf-8")
    for path in sorted((content / "articles").rglob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        front = laden(yaml.load(head, Loader=yaml.BaseLoader))
        front["tags"] = [f"tag {EVIL}"]
        front["silence"] = {"cost.market": f"We say why {EVIL}"}
        text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        path.write_text(f"---\n{text}---\n{body}", encoding="utf-8")
    site.write("articles/process/dig.png", b"picture").write("articles/process/dig.mp4", b"film")
    return site.article("\n".join(_fenced(options) for options in FENCES))


def _fenced(options: dict[str, Any]) -> str:
    name, *held = options.items()
    text = yaml.safe_dump(dict(held), allow_unicode=True, sort_keys=False)
    return f"```{name[1]}\n{text}```\n"


def _plain_numbers(text: str) -> str:
    """Take the quotes off numbers, which the loader above had made texts."""
    lines = []
    for line in text.split("\n"):
        key, colon, held = line.partition(": ")
        bare = held.strip("'")
        if colon and held.startswith("'") and bare.replace(".", "", 1).isdigit():
            lines.append(f"{key}: {bare}")
        else:
            lines.append(line)
    return "\n".join(lines)
