"""Languages by their codes, like en, de or pt_BR."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def language_code(code: str) -> str:
    """Return a language's code with `_` between its parts; raises ValueError for any other text."""
    try:
        Locale.parse(code, sep="-" if "-" in code else "_")
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"'{code}' is not a language; write a code like en or de") from None
    return code.replace("-", "_")
