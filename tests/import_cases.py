"""Reads a golden file of an import, and says what the import makes of it.

A golden file holds the file's text as `csv` (with `encoding` and `newline` where they matter), what
the command was told (`name`, `map`, `date_order`, `decimal`, `by`), and what must come out: the
`guessed` columns, `taken` and `rejected` rows, what was `left_out`, `warnings`, or why the whole
file was `refused`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from answerable.questions.imports import (
    Columns,
    CsvSource,
    ImportMapping,
    RefusedImport,
    Taken,
    Terms,
    guess,
    open_sheet,
    plain,
)

ON = date(2026, 11, 24)
STAGES = {"first-talk": "First talk", "proposal": "Proposal", "contract": "Contract"}
PRODUCTS = {"fiberglass-pool": "Fiberglass pool", "vinyl-pool": "Vinyl liner pool"}


def terms(name: str = "list", by: str = "", currency: str = "USD") -> Terms:
    """Return what the project and the command say."""
    return Terms(
        name,
        currency,
        ON,
        {plain(words): id for id, name in STAGES.items() for words in (id, name)},
        {plain(words): id for id, name in PRODUCTS.items() for words in (id, name)},
        by,
    )


def outcome(case: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return what an import makes of a case, in the case's own words."""
    path = folder / "list.csv"
    text: str = case["csv"].replace("\n", case.get("newline", "\n"))
    path.write_bytes(text.encode(case.get("encoding", "utf-8")))
    result: dict[str, Any] = {}
    try:
        source = _source(case, path, result)
    except RefusedImport as error:
        return result | {"refused": str(error)}
    if source.warnings:
        result["warnings"] = list(source.warnings)
    result["left_out"] = dict(source.left_out)
    for row in source.rows():
        if isinstance(row, Taken):
            result.setdefault("taken", []).append(_taken(row, source.terms.name))
        else:
            told = [f"row {row.number}: {fault}" for fault in row.faults]
            result.setdefault("rejected", []).extend(told)
    return result


def _source(case: dict[str, Any], path: Path, result: dict[str, Any]) -> CsvSource:
    if "map" in case:
        mapping = ImportMapping.model_validate(case["map"])
        sheet = open_sheet(path, mapping.encoding, mapping.delimiter)
    else:
        sheet = open_sheet(path)
        found, header_rows = guess(sheet)
        result["guessed"] = found
        if header_rows != 1:
            result["header_rows"] = header_rows
        if "question" not in found:
            raise RefusedImport("no column looks like the question")
        mapping = ImportMapping(columns=Columns.model_validate(found), header_rows=header_rows)
    asked = {key: case[key] for key in ("date_order", "decimal") if key in case}
    about = terms(by=case.get("by", ""), currency=case.get("currency", "USD"))
    return CsvSource.of(sheet, mapping.model_copy(update=asked), about)


def _taken(row: Taken, name: str) -> dict[str, Any]:
    item = row.item
    ask = item.ask.model_dump(mode="json", exclude_defaults=True)
    source = ask.pop("source").removeprefix(f"csv:{name}:")
    held: dict[str, Any] = {"row": row.number, "question": item.question, **ask}
    if row.own_id:
        held["key"] = source.rpartition(":")[0]
    if item.topic:
        held["topic"] = item.topic
    if item.products:
        held["products"] = list(item.products)
    if row.remarks:
        held["remarks"] = list(row.remarks)
    return held
