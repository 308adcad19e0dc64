"""The reader's modules become one classic script, and a site's own modules win."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from answerable.pages.scripts import MissingScriptError
from answerable.pages.searching import SiteSearch
from answerable.search import Finder, SearchIndex
from answerable.search.exported import minified, reader_script
from answerable.search.exported.script import UnreadModuleError
from searched import exported, site_of
from site_builder import PROJECT, SmallSite
from visiting import served

OVERRIDES = PROJECT / "overrides" / "search"

RUN = """
const { readFileSync } = require("node:fs");
const vm = require("node:vm");
const [script, address, root, typed] = process.argv.slice(1);
const scope = { fetch, setTimeout, clearTimeout, performance, AbortController };
scope.self = scope;
vm.runInNewContext(readFileSync(script, "utf8"), scope, { filename: script });
const reader = scope.answerable.reader(address, root);
let last;
reader.search(typed, (answer) => (last = answer)).then(() => {
  const found = last.items.map((item) => item[0].location);
  console.log(JSON.stringify([Object.keys(scope).sort(), found]));
});
"""
"""Runs the script as workers run classic ones, where `import` and `export` would be errors."""


TOP_NAMES = re.compile(
    r"^(?:export )?(?:async )?(?:function\*? |class |const |let )(\w+)", re.MULTILINE
)


def of_overrides(path: str) -> str:
    return (OVERRIDES / path).read_text(encoding="utf-8")


def script_of(site: SmallSite) -> str:
    """Return the reader's script as a site's build writes it."""
    _, files = SiteSearch(site.press()).files([])
    return next(str(one.content) for one in files if one.path.startswith("search/reader."))


def joined(modules: dict[str, str], stemmer: str = "") -> str:
    return reader_script(modules.__getitem__, stemmer)


SMALL = {
    "reader.js": '// @ts-check\nimport { one } from "./one.js";\nimport { two } from "./two.js";\n'
    "export class Reader {}\n",
    "one.js": 'import { two } from "./two.js";\n// why\nexport const one = two + 1;\n',
    "two.js": "export const two = 2;\nexport async function later() {}\n",
    "stemmers/xx.js": "export function stemAnyhow(word) { return word; }\n",
}


def test_a_module_stands_once_and_behind_all_that_it_imports() -> None:
    script = joined(SMALL)
    places = [script.index(text) for text in ("const two", "const one", "class Reader")]
    assert places == sorted(places)
    assert script.count("const two") == 1


def test_nothing_is_imported_or_exported_and_no_comment_is_left() -> None:
    assert re.findall(r"\b(?:import|export)\b|//|why|ts-check", joined(SMALL, "xx")) == []


@pytest.mark.parametrize(
    "line", ["import two from './two.js';", "export default 1;", "export { one };"]
)
def test_a_module_that_cannot_be_joined_is_named_with_its_line(line: str) -> None:
    with pytest.raises(UnreadModuleError, match=re.escape("search/one.js can't be joined")) as told:
        joined({**SMALL, "one.js": f"export const one = 1;\n{line}\n"})
    assert line in str(told.value)


def test_the_languages_stemmer_is_handed_to_the_reader() -> None:
    assert "new Reader(folder, root, stemAnyhow, early)" in joined(SMALL, "xx")


def test_without_a_stemmer_words_are_compared_as_they_are() -> None:
    script = joined(SMALL)
    assert "new Reader(folder, root, (word) => word, early)" in script
    assert "stemAnyhow" not in script


def test_a_regular_expression_or_text_stays_as_it_is_in_small() -> None:
    gone = "  // gone\n  /** @type {any} */ (1);\n/** gone */\n"
    kept = "const a = /[/]  x/u;\nconst b = `  //  ${a}  `;\nconst c = 'a  //  b';\n"
    small = minified(gone + kept)
    assert all(kept in small for kept in ("/[/]  x/u", "`  //  ${a}  `", "'a  //  b'"))
    assert "gone" not in small
    assert small.startswith("(1);\nconst a")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja"])
def test_node_runs_the_script_as_a_classic_one_and_it_finds(
    node: str, tmp_path: Path, language: str
) -> None:
    site = Finder(SearchIndex.of(site_of(language), language))
    root = exported(site, tmp_path / "search")
    script = tmp_path / "reader.js"
    code = site.index.analysis.code
    script.write_text(reader_script(of_overrides, code), encoding="utf-8")
    typed = site_of(language)[0].title
    with served(tmp_path / "search") as address:
        done = subprocess.run(
            [node, "-e", RUN, script, address, root, typed], capture_output=True, encoding="utf-8"
        )
    assert done.returncode == 0, done.stderr
    names, found = json.loads(done.stdout)
    assert found == [hit.entry.url for hit in site.find(typed)]
    # Nothing but the one name that it sets, besides what it was given.
    assert names == sorted(
        "AbortController answerable clearTimeout fetch performance self setTimeout".split()
    )


@pytest.mark.parametrize("stemmer", ["en", "de", "fr", "es"])
def test_no_name_stands_at_the_top_of_two_modules(stemmer: str) -> None:
    paths = [path for path in OVERRIDES.glob("*.js") if path.name not in ("slot.js", "page.js")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    texts.append(of_overrides(f"stemmers/{stemmer}.js"))
    names = [name for text in texts for name in TOP_NAMES.findall(text)]
    assert len(names) > 50
    assert sorted(names) == sorted(set(names))


def test_a_sites_own_module_wins(site: SmallSite) -> None:
    own = of_overrides("results.js").replace("<mark>", '<mark class="own">')
    site.write("overrides/search/results.js", own)
    script = script_of(site)
    assert '<mark class="own">' in script


def test_a_module_that_is_nowhere_is_an_error_for_people(site: SmallSite) -> None:
    own = 'import { none } from "./none.js";\n' + of_overrides("reader.js")
    site.write("overrides/search/reader.js", own)
    with pytest.raises(MissingScriptError) as raised:
        SiteSearch(site.press())
    assert "search/none.js" in str(raised.value)


def test_a_module_that_is_nowhere_stops_the_build_without_a_traceback(site: SmallSite) -> None:
    own = 'import { none } from "./none.js";\n' + of_overrides("reader.js")
    built = site.write("overrides/search/reader.js", own).build()
    assert "search/none.js" in built.stopped + built.log
    assert "Traceback" not in built.log


def test_a_site_of_another_language_gets_its_stemmer_and_no_other(site: SmallSite) -> None:
    site.edit("settings.yml", ("language: en", "language: de"))
    script = script_of(site)
    assert "stemGerman" in script
    assert "stemEnglish" not in script
