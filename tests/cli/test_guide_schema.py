"""The JSON Schema of guides: what our reader takes it allows, and ids complete themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
import yaml

from guided_site import GUIDE, guided
from programs import Checkout
from site_builder import PROJECT, SmallSite


@pytest.fixture
def pools(site: SmallSite) -> SmallSite:
    """Return the small site with a guide, and its schemas written."""
    assert Checkout().answerable(guided(site).root, "schema").code == 0
    return site


def schema(site: SmallSite) -> Any:
    path = site.root / ".answerable" / "schemas" / "guides.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_sound_guide_is_valid(pools: SmallSite) -> None:
    jsonschema.validate(yaml.safe_load(_dated(pools.read(GUIDE))), schema(pools))


def test_the_samples_guides_are_valid_but_for_ids_of_another_site(pools: SmallSite) -> None:
    held = schema(pools)
    _allow_any_id(held)
    for path in (PROJECT / "content" / "guides").glob("*.yml"):
        jsonschema.validate(yaml.safe_load(_dated(path.read_text(encoding="utf-8"))), held)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: ada\nreviewed", "by: eve\nreviewed"),
        ("  - liner\n  - shell", "  - liner\n  - shel"),
        ("exclude: shell", "exclude: shel"),
        ("product: shell", "product: shel"),
        ("kind: none", "kind: never"),
        ("    when: budget < 60000\n", ""),
        ("    when: budget < 60000", "    when: [budget]"),
        ("title: Which pool", "titel: Which pool"),
    ],
)
def test_a_mistake_is_marked_while_somebody_types(pools: SmallSite, old: str, new: str) -> None:
    pools.edit(GUIDE, (old, new))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(_dated(pools.read(GUIDE))), schema(pools))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("exclude: shell", "exclude:\n      - shell\n      - liner"),
        ("exclude: shell", "exclude: all"),
        ("      how: Walk around the house.\n", "      how: Walk.\n    next: width\n"),
        (
            "      how: Walk around the house.\n",
            "      how: Walk.\n    next:\n      - when: place is front\n        step: width\n",
        ),
        ("title: Which", "x-note: ours\ntitle: Which"),
    ],
)
def test_every_form_that_our_reader_takes_is_valid(pools: SmallSite, old: str, new: str) -> None:
    pools.edit(GUIDE, (old, new))
    assert "pools" in pools.content().guides
    jsonschema.validate(yaml.safe_load(_dated(pools.read(GUIDE))), schema(pools))


def test_editors_bind_it_to_the_files_of_guides(pools: SmallSite) -> None:
    text = (pools.root / ".vscode" / "settings.json").read_text(encoding="utf-8")
    bound = json.loads(text)["yaml.schemas"]
    assert bound["./.answerable/schemas/guides.json"] == ["content/guides/*.yml"]


def _dated(text: str) -> str:
    """Return a file's text with its date in quotes: JSON, and our reader, have no dates."""
    return "\n".join(
        f'reviewed: "{line.partition(": ")[2]}"' if line.startswith("reviewed: ") else line
        for line in text.splitlines()
    )


def _allow_any_id(held: Any) -> None:
    """Take the ids of one site out of a schema."""
    if isinstance(held, Mapping):
        if held.get("type") == "string" and "enum" in held and "pattern" not in held:
            ids = {"shell", "ada", "north", "shell-cost", "first-call"}
            if ids.intersection(held["enum"]) or "cost/shell" in held["enum"]:
                held.pop("enum")  # type: ignore[attr-defined]
        for inner in held.values():
            _allow_any_id(inner)
    elif isinstance(held, list):
        for inner in held:
            _allow_any_id(inner)
