"""Every finding that the engine can give is explained, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from answerable.articles.recipe import built_in_recipes
from answerable.pages.fences import fences
from documents import PAGES
from site_builder import PROJECT

PACKAGE = PROJECT / "plugins" / "answerable"
ID = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")
FILE = re.compile(r".*\.(?:html|js|md|svg|txt|xml|yml)")
NO_MAKERS = {"PydanticCustomError", "_t", "append", "files", "get", "self", "t", "wording"}
"""What takes a dotted text that is no finding's id for its first argument."""

PARTS = "{}"
"""What stands in an id for the part that is put in while it runs."""


def test_every_finding_is_explained_and_no_other() -> None:
    given = {id for path in PACKAGE.rglob("*.py") for id in _given(path)}
    assert len(given) > 60
    fixed = {id for id in given if PARTS not in id}
    fixed |= {f"{name}.options" for name in fences()}
    told = _told("findings.md")
    patterns = [
        re.compile(re.escape(id).replace(re.escape(PARTS), "[a-z]+(?:-[a-z]+)*"))
        for id in given - {f"{PARTS}.options", f"{PARTS}.{PARTS}"}
        if PARTS in id
    ]
    assert all(any(pattern.fullmatch(id) for id in told) for pattern in patterns)
    made = {id for id in told for pattern in patterns if pattern.fullmatch(id)}
    assert sorted(told) == sorted(fixed | made)


def test_every_check_of_a_recipe_is_explained_and_no_other() -> None:
    text = (PAGES / "reference" / "checks.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^### (\S+\.\S+)$", text, re.M))
    held = {f"{t}.{name}" for t, recipe in built_in_recipes().items() for name in recipe.checks}
    assert sorted(told) == sorted(held)


def _told(name: str) -> set[str]:
    """Return the ids in the first cells of a page's tables."""
    text = (PAGES / name).read_text(encoding="utf-8")
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {id for cell in cells for id in re.findall(r"`([^`]+)`", cell)}


def _given(path: Path) -> Iterator[str]:
    """Yield the ids in a module's code that findings are made with."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) not in NO_MAKERS and node.args:
            first = node.args[0]
            held = names.get(first.id, first) if isinstance(first, ast.Name) else first
            id = _words(held)
            if ID.fullmatch(id.replace(PARTS, "x")) and not FILE.fullmatch(id):
                yield id


def _called(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _words(held: ast.expr) -> str:
    """Return a text, with `PARTS` for what an f-string puts in; nothing for anything else."""
    if isinstance(held, ast.Constant) and isinstance(held.value, str):
        return held.value
    if isinstance(held, ast.JoinedStr):
        return "".join(
            _words(part) if isinstance(part, ast.Constant) else PARTS for part in held.values
        )
    return ""
