"""Reads a column of amounts: the sign before the decimals is settled once for all its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from answerable.money import LARGEST_NUMBER
from answerable.questions.imports.mapping import DecimalSign
from answerable.questions.imports.source import RefusedImport

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_AMOUNT = re.compile(
    r"(?P<minus>[-\u2212]?) ?(?P<before>[^\d.,'()+%\s-]*\.?) ?(?P<minus_after>[-\u2212]?)"
    r"(?P<number>\d[\d.,' ]*?)(?:[.,][-\u2013\u2014])? ?(?P<after>[^\d.,'()+%\s-]*\.?)",
    re.ASCII,
)
_LONGEST = 60
_NOT_AN_AMOUNT = "it is not an amount of money"


def decimal_sign(cells: Iterable[tuple[int, str]], asked: DecimalSign | None) -> DecimalSign | None:
    """Return the sign before the decimals of a column; None if no cell holds one or could.

    Cells come with their row's number. Raises RefusedImport where they contradict each other or
    what was asked for, or where none of them settles it: 1.234 alone is a thousand or one.
    """
    told: dict[str, int] = {}
    for number, cell in cells:
        match = _parts(cell)
        if match and (sign := _sign(match["number"])):
            told.setdefault(sign, number)
    point, comma, unclear = told.get("."), told.get(","), told.get("?")
    if point and comma:
        raise RefusedImport(
            f"the amounts contradict each other: row {point} has a point before its decimals, row"
            f" {comma} a comma; correct them, or split the file"
        )
    settled: DecimalSign | None = "." if point else "," if comma else None
    if settled and asked and asked != settled:
        raise RefusedImport(
            f"amounts should have '{asked}' before their decimals, but row {told[settled]} can"
            f" only have '{settled}'"
        )
    if unclear and not (settled or asked):
        raise RefusedImport(
            f"no amount settles what its signs mean (row {unclear} could be over a thousand or"
            " under ten): name the sign before the decimals with --decimal . or --decimal ,"
        )
    return settled or asked


def read_amount(text: str, decimal: DecimalSign | None) -> tuple[Decimal, str]:
    """Return an amount and the sign or code beside it; raises ValueError with why not."""
    match = _parts(text)
    if match is None or (match["before"] and match["after"]):
        raise ValueError(_NOT_AN_AMOUNT)
    if match["minus"] or match["minus_after"]:
        raise ValueError("it is below zero")
    point = decimal or "."
    groups = ("," if point == "." else ".") + "' "
    number = match["number"].strip()
    whole, _, part = number.partition(point)
    if not re.fullmatch(rf"\d+|\d{{1,3}}([{groups}])(?:\d{{2,3}}\1)*\d{{3}}", whole, re.ASCII):
        raise ValueError(f"{_NOT_AN_AMOUNT} with '{point}' before its decimals")
    if not re.fullmatch(r"\d*", part, re.ASCII):
        raise ValueError(f"{_NOT_AN_AMOUNT} with '{point}' before its decimals")
    cents = part if part.strip("0") else ""
    amount = Decimal(re.sub(r"\D", "", whole) + (f".{cents}" if cents else ""))
    if amount > LARGEST_NUMBER:
        raise ValueError("it is too large to be an amount")
    return amount, match["before"] or match["after"]


def _parts(cell: str) -> re.Match[str] | None:
    text = _SPACES.sub(" ", cell).strip().replace("\u2019", "'")
    return _AMOUNT.fullmatch(text) if len(text) <= _LONGEST else None


def _sign(number: str) -> DecimalSign | str:
    """Return the sign before the decimals, '?' if it is unclear, or nothing."""
    points, commas = number.count("."), number.count(",")
    if not points and not commas:
        return ""
    if points and commas:
        return "." if number.rfind(".") > number.rfind(",") else ","
    sign, other = (".", ",") if points else (",", ".")
    if max(points, commas) > 1:
        return other
    whole, _, part = number.partition(sign)
    could_be_thousands = re.fullmatch(r"[1-9]\d{0,2}", whole) and re.fullmatch(r"\d{3}", part)
    return "?" if could_be_thousands else sign
