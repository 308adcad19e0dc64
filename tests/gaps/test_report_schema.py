"""The JSON Schema of `answerable gaps --json` describes what the command prints, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from gap_cases import report_of
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from answerable.cli.main import main
from answerable.gaps import report_schema, to_json
from answerable.gaps.telling.as_json import JSON_FORMAT
from answerable.reading import read_yaml
from site_builder import PROJECT, SmallSite

GOLDEN = PROJECT / "tests" / "golden" / "gaps"
WHOLE = json.loads((GOLDEN / "whole" / "report.json").read_text(encoding="utf-8"))


def strict(schema: Any) -> Any:
    """Return the schema with every key refused that it doesn't describe."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: strict(part) for key, part in schema.items()}
    if parts.get("additionalProperties") is True:
        # This word, other than that one, knows the keys that a reference describes.
        del parts["additionalProperties"]
        parts["unevaluatedProperties"] = False
    return parts


def faults(report: Any, schema: Any) -> list[str]:
    """Return what a validator finds in a report, as path and message."""
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(json.loads(json.dumps(report)))
    # Where a part may be null too, the fault lies deeper than the choice that fails.
    found = [best_match([error]) for error in errors]
    return [f"{error.json_path}: {error.message}" for error in found if error]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield all parts of the schema that describe keys."""
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield schema
    if isinstance(schema, dict | list):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from objects(part)


def test_the_whole_report_keeps_to_the_schema() -> None:
    assert faults(WHOLE, report_schema()) == []


def test_an_empty_backlogs_report_keeps_to_the_schema(tmp_path: Path) -> None:
    assert faults(to_json(report_of({"backlog": ""}, tmp_path)), report_schema()) == []


def test_the_samples_report_keeps_to_the_schema_and_has_no_other_keys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    result = CliRunner().invoke(main, ["gaps", "--json", "--date", "2026-11-24"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert faults(found, report_schema()) == []
    assert faults(found, strict(report_schema())) == []


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_a_report_has_no_key_that_the_schema_does_not_describe(path: Path, tmp_path: Path) -> None:
    found = to_json(report_of(read_yaml(path, path.parent).value, tmp_path))
    assert faults(found, report_schema()) == []
    assert faults(found, strict(report_schema())) == []


def test_the_whole_report_has_no_key_that_the_schema_does_not_describe() -> None:
    assert faults(WHOLE, strict(report_schema())) == []


def with_value(value: Any, *path: str | int) -> Any:
    """Return the whole report with another value at a place."""
    report = json.loads(json.dumps(WHOLE))
    held = report
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    return report


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("on",), "24 April 2027"),
        (("counts", "gap"), "3"),
        (("gaps", 0, "stake", "at_stake", "USD"), 3211.6),
        (("gaps", 0, "stake", "terms", 0, "outcome"), "paused"),
        (("gaps", 0, "wordings", 0, "question"), None),
        (("proposed", 0, "proposal", "strength"), "certain"),
        (("answered", 0, "advice", "again", "reps", "jk"), "once"),
        (("terms", "medians"), None),
        (("write_now",), [7]),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_fault_at_its_place(
    path: tuple[str | int, ...], value: Any
) -> None:
    (fault,) = faults(with_value(value, *path), report_schema())
    assert str(path[-1]) in fault.partition(":")[0]


def test_a_key_that_joins_is_no_fault_until_all_others_are_refused() -> None:
    report = with_value(1, "gaps", 0, "joined")
    assert faults(report, report_schema()) == []
    (fault,) = faults(report, strict(report_schema()))
    assert "joined" in fault


def test_a_key_that_has_gone_is_a_fault() -> None:
    report = json.loads(json.dumps(WHOLE))
    del report["gaps"][0]["stake"]["terms"][0]["counts"]
    assert faults(report, report_schema()) == [
        "$.gaps[0].stake.terms[0]: 'counts' is a required property"
    ]


def test_every_key_is_described_in_one_sentence_and_always_there_but_stages() -> None:
    optional = []
    for part in objects(report_schema()):
        optional += [key for key in part["properties"] if key not in part["required"]]
        for key, described in part["properties"].items():
            says = described["description"]
            assert ". " not in says, key
            assert says.endswith("."), key
    assert optional == ["stages"]


def test_the_schema_is_of_the_reports_format() -> None:
    assert report_schema()["properties"]["format"]["const"] == JSON_FORMAT


def test_the_schema_stands_beside_the_others(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    written = (site.root / ".answerable/schemas/gap-report.json").read_text(encoding="utf-8")
    assert json.loads(written) == report_schema()
