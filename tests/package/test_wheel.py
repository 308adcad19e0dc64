"""The wheel: what is in it, and that it works where nothing of the checkout is seen."""

from __future__ import annotations

import json
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from site_builder import PROJECT, Built, SmallSite
from wheel import Installed, build

LARGEST_WHEEL_BYTES = 3_000_000
PACKAGE = PROJECT / "plugins" / "answerable"


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def held(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_is_small(installed: Installed) -> None:
    assert installed.wheel.stat().st_size < LARGEST_WHEEL_BYTES
    assert installed.wheel.name.endswith("-py3-none-any.whl")  # no compiler, any system


def test_the_wheel_holds_the_package_the_overrides_and_the_licence_and_nothing_else(
    installed: Installed,
) -> None:
    names = {name for name in held(installed.wheel) if ".dist-info/" not in name}
    wanted = {f"answerable/{name}" for name in files_below(PACKAGE)}
    wanted |= {f"answerable/overrides/{name}" for name in files_below(PROJECT / "overrides")}
    assert names == wanted
    assert "answerable/py.typed" in names
    (licence,) = [name for name in held(installed.wheel) if name.endswith("licenses/LICENSE")]
    with zipfile.ZipFile(installed.wheel) as archive:
        assert archive.read(licence) == (PROJECT / "LICENSE").read_bytes()


def test_the_wheel_says_which_pythons_it_is_for(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        told = HeaderParser().parsestr(archive.read(name).decode())
    assert told["Requires-Python"] == ">=3.11"
    assert told["License-Expression"] == "MIT"
    assert "Programming Language :: Python :: 3.11" in told.get_all("Classifier", [])


def test_the_source_archive_builds_the_same_wheel(installed: Installed, tmp_path: Path) -> None:
    archive = build("sdist", PROJECT, tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    (root,) = [path for path in tmp_path.iterdir() if path.name.startswith("answerable-")]
    assert {path.name for path in root.iterdir()} == {
        ".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "overrides", "plugins",
        "pyproject.toml",
    }  # fmt: skip
    again = build("wheel", root, tmp_path / "dist")
    assert held(again) == held(installed.wheel)


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """Return a small site in a folder whose path has spaces, accents and a script of its own."""
    return SmallSite(tmp_path_factory.mktemp("away") / "Nos piscines à débordement" / "плавать 1")


def test_the_code_comes_from_the_wheel(installed: Installed, away: SmallSite) -> None:
    ask = "import answerable, answerable.pages as p; print(answerable.__file__, p.own_overrides())"
    told = installed.run(away.root, installed.python, "-c", ask)
    package, overrides = map(Path, told.out.split())
    assert package.is_relative_to(installed.venv)
    assert overrides == package.parent / "overrides"


def test_the_wheel_builds_the_same_bytes_as_the_checkout(
    installed: Installed, away: SmallSite, small: Built
) -> None:
    built = installed.build(away.root, "--strict")
    assert not built.stopped
    assert built.files == small.files


def test_the_commands_work(installed: Installed, away: SmallSite) -> None:
    check = installed.answerable(away.root, "check")
    assert (check.code, check.out) == (0, "No findings.\n")
    found = installed.answerable(away.root, "find", "shell pool cost", "--json")
    assert json.loads(found.out)
    asked = installed.answerable(away.root, "ask", "Is blue dearer?", "--by", "jk", "--json")
    assert json.loads(asked.out)
    report = json.loads(installed.answerable(away.root, "gaps", "--json").out)
    assert any(row["question"] == "Is blue dearer?" for row in report["gaps"])
    assert "schemas are in" in installed.answerable(away.root, "schema").out
    for kind in ("products", "gap-report"):
        assert json.loads((away.root / f".answerable/schemas/{kind}.json").read_text("utf-8"))
    begun = installed.answerable(away.root, "new", "cost", "shell", "--id", "shell-again")
    assert (begun.code, begun.err) == (0, "")


def test_the_markdown_extension_works_by_its_name_alone(
    installed: Installed, site: SmallSite
) -> None:
    convert = (
        "import markdown; print(markdown.markdown('{{ shell.price.low }}',"
        " extensions=['answerable']))"
    )
    told = installed.run(site.root, installed.python, "-c", convert)
    assert "$41,237" in told.out
