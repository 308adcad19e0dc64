"""The oldest Python that this project runs on; every Python 3 can read this file and say so."""

import sys

MAJOR, MINOR = 3, 11


def refusal(major: int, minor: int) -> str:
    """Return why a Python of that version can't run this project, or nothing if it can."""
    if (major, minor) >= (MAJOR, MINOR):
        return ""
    return (
        f"Answerable needs Python {MAJOR}.{MINOR} or newer, and this is Python {major}.{minor}:"
        f" install a newer one from your system's packages or python.org, and start this again"
        f" with it, for example: python{MAJOR}.{MINOR + 1} {sys.argv[0]}"
    )


def leave_if_too_old() -> None:
    """End this run with one sentence and exit code 2 if its Python is too old."""
    sentence = refusal(sys.version_info[0], sys.version_info[1])
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)
