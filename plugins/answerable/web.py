"""Addresses on the web that people write: what may be one."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator

_PAGE = r"https?://[^\s\x00-\x1f\"<>]+"


def _page(text: str) -> str:
    if text and not re.fullmatch(_PAGE, text):
        raise ValueError(f"'{text}' is not the address of a page; write https://…")
    return text


def _page_or_mail(text: str) -> str:
    if text and not re.fullmatch(rf"{_PAGE}|mailto:[^\s\x00-\x1f\"<>]+", text):
        raise ValueError(
            f"'{text}' is not an address; write https://… for a page or form, or mailto:…"
        )
    return text


def parts_of(address: str) -> SplitResult | None:
    """Return the parts of what people wrote as an address, or None if no browser can read it."""
    try:
        return urlsplit(address)
    except ValueError:  # like http://[host, where a bracket begins an address by numbers
        return None


PageAddress = Annotated[str, AfterValidator(_page)]
"""The address of a page, or nothing."""

Contact = Annotated[str, AfterValidator(_page_or_mail)]
"""The address of a page or a mailbox, or nothing."""
