"""JSON Schemas of every file kind, with today's ids as choices, for editors to complete by.

Beside them stands the one of the gap report, for programs that read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from answerable.articles import Recipe
from answerable.articles.article import FrontMatter
from answerable.catalogue import FILES, FOLDERS
from answerable.catalogue.criteria import BUILT_IN
from answerable.gaps import report_schema
from answerable.guides import EVERY, GUIDES_FOLDER, Guide
from answerable.pages import Content
from answerable.questions import Question
from answerable.records import FORMAT, Record
from answerable.search import OWN_WORDS_FILE, OwnWords
from answerable.settings import TOPICS, Settings


class _Schema(GenerateJsonSchema):
    """Says of figures that they are numbers: our reader takes no figure in quotes."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}


def schemas(content: Content) -> dict[str, dict[str, Any]]:
    """Return file kind, or gap-report -> JSON Schema."""
    ids = _ids(content)
    kinds: dict[str, type[Record]] = {
        "settings": Settings, "synonyms": OwnWords, **FILES, **FOLDERS,
        "guides": Guide, "recipes": Recipe, "article": FrontMatter,
    }  # fmt: skip
    made = {kind: _with_format(_schema(model, ids)) for kind, model in kinds.items()}
    made["article"]["properties"].pop("format")
    made["article"]["required"].remove("format")
    for kind in ("products", "guides"):
        made[kind]["properties"].pop("id")
        made[kind]["required"].remove("id")
    question = _schema(Question, ids)
    definitions = question.pop("$defs", {})
    made["questions"] = {"type": "array", "items": question, "$defs": definitions}
    made["gap-report"] = report_schema()
    return made


def bindings(base: str, questions: str) -> dict[str, list[str]]:
    """Return file kind -> the patterns of its files, below the project's root.

    `base` is the folder of all that people write, `questions` that of the backlog, seen from it.
    """
    found = {
        "settings": [f"{base}/settings.yml"],
        "synonyms": [f"{base}/{OWN_WORDS_FILE}"],
        "guides": [f"{base}/{GUIDES_FOLDER}/*.yml"],
        "recipes": [f"{base}/recipes/*.yml"],
    }
    found |= {kind: [f"{base}/catalogue/{kind}.yml"] for kind in FILES}
    found |= {kind: [f"{base}/catalogue/{kind}/*.yml"] for kind in FOLDERS}
    found["questions"] = [f"{base}/{questions}/*.yml"]
    return found


def _ids(content: Content) -> dict[tuple[str, str], list[str]]:
    """Return (model, field) -> the ids that may stand there today."""
    catalogue, settings = content.catalogue, content.settings
    regions = [region.id for region in settings.regions]
    stages = [stage.id for stage in settings.stages]
    products = sorted(catalogue.products)
    criteria = [*BUILT_IN, *catalogue.criteria]
    return {
        ("Product", "category"): sorted(catalogue.categories),
        ("Product", "values"): list(catalogue.criteria),
        ("Variant", "values"): list(catalogue.criteria),
        ("Price", "region"): regions,
        ("Availability", "region"): regions,
        ("Category", "criteria"): criteria,
        ("Category", "compare"): products,
        ("FrontMatter", "topic"): list(TOPICS),
        ("FrontMatter", "products"): products,
        ("FrontMatter", "author"): sorted(catalogue.people),
        ("FrontMatter", "stage"): stages,
        **_ids_in_guides(content),
        ("Question", "products"): products,
        ("Ask", "stage"): stages,
    }


def _ids_in_guides(content: Content) -> dict[tuple[str, str], list[str]]:
    products, people = sorted(content.catalogue.products), sorted(content.catalogue.people)
    articles = sorted(content.shelf.articles)
    return {
        ("Guide", "by"): people,
        ("Guide", "region"): [region.id for region in content.settings.regions],
        ("Guide", "options"): products,
        ("Step", "read"): articles,
        ("Rule", "exclude"): [EVERY, *products],
        ("Rule", "favour"): [EVERY, *products],
        ("Rule", "by"): people,
        ("PriceRule", "product"): products,
        ("Recommendation", "options"): products,
        ("Recommendation", "instead"): products,
        ("Recommendation", "read"): articles,
        ("Scenario", "options"): products,
    }


def _schema(model: type[Record], ids: Mapping[tuple[str, str], list[str]]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Schema)
    for name, part in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        _allow_own_keys(part)
        for field, held in part.get("properties", {}).items():
            if choices := ids.get((name, field)):
                part["properties"][field] = _with_choices(held, choices)
        if name == "Rule":
            for field in ("exclude", "favour"):
                part["properties"][field] = _one_or_more(part["properties"][field])
        if name == "Step":
            part["properties"]["next"] = _one_or_more(
                part["properties"]["next"], {"type": "string"}
            )
        if name == "Problem":
            part["properties"]["how_often"] = {
                "anyOf": [{"$ref": "#/$defs/Frequency"}, {"const": "not measured"}]
            }
    if "Value" in schema.get("$defs", {}):
        short = {"type": ["string", "number", "boolean"]}
        schema["$defs"]["Value"] = {"anyOf": [short, schema["$defs"]["Value"]]}
    return schema


def _allow_own_keys(part: dict[str, Any]) -> None:
    if part.get("type") == "object":
        part["patternProperties"] = {"^x-": {}}


def _with_choices(held: dict[str, Any], choices: Iterable[str]) -> dict[str, Any]:
    """Return a field's schema with its text, items or keys bound to the choices."""
    bound = {**held}
    if "items" in bound:
        bound["items"] = {"type": "string", "enum": list(choices)}
    elif "additionalProperties" in bound:
        bound["propertyNames"] = {"enum": list(choices)}
    else:
        bound.pop("anyOf", None)
        bound |= {"type": "string", "enum": list(choices)}
    return bound


def _one_or_more(held: dict[str, Any], one: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of a list in whose place a single entry may stand."""
    kept: dict[str, Any] = {k: held[k] for k in ("description", "default") if k in held}
    listed = {key: value for key, value in held.items() if key not in kept}
    return {**kept, "anyOf": [listed, one or held["items"]]}


def _with_format(schema: dict[str, Any]) -> dict[str, Any]:
    properties = {"format": {"const": FORMAT, "description": "The file's format"}}
    schema["properties"] = {**properties, **schema.get("properties", {})}
    schema["required"] = ["format", *schema.get("required", [])]
    return schema
