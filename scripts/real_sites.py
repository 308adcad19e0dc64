"""Make two whole sites of real text, and see what the engine does with them.

`search/` holds a thousand real how-to articles; `curekart/` holds a shop's passages as articles,
and its customers' questions as the backlog.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from environment import inside

inside(__file__)

from benchmarks.measuring import RunError  # noqa: E402
from benchmarks.real_data import (  # noqa: E402
    search_articles,
    searches,
    shop_passages,
    shop_questions,
    write_search_site,
    write_shop_site,
)
from benchmarks.real_runs import (  # noqa: E402
    build_report,
    check_report,
    find_report,
    gaps_report,
)


def main() -> int:
    """Make the sites, measure them if asked, and return the exit code."""
    options = parser().parse_args()
    if missing := [name for name in FILES if not (options.data / name).is_file()]:
        print(f"{options.data} lacks {', '.join(missing)}; name the folder with them in --data")
        return 2
    search, shop = options.out / "search", options.out / "curekart"
    articles, passages = search_articles(options.data), shop_passages(options.data)
    questions = shop_questions(options.data)
    for folder in (search, shop):
        if folder.exists() and not (folder / "mkdocs.yml").exists():
            print(f"{folder} is there already and holds something else; choose another --out")
            return 2
    write_search_site(search, articles)
    write_shop_site(shop, passages, questions)
    print(f"{search}: {len(articles)} articles")
    print(f"{shop}: {len(passages)} articles, {len(questions)} questions")
    if not options.measure:
        print(_how(search, shop))
        return 0
    try:
        _print(str(shop), build_report(shop, passages))
        _print("", check_report(shop))
        _print("", gaps_report(shop, questions))
        _print(str(search), build_report(search, articles))
        _print("", check_report(search))
        _print("", find_report(search, searches(options.data)))
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


FILES = (
    "search/articles.jsonl",
    "search/queries.jsonl",
    "hint3_curekart/passages.jsonl",
    "hint3_curekart/queries.jsonl",
)


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description=__doc__,
        epilog="examples:\n  python3 scripts/real_sites.py --data ../shared/data --out /tmp/real\n"
        "  python3 scripts/real_sites.py --data ../shared/data --out /tmp/real --measure",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--data", type=Path, required=True, help="the folder of the real data")
    reader.add_argument("--out", type=Path, required=True, help="where to write the sites")
    reader.add_argument(
        "--measure", action="store_true", help="build both, search, report gaps, and tell the rest"
    )
    return reader


def _print(title: str, lines: Iterator[str]) -> None:
    if title:
        print(f"\n{title}")
    for line in lines:
        print(line, flush=True)


def _how(search: Path, shop: Path) -> str:
    python = Path(sys.executable)
    return "\n".join(
        (
            "\nBuild and ask them with:",
            f"  cd {search} && {python} -m mkdocs build",
            f"  cd {search} && {python} -m answerable.cli find 'inventory overview'",
            f"  cd {shop} && {python} -m mkdocs build",
            f"  cd {shop} && {python} -m answerable.cli gaps",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
