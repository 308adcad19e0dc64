"""Reads content/guides/ into guides."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from answerable.findings import Finding, Level
from answerable.guides.guide import Guide
from answerable.ids import id_fault
from answerable.reading import Place, shown_path
from answerable.records import load_record

GUIDES_FOLDER = "guides"


@dataclass(frozen=True)
class LoadedGuides:
    """The guides that can be read, by id, with the place of each and all findings."""

    guides: dict[str, Guide] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def load_guides(content: Path, root: Path) -> LoadedGuides:
    """Return the guides of a content folder; one without any has none."""
    folder = content / GUIDES_FOLDER
    paths = [path for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
    guides: dict[str, Guide] = {}
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    for path in sorted(paths, key=lambda path: (path.stem, path.suffix != ".yml")):
        shown = shown_path(path, root)
        if path.name.startswith("."):
            continue
        if path.suffix not in (".yml", ".yaml"):
            message = f"nothing reads a '{path.suffix or path.name}' file here; save it as .yml"
            findings.append(Finding("guide.unread-file", Level.ERROR, shown, 0, message))
            continue
        if fault := id_fault(path.stem):
            message = f"the file's name gives the id, and {fault}"
            findings.append(Finding("guide.id", Level.ERROR, shown, 0, message))
            continue
        if path.stem in places:
            other = places[path.stem].path
            message = f"{other} has the same name; delete one of the two, or rename it"
            findings.append(Finding("guide.id", Level.ERROR, shown, 0, message))
            continue
        loaded = load_record(path, root, Guide, {"id": path.stem})
        findings += loaded.findings
        places[path.stem] = loaded.place
        if loaded.record is not None:
            guides[path.stem] = loaded.record
    return LoadedGuides(guides, places, tuple(findings))
