"""Reads content/catalogue/ into a catalogue, and finds what can't be right in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from answerable.catalogue.catalogue import Catalogue
from answerable.catalogue.company import Company, People
from answerable.catalogue.criteria import Categories, Criteria
from answerable.catalogue.products import Product
from answerable.catalogue.references import lost_references
from answerable.catalogue.reviews import Reviews
from answerable.findings import Finding, Level
from answerable.ids import id_fault, suggestion
from answerable.reading import Place, shown_path
from answerable.records import Record, load_record

R = TypeVar("R", bound=Record)

FILES: Mapping[str, type[Record]] = {
    "company": Company,
    "people": People,
    "categories": Categories,
    "criteria": Criteria,
}
FOLDERS: Mapping[str, type[Record]] = {"products": Product, "reviews": Reviews}
LATER = frozenset({"categories", "criteria"})
"""Files that a site needs only when it has products."""


@dataclass(frozen=True)
class LoadedCatalogue:
    """The catalogue as far as it can be read, with all findings.

    `broken` names the products whose files hold errors, so that a mention of one of them isn't
    reported as unknown; `unread` names the kinds (person, category, criterion) of which none is
    known, since their file holds errors.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    broken: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()


def load_catalogue(folder: Path, root: Path) -> LoadedCatalogue:
    """Return the catalogue that stands in `folder`."""
    reader = _Reader(folder, root)
    company = reader.file("company", Company)
    people = reader.file("people", People)
    categories = reader.file("categories", Categories)
    criteria = reader.file("criteria", Criteria)
    products = dict(reader.folder("products", "product", Product))
    reviews = dict(reader.folder("reviews", "reviews", Reviews))
    reader.strangers()
    catalogue = Catalogue(
        company=company or Company.model_construct(name="?", what_we_sell="?"),
        people=people.people if people else {},
        categories=categories.categories if categories else {},
        criteria=criteria.criteria if criteria else {},
        products=products,
        reviews={id: held.reviews for id, held in reviews.items()},
        places=reader.places,
    )
    # A file that couldn't be read would make every mention of its ids look wrong.
    shared = (("person", people), ("category", categories), ("criterion", criteria))
    unreadable = frozenset(kind for kind, held in shared if held is None)
    lost = [
        fault.finding
        for fault in lost_references(catalogue, frozenset(reader.broken))
        if fault.kind not in unreadable
    ]
    return LoadedCatalogue(
        catalogue, (*reader.findings, *lost), frozenset(reader.broken), unreadable
    )


class _Reader:
    def __init__(self, folder: Path, root: Path) -> None:
        self.base = folder
        self.root = root
        self.findings: list[Finding] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.broken: set[str] = set()

    def file(self, name: str, model: type[R]) -> R | None:
        path = self.base / f"{name}.yml"
        if not path.exists() and name in LATER:
            return model.model_validate({name: {}})
        if not path.exists():
            shown = shown_path(path, self.root)
            message = f"the file is missing; it holds the {model.called.removeprefix('file of ')}"
            self.findings.append(Finding("catalogue.no-file", Level.ERROR, shown, 0, message))
            return None
        loaded = load_record(path, self.root, model, {})
        self.findings += loaded.findings
        self.places[name, ""] = loaded.place
        return loaded.record

    def folder(self, name: str, kind: str, model: type[R]) -> Iterator[tuple[str, R]]:
        folder = self.base / name
        paths = folder.glob("*.y*ml") if folder.is_dir() else ()
        for path in sorted(paths, key=lambda path: (path.stem, path.suffix != ".yml")):
            id = path.stem
            shown = shown_path(path, self.root)
            if fault := id_fault(id):
                message = f"the file's name gives the id, and {fault}"
                self.findings.append(Finding("catalogue.id", Level.ERROR, shown, 0, message))
                continue
            if (kind, id) in self.places:
                other = self.places[kind, id].path
                message = f"{other} has the same name; delete one of the two, or rename it"
                self.findings.append(Finding("catalogue.id", Level.ERROR, shown, 0, message))
                continue
            extra = {"id": id} if "id" in model.model_fields else {}
            loaded = load_record(path, self.root, model, extra)
            self.findings += loaded.findings
            self.places[kind, id] = loaded.place
            if loaded.record is None:
                self.broken.add(id)
            else:
                yield id, loaded.record

    def strangers(self) -> None:
        """Report files that nothing reads: their writer believes that they count."""
        for folder in (self.base, *(self.base / name for name in FOLDERS)):
            for path in sorted(folder.glob("*.txt")):
                # Editors on Windows add the ending, and the desktop hides it.
                name = f"{path.stem.removesuffix('.yml')}.yml"
                message = f"nothing reads a '.txt' file here; save it as '{name}'"
                self.findings.append(
                    Finding(
                        "catalogue.unread-file",
                        Level.ERROR,
                        shown_path(path, self.root),
                        0,
                        message,
                    )
                )
        known = {f"{name}.yml" for name in FILES}
        for path in sorted(self.base.glob("*.y*ml")):
            if path.name not in known:
                hint = suggestion(path.name, known)
                self.findings.append(
                    Finding(
                        "catalogue.unread-file", Level.ERROR, shown_path(path, self.root), 0,
                        f"nothing reads a file of this name here{hint}",
                    )
                )  # fmt: skip
        for path in sorted(p for p in self.base.glob("*") if p.is_dir()):
            if path.name not in FOLDERS:
                hint = suggestion(path.name, FOLDERS)
                self.findings.append(
                    Finding(
                        "catalogue.unread-file", Level.ERROR, shown_path(path, self.root), 0,
                        f"nothing reads a folder of this name here{hint}",
                    )
                )  # fmt: skip
