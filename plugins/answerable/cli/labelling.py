"""What labelled questions are judged with: a project's own model and thresholds, or the shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time

from answerable.cli.matching import model_of
from answerable.cli.project import CONFIG_NAMES, open_project
from answerable.gaps import Thresholds, shipped_thresholds, thresholds_in
from answerable.meaning import Encoder, ModelMissingError, open_model
from answerable.settings import FALLBACK_LANGUAGE


@dataclass(frozen=True)
class Setting:
    """What matches questions; `seconds` are the CPU seconds that it took to open the model."""

    encoder: Encoder | None
    thresholds: Thresholds
    language: str
    notices: tuple[str, ...]
    seconds: float


def setting_of(words: bool) -> Setting:
    """Return what matches here, in a project or outside of one; `words` leaves the model aside.

    Vectors aren't kept, so that the cost is told as it is the first time.
    """
    began = process_time()
    thresholds, language = shipped_thresholds(), FALLBACK_LANGUAGE
    encoder: Encoder | None = None
    notices: tuple[str, ...] = ()
    here = Path.cwd()
    if any((folder / name).is_file() for folder in (here, *here.parents) for name in CONFIG_NAMES):
        project = open_project(None)
        thresholds = thresholds_in(project.folders.content, project.folders.root)
        language = project.content.settings.language
        encoder, notices = (None, ()) if words else model_of(project)
    elif not words:
        try:
            encoder = open_model()
        except ModelMissingError as error:
            notices = (f"matching is by words only: {error}",)
    return Setting(encoder, thresholds, language, notices, process_time() - began)
