"""Ids: what may be one, and which one a person probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator

LONGEST_ID = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that Windows keeps for devices, with or without an ending:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_WINDOWS_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}


def id_fault(text: str) -> str | None:
    """Return why `text` can't be an id, or None if it can."""
    if len(text) > LONGEST_ID:
        return f"an id has at most {LONGEST_ID} characters, this one has {len(text)}"
    if not _ID.fullmatch(text):
        as_id = "-".join(re.findall("[a-z0-9]+", text.lower()))
        hint = f", like '{as_id}'" if as_id and text.isascii() else ""
        return (
            f"'{text}' is not an id: use lower-case letters a to z, digits and single hyphens{hint}"
        )
    if text in RESERVED:
        return f"'{text}' can't be an id: that is the name of a folder's own page; add a word to it"
    if text in _WINDOWS_RESERVED:
        return f"'{text}' can't be an id: Windows reserves that name; add a word to it"
    return None


def _checked(text: str) -> str:
    if fault := id_fault(text):
        raise ValueError(fault)
    return text


RESERVED = frozenset({"index", "readme"})
"""Names that the host keeps for the page of a folder."""

Id = Annotated[str, AfterValidator(_checked)]


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like `wrong`, or None if none comes near."""
    matches = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` or, with few known names, `; known are a, b`, or nothing."""
    names = sorted(set(known))
    if match := nearest(wrong, names):
        return f"; did you mean '{match}'?"
    if 0 < len(names) <= 12:
        return f"; known are {', '.join(names)}"
    return ""
