"""The fence `video`: a film with its words, of which nothing foreign loads before a click.

A file of the site's own plays in the page. One on another host is a picture that leads there, since
an embedded player would tell that host of every visitor, and most of them show nothing without
JavaScript.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import Field

from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.fences.files import file_faults, text_of
from answerable.pages.fences.spoken import CAPTIONS_HEAD, is_captions, paragraphs_of
from answerable.pages.files import from_docs
from answerable.pages.press import Press
from answerable.reading import Loc
from answerable.records import Record

FILMS = {".mp4": "video/mp4", ".webm": "video/webm"}
PICTURES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
CAPTIONS = (".vtt",)
TRANSCRIPTS = (".txt", ".vtt")
"""Not .md, which below docs_dir is an article of its own."""

_FILE = re.compile(r"[^\n]{1,200}\.(?:txt|vtt|md|srt|docx|pdf)", re.IGNORECASE)
"""What is meant as a file's name and not as words, also where that kind can't be read."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class CaptionsOptions(Record):
    """Captions in one language."""

    called: ClassVar[str] = "entry of captions"

    language: str = Field(description="The language: en, de, pt-BR")
    file: str = Field(min_length=1, description="A .vtt file below docs_dir")


class VideoOptions(Record):
    """What stands inside a video fence."""

    called: ClassVar[str] = "video fence"

    title: str = Field(min_length=1, description="What it shows")
    src: str = Field(min_length=1, description="A .mp4 or .webm file, or a page's https address")
    poster: str = Field(min_length=1, description="A picture below docs_dir that stands for it")
    transcript: str = Field(
        min_length=1, description="All that is said: a .txt or .vtt file below docs_dir, or words"
    )
    captions: tuple[CaptionsOptions, ...] = Field((), description="For a file of the site's own")
    length: str = Field("", description="How long it takes: '3 minutes'")


def placed(options: VideoOptions, page: str) -> VideoOptions:
    """Return the options with their files named from docs_dir."""
    captions = tuple(
        held.model_copy(update={"file": from_docs(held.file, page)}) for held in options.captions
    )
    files = {"poster": options.poster, "src": options.src, "transcript": options.transcript}
    found = {
        name: from_docs(named, page)
        for name, named in files.items()
        if not _ADDRESS.match(named) and (name != "transcript" or _FILE.fullmatch(named))
    }
    return options.model_copy(update={**found, "captions": captions})


def video_block(options: VideoOptions, press: Press) -> Block:
    """Return a player for a file, or a picture that leads to another host; with the transcript."""
    faults = [*_faults(options, press)]
    if faults:
        raise FenceError(*faults)
    words = options.transcript
    if _FILE.fullmatch(words):
        words = text_of(words, press, ("transcript",))
    spoken = paragraphs_of(words)
    if not spoken:
        raise FenceError(Fault("the transcript holds no words", ("transcript",)))
    host = urlsplit(options.src).hostname if _ADDRESS.match(options.src) else None
    values = {
        "video": options,
        "host": host,
        "kind": FILMS.get(_ending(options.src)),
        "captions": [
            (held, press.wording.language_called(held.language)) for held in options.captions
        ],
        "spoken": spoken,
    }
    return Block("video.html", values)


def _faults(options: VideoOptions, press: Press) -> Iterator[Fault]:
    if _ADDRESS.match(options.src):
        yield from _address_faults(options)
    else:
        yield from file_faults(options.src, tuple(FILMS), press, ("src",))
    yield from _picture_faults(options.poster, press)
    met: set[str] = set()
    for n, held in enumerate(options.captions):
        if press.wording.language_called(held.language) is None:
            message = f"'{held.language}' is not a language; write it like en, de or pt-BR"
            yield Fault(message, ("captions", n, "language"))
        if held.language in met:
            message = f"'{held.language}' stands twice; delete one"
            yield Fault(message, ("captions", n, "language"))
        met.add(held.language)
        yield from _captions_faults(held.file, press, ("captions", n, "file"))
    if _FILE.fullmatch(options.transcript):
        yield from file_faults(options.transcript, TRANSCRIPTS, press, ("transcript",))


def _address_faults(options: VideoOptions) -> Iterator[Fault]:
    try:
        address = urlsplit(options.src)
        right = address.scheme == "https" and address.hostname and "@" not in address.netloc
    except ValueError:
        right = False
    if not right or re.search(r"\s", options.src):
        message = f"'{options.src}' is neither a file nor an address; write 'https://HOST/…'"
        yield Fault(message, ("src",))
    if options.captions:
        message = "captions are for a file of your own; the other host shows its own: delete them"
        yield Fault(message, ("captions",))


def _picture_faults(poster: str, press: Press) -> Iterator[Fault]:
    if _ADDRESS.match(poster):
        message = (
            f"'{poster}' would be loaded from another host before anybody clicks; save the picture"
            " beside the article"
        )
        yield Fault(message, ("poster",))
    else:
        yield from file_faults(poster, PICTURES, press, ("poster",))


def _captions_faults(file: str, press: Press, loc: Loc) -> Iterator[Fault]:
    faults = file_faults(file, CAPTIONS, press, loc)
    yield from faults
    if not faults and not is_captions(text_of(file, press, loc)):
        message = f"'/{file}' doesn't begin with {CAPTIONS_HEAD}, so browsers would show nothing"
        yield Fault(message, loc)


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


VIDEO = Fence("video", VideoOptions, video_block, placed)
