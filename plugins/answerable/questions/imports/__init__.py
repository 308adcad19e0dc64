"""Takes lists of questions from other programs into the backlog.

A source of imports is one file behind the interface in `source`; so far there is `csv_file`.
"""

from answerable.questions.imports.csv_file import CsvSource
from answerable.questions.imports.guessing import guess
from answerable.questions.imports.importers import Importer, open_sheet
from answerable.questions.imports.importing import Account, import_all, rehearsal
from answerable.questions.imports.layout import data_rows, layout_of
from answerable.questions.imports.mapping import (
    FOLDER,
    Column,
    Columns,
    DateOrder,
    DecimalSign,
    ImportMapping,
    file_name,
    import_name,
    load_mapping,
    mapping_text,
    remember,
    slug,
)
from answerable.questions.imports.sheet import CsvSheet, Sheet, open_csv
from answerable.questions.imports.source import (
    Fault,
    ImportSource,
    RefusedImport,
    Rejected,
    Taken,
)
from answerable.questions.imports.terms import Terms
from answerable.questions.imports.words import plain, yes_or_no

__all__ = [
    "FOLDER",
    "Account",
    "Column",
    "Columns",
    "CsvSheet",
    "CsvSource",
    "DateOrder",
    "DecimalSign",
    "Fault",
    "ImportMapping",
    "ImportSource",
    "Importer",
    "RefusedImport",
    "Rejected",
    "Sheet",
    "Taken",
    "Terms",
    "data_rows",
    "file_name",
    "guess",
    "import_all",
    "import_name",
    "layout_of",
    "load_mapping",
    "mapping_text",
    "open_csv",
    "open_sheet",
    "plain",
    "rehearsal",
    "remember",
    "slug",
    "yes_or_no",
]
