"""What is said in a video, as paragraphs: from a plain text, or from captions in WebVTT."""

from __future__ import annotations

import html
import re

CAPTIONS_HEAD = "WEBVTT"
"""The first word of a file of captions; browsers show none from a file without it.

https://www.w3.org/TR/webvtt1/#file-structure
"""

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_NOT_SPOKEN = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_TIMING = "-->"
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")


def is_captions(text: str) -> bool:
    """Return whether a text is one that browsers take for captions."""
    return re.match(rf"{CAPTIONS_HEAD}(?=[ \t\n]|\Z)", text) is not None


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return what is said as paragraphs; captions lose their times and name their speakers."""
    if is_captions(text):
        return tuple(_of_captions(text))
    return tuple(" ".join(part.split()) for part in _BLANK_LINES.split(text) if part.strip())


def _of_captions(text: str) -> list[str]:
    """Return one paragraph for each turn of a speaker."""
    turns: list[str] = []
    last = ""
    for block in _BLANK_LINES.split(text)[1:]:
        lines = block.split("\n")
        timing = next((n for n, line in enumerate(lines) if _TIMING in line), None)
        if timing is None or _NOT_SPOKEN.match(block):
            continue
        spoken = " ".join(lines[timing + 1 :])
        voice = _VOICE.search(spoken)
        speaker = html.unescape(voice.group(1)).strip() if voice else ""
        words = " ".join(html.unescape(_TAG.sub("", spoken)).split())
        if not words:
            continue
        if turns and speaker in ("", last):
            turns[-1] = f"{turns[-1]} {words}"
        else:
            turns.append(f"{speaker}: {words}" if speaker else words)
            last = speaker
    return turns
