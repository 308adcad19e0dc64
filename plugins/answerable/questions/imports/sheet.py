"""Reads a file of separated values row by row: its size, its encoding, its delimiter, its quotes.

Nothing is guessed silently. UTF-16 is read only with its mark: tried without it, an even number of
bytes of Windows-1252 would turn into Chinese.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from answerable.questions.imports.rejects import kept_columns, unmarked
from answerable.questions.imports.source import RefusedImport

LARGEST_IMPORT_BYTES = 64_000_000
"""A larger file is split first; up to here it is read row by row, never whole."""

DELIMITERS = ",;\t|"

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_ONE_COLUMN = "\x1f"  # no file holds it by chance, so a lone column keeps its commas
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_SEPARATOR_LINE = re.compile(r"sep=(.)")  # Excel's own hint, before the header


@dataclass(frozen=True)
class Row:
    """One record of a file; `number` counts as a spreadsheet counts its rows, from 1."""

    number: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


class Sheet(Protocol):
    """A file of rows, whatever program wrote it."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def kind(self) -> str:
        """What the keys of its rows begin with: 'csv', or an importer's name."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of the whole file; no word of any cell."""

    def rows(self) -> Iterator[Row]:
        """Yield all records, blank ones too."""


@dataclass(frozen=True)
class CsvSheet:
    """A file of separated values, with what was found out about its form."""

    path: Path
    encoding: str
    delimiter: str
    warnings: tuple[str, ...] = ()
    kind: str = "csv"

    def rows(self) -> Iterator[Row]:
        """Yield all records, blank ones too; raises RefusedImport where quotes go wrong.

        A file of rejects gives the rows as they stood in the first file.
        """
        number, line = 0, 1
        try:
            with self.path.open(encoding=self.encoding, newline="") as file:
                reader = csv.reader(file, delimiter=self.delimiter, strict=True)
                kept = None
                for number, cells in enumerate(reader, start=1):
                    if number == 1:
                        kept = kept_columns(cells)
                    if kept is not None:
                        cells = [unmarked(cell) for cell in cells[:kept]]
                    yield Row(number, tuple(cells))
                    line = reader.line_num + 1
        except csv.Error as error:
            raise RefusedImport(
                f"row {number + 1}, which begins on line {line}, {_quotes(str(error))}"
            ) from None
        except (OSError, UnicodeError):
            raise RefusedImport("the file changed while it was read; try again") from None


def open_csv(path: Path, encoding: str | None = None, delimiter: str | None = None) -> CsvSheet:
    """Return a file's sheet; raises RefusedImport if it is too large, empty or no text.

    `encoding` and `delimiter` are what a person said they are.
    """
    check_size(path)
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == b"PK\x03\x04":
            raise RefusedImport(
                "this is a workbook or a ZIP, not CSV; unpack it, or save the sheet as CSV UTF-8"
            )
        used, warnings = (encoding, ()) if encoding else _encoding(path, start)
        sample = _sample(path, used)
    except OSError as error:
        raise RefusedImport(f"the file can't be read: {error.strerror}") from None
    if not sample.strip():
        raise RefusedImport("the file is empty")
    return CsvSheet(path, used, delimiter or _delimiter(sample), warnings)


def check_size(path: Path) -> None:
    """Raise RefusedImport if a file is larger than one import reads, or isn't there."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise RefusedImport(f"the file can't be read: {error.strerror}") from None
    if size > LARGEST_IMPORT_BYTES:
        raise RefusedImport(
            f"the file has {size / 1e6:.0f} MB, more than the"
            f" {LARGEST_IMPORT_BYTES / 1e6:.0f} MB that one import reads; split it, and"
            " repeat the header in each part"
        )


def _encoding(path: Path, start: bytes) -> tuple[str, tuple[str, ...]]:
    if start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        raise RefusedImport("the file is UTF-32; save it as UTF-8")
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            if not _decodes(path, encoding):
                raise RefusedImport(f"the file begins as {encoding}, but isn't; save it as UTF-8")
            return encoding, ()
    if _decodes(path, "utf-8"):
        return "utf-8", ()
    if _decodes(path, "cp1252"):
        return "cp1252", (
            "the file isn't UTF-8 and was read as Windows-1252: if accented letters come out"
            " wrong, save it as UTF-8, or write 'encoding: cp1250' or another into the mapping",
        )
    raise RefusedImport("the file is neither UTF-8 nor Windows-1252; save it as CSV UTF-8")


def _decodes(path: Path, encoding: str) -> bool:
    """Return whether the whole file is of an encoding; raises RefusedImport at a zero byte."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    raise RefusedImport(
                        "the file holds binary data, or is UTF-16 without its mark; save it as"
                        " CSV UTF-8"
                    )
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _sample(path: Path, encoding: str) -> str:
    try:
        with path.open(encoding=encoding, newline="") as file:
            return file.read(_SAMPLE)
    except UnicodeError:
        raise RefusedImport(f"the file is not {encoding}, as the mapping says") from None


def _delimiter(sample: str) -> str:
    """Return the delimiter: the only one that the header holds, else the sniffer's choice."""
    header = _outside_quotes(sample)
    if hint := _SEPARATOR_LINE.fullmatch(header.strip()):
        return hint[1]
    held = [sign for sign in DELIMITERS if sign in header]
    if not held:
        return _ONE_COLUMN
    if len(held) > 1:
        try:
            sniffed = csv.Sniffer().sniff(sample, delimiters="".join(held)).delimiter
        except csv.Error:
            sniffed = ""
        if sniffed in held:
            return sniffed
    return max(held, key=header.count)


def _outside_quotes(sample: str) -> str:
    """Return the first written line of a sample without what stands in quotes."""
    kept: list[str] = []
    quoted = False
    for sign in sample.lstrip("\r\n"):
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            if sign in "\r\n":
                break
            kept.append(sign)
    return "".join(kept)


def _quotes(error: str) -> str:
    if "field limit" in error:
        return (
            f"holds a cell of more than {csv.field_size_limit():,} characters; is a quote left"
            " open there?"
        )
    if "unexpected end" in error:
        return "opens a quote that nothing closes; close it, or double the quotes inside the cell"
    return 'has a quote inside a quoted cell; double it, as in "5"" pipe"'
