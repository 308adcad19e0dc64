"""The mapping of a file's columns: written by a person or confirmed by one, and remembered."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import yaml
from pydantic import BeforeValidator, Field

from answerable.ids import LONGEST_ID
from answerable.questions.imports.source import RefusedImport
from answerable.questions.question import Outcome
from answerable.records import FORMAT, Loaded, Record, load_record

FOLDER = "imports"
"""The folder of mappings and rejects, inside the backlog's: as private as the backlog."""

DateOrder = Literal["day-first", "month-first", "year-first"]
DecimalSign = Literal[".", ","]


def _text(value: Any) -> Any:
    return str(value) if type(value) is int else value


def _encoding(value: Any) -> Any:
    try:
        "".encode(value).decode(value)
        return codecs.lookup(value).name
    except (LookupError, TypeError, UnicodeError):
        raise ValueError(f"'{value}' is not an encoding; write one like cp1250") from None


def _delimiter(value: Any) -> Any:
    if not isinstance(value, str) or len(value) != 1 or value in '"\r\n':
        raise ValueError(f"'{value}' can't stand between cells; write one sign, like ';'")
    return value


Column = str | int
CellText = Annotated[str, BeforeValidator(_text)]


class Columns(Record):
    """Which column holds what: the name in the header, or the number counted from 1."""

    called: ClassVar[str] = "list of columns"

    question: Column = Field(description="The buyer's own words")
    id: Column | None = Field(None, description="The row's own id, which stays when it changes")
    date: Column | None = Field(None, description="The day on which it was asked")
    by: Column | None = Field(None, description="The rep who heard it")
    deal: Column | None = Field(None, description="The id of the sale")
    amount: Column | None = Field(None, description="The deal's money")
    currency: Column | None = Field(None, description="The amount's currency")
    stage: Column | None = Field(None, description="How far the buyer was")
    outcome: Column | None = Field(None, description="How the deal ended: open, won or lost")
    is_won: Column | None = Field(None, description="Yes where the deal was won")
    is_lost: Column | None = Field(None, description="Yes where the deal was lost")
    is_closed: Column | None = Field(None, description="Yes where the deal has ended")
    topic: Column | None = Field(None, description="One of the Big 5, or process")
    product: Column | None = Field(None, description="What it is about: ids or names, with ; ")

    @property
    def named(self) -> dict[str, Column]:
        """The columns that are there, by what they hold."""
        return {role: column for role, column in self if column is not None}


class ImportMapping(Record):
    """How the files of one export are read."""

    called: ClassVar[str] = "mapping of an import"

    columns: Columns = Field(description="Which column holds what")
    header_rows: int = Field(1, ge=0, le=5, description="Rows above the data; 0: no header")
    date_order: DateOrder | None = Field(None, description="The order of day, month and year")
    decimal: DecimalSign | None = Field(None, description="The sign before an amount's decimals")
    stages: Mapping[CellText, CellText | None] = Field(
        {}, description="The file's stages -> a stage's id from settings.yml; null: no stage"
    )
    outcomes: Mapping[CellText, Outcome] = Field(
        {}, description="The file's states or stages -> open, won or lost"
    )
    products: Mapping[CellText, str | None] = Field(
        {}, description="The file's products -> a product's id; null: none of ours"
    )
    encoding: Annotated[str, BeforeValidator(_encoding)] | None = Field(
        None, description="The file's encoding, if it isn't UTF-8"
    )
    delimiter: Annotated[str, BeforeValidator(_delimiter)] | None = Field(
        None, description="The sign between cells"
    )


def import_name(path: Path) -> str:
    """Return the name of the export that a file is one of: without dates, counts and '(1)'.

    All files of one export share a mapping, and the keys of their rows.
    """
    stem = path.stem.casefold().removesuffix("-rejects")
    words = re.sub(r"\(\d+\)|\d+", " ", stem)
    return slug(words) or slug(stem) or "import"


def file_name(path: Path) -> str:
    """Return a file's own name in letters, digits and hyphens."""
    return slug(path.stem.casefold().removesuffix("-rejects")) or "import"


def slug(words: str) -> str:
    """Return words as lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:LONGEST_ID].strip("-")


def load_mapping(path: Path, root: Path) -> Loaded[ImportMapping]:
    """Return the mapping that stands in a file, or findings."""
    return load_record(path, root, ImportMapping, {})


def mapping_text(mapping: ImportMapping) -> str:
    """Return a mapping as the YAML that a person would write."""
    held = mapping.model_dump(mode="json", exclude_defaults=True)
    text: str = yaml.safe_dump(
        {"format": FORMAT, **held}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text


def remember(mapping: ImportMapping, path: Path) -> bool:
    """Write a mapping for the next time; return whether the file changed."""
    text = mapping_text(mapping)
    try:
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return False
        write_whole(path, text.encode())
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedImport(f"the mapping can't be kept in {path.name}: {error}") from None
    return True


def write_whole(path: Path, held: bytes) -> None:
    """Write a file so that a reader sees all of it or none; only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
