#!/usr/bin/env python3
"""Draw the sample company's pictures: faces, products, and charts of what the catalogue holds.

Run it again after each change in content/catalogue; a test tells when it was forgotten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from environment import ROOT, inside

inside(__file__)

from drawings.drawn import drawn  # noqa: E402
from drawings.sample import read_sample  # noqa: E402

PICTURES = ROOT / "content" / "articles" / "pictures"


def main() -> None:
    """Write each drawing, and say which are new or changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PICTURES, help="the folder to write into")
    out: Path = parser.parse_args().out
    for name, svg in drawn(read_sample(ROOT)).items():
        path = out / name
        if path.is_file() and path.read_text("utf-8") == svg:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg, "utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
