"""What `answerable import` says: the mapping, sample rows, rejected rows, the account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from answerable.questions.imports import Account, CsvSource, Rejected

SAMPLES = 3
MOST_REJECTIONS = 20
"""Rejected rows that are told one by one; all stand in the file of rejects."""


def mapping_lines(source: CsvSource) -> Iterator[str]:
    """Yield which column holds what, with what was settled for whole columns."""
    mapping = source.mapping
    settled = {"date": mapping.date_order, "amount": mapping.decimal and f"'{mapping.decimal}'"}
    yield f"{source.sheet.path.name}, as {source.terms.name}:"
    for role, name in source.named().items():
        how = f" ({settled[role]})" if settled.get(role) else ""
        yield f"  {role:<9} <- {name}{how}"


def sample_lines(source: CsvSource) -> Iterator[str]:
    """Yield the first rows as they would be taken."""
    for row in islice(source.rows(), SAMPLES):
        if isinstance(row, Rejected):
            yield f"  row {row.number}: rejected, {'; '.join(map(str, row.faults))}"
            continue
        ask = row.item.ask
        held = ask.model_dump(mode="json", exclude_defaults=True, exclude={"source"})
        facts = ", ".join(f"{name} {value}" for name, value in held.items())
        yield f"  row {row.number}: “{_short(row.item.question)}” {facts}"


def rejection_lines(account: Account, show_values: bool) -> Iterator[str]:
    """Yield each rejected row's number with its reasons; what stands in it only if asked for."""
    for row in account.rejected[:MOST_REJECTIONS]:
        for fault in row.faults:
            held = f": {_short(fault.value)}" if show_values and fault.value else ""
            yield f"row {row.number}: {fault}{held}"
    if (more := len(account.rejected) - MOST_REJECTIONS) > 0:
        yield f"and {_counted(more, 'row')} more"


def account_in_words(account: Account, rejects: str, dry_run: bool) -> Iterator[str]:
    """Yield what became of all rows; rows read are rows taken and rows rejected, always."""
    states = (
        _counted(account.count("new"), "new question"),
        f"{account.count('again')} asked again",
        f"{account.count('known')} known",
    )
    see = f", see {rejects}" if rejects else ""
    yield (
        f"{_counted(account.read, 'row')} read: {len(account.taken)} taken ({', '.join(states)}),"
        f" {len(account.rejected)} rejected{see}."
    )
    if account.left_out:
        parts = ", ".join(f"{words} {count}" for words, count in account.left_out.items())
        yield f"Left out, for they hold no data: {parts}."
    for remark, count in account.remarks.items():
        yield f"In {_counted(count, 'row')} {remark}."
    if account.differing and account.updated:
        yield f"{_counted(account.differing, 'known ask')} got the file's stage, amount or outcome."
    elif account.differing:
        yield (
            f"{_counted(account.differing, 'known ask')}"
            f" {'has' if account.differing == 1 else 'have'} another stage, amount or outcome in"
            " the file; run again with --update to take it over."
        )
    aside = sorted({handed.place for _, handed in account.taken if handed.aside})
    if aside:
        yield f"A file of the backlog is broken, so these stand aside: {', '.join(aside[:3])} …"
    if dry_run:
        yield "Nothing was changed: this was a dry run."


def account_value(account: Account, source: CsvSource, rejects: str, dry_run: bool) -> str:
    """Return the account as JSON, without a word of any cell."""
    value = {
        "format": 1,
        "dry_run": dry_run,
        "name": source.terms.name,
        "read": account.read,
        "taken": len(account.taken),
        "new": account.count("new"),
        "again": account.count("again"),
        "known": account.count("known"),
        "differing": account.differing,
        "updated": account.updated,
        "rejected": len(account.rejected),
        "rejects": rejects or None,
        "left_out": dict(account.left_out),
        "remarks": dict(account.remarks),
        "warnings": list(source.warnings),
        "rows": [
            {"row": number, "state": handed.state}
            | ({} if dry_run else {"id": handed.id, "place": handed.place})
            for number, handed in account.taken
        ],
        "rejections": [
            {"row": row.number, "column": fault.column, "reason": fault.reason}
            for row in account.rejected
            for fault in row.faults
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:80]}…" if len(words) > 80 else words


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
