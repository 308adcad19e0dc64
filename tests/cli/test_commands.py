"""The command line: exit codes, JSON, help, and a sentence instead of a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click import Context, Group, Option
from click.testing import CliRunner, Result

from answerable.cli import main
from answerable.cli.main import COMMANDS
from site_builder import SmallSite

DATE = "2026-11-24"


def run(folder: Path, *arguments: str) -> Result:
    """Run the command in a folder; whatever it raises but an exit is raised here."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner(env={"SOURCE_DATE_EPOCH": "1795521600"}).invoke(main, list(arguments))
    finally:
        os.chdir(before)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def run_apart(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "answerable.cli", *arguments],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795521600", **environment},
        check=False,
        timeout=60,
    )


@pytest.fixture
def here(site: SmallSite) -> Path:
    """Return the folder of a small site without findings but a note."""
    return site.root


# Help


GROUPED = [
    *(["group", name] for name in ("join", "split", "rename")),
    *(["guide", name] for name in ("check", "walk", "draw")),
]


@pytest.mark.parametrize("command", [[], *[[name] for name in COMMANDS], *GROUPED])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_commands_help_has_an_example(tmp_path: Path, command: list[str], flag: str) -> None:
    result = run(tmp_path, *command, flag)
    assert result.exit_code == 0
    assert "\n  Example: answerable" in result.stdout


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_is_explained(name: str) -> None:
    command = main.get_command(Context(main), name)
    assert command
    below = list(command.commands.values()) if isinstance(command, Group) else []
    for held in (command, *below):
        assert held.help
        for option in held.params:
            if isinstance(option, Option):
                assert option.help, option.name


def test_the_commands_of_all_groups_are_known_here() -> None:
    groups = {name: main.get_command(Context(main), name) for name in COMMANDS}
    below = [
        [name, inner]
        for name, group in groups.items()
        if isinstance(group, Group)
        for inner in group.commands
    ]
    assert below == GROUPED


def test_the_version_is_told(tmp_path: Path) -> None:
    assert "0." in run(tmp_path, "--version").stdout


# Wrong use

EVERY = [
    ["check"],
    ["find", "price"],
    ["gaps"],
    ["guide", "check"],
    ["new", "cost", "shell"],
    ["schema"],
]


@pytest.mark.parametrize("arguments", EVERY, ids=lambda a: a[0])
def test_a_folder_without_a_project_is_told_in_a_sentence(
    tmp_path: Path, arguments: list[str]
) -> None:
    result = run(tmp_path, *arguments)
    assert result.exit_code == 2
    assert "no mkdocs.yml in" in result.stderr
    assert result.stdout == ""


def test_a_misspelt_command_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    result = run(tmp_path, "chek")
    assert result.exit_code == 2
    assert "'chek' is not a command; did you mean 'check'?" in result.stderr


@pytest.mark.parametrize("arguments", EVERY, ids=lambda a: a[0])
@pytest.mark.parametrize(
    "text",
    [
        "site_name: [",
        "",
        "- a\n",
        "site_name: x\ndocs_dir: nowhere\n",
        "plugins: [nothing]\nsite_name: x\n",
        "site_name: x\ntheme: nothing\n",
        "site_name: x\nmarkdown_extensions: [nothing]\n",
        "\tx: 1",
        "site_name: !!python/object/apply:os.getcwd []\n",
        "site_name: caf\xe9\n",
    ],
)
def test_a_broken_mkdocs_yml_is_told_in_a_sentence(
    here: Path, arguments: list[str], text: str
) -> None:
    (here / "mkdocs.yml").write_bytes(text.encode("latin-1"))
    result = run(here, *arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()


@pytest.mark.parametrize("arguments", EVERY, ids=lambda a: a[0])
@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"- a", b"format: 1\n", b"a: [" + b"[" * 100_000]
)
def test_broken_settings_are_told_with_their_place(
    here: Path, arguments: list[str], text: bytes
) -> None:
    (here / "content/settings.yml").write_bytes(text)
    result = run(here, *arguments)
    assert result.exit_code == 2
    assert "content/settings.yml" in result.stderr


@pytest.mark.parametrize("arguments", EVERY, ids=lambda a: a[0])
@pytest.mark.parametrize("date", ["soon", "2026-02-30", "24.11.2026", "0", "9999-99-99"])
def test_a_date_that_is_none_is_wrong_use(here: Path, arguments: list[str], date: str) -> None:
    result = run(here, *arguments, "--date", date)
    assert result.exit_code == 2
    assert date in result.stderr


@pytest.mark.parametrize("arguments", EVERY, ids=lambda a: a[0])
@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_date_at_the_end_of_the_calendar_gives_no_traceback(
    here: Path, arguments: list[str], date: str
) -> None:
    run(here, *arguments, "--date", date)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["check", "--nothing"],
        ["find"],
        ["new"],
        ["new", "cost"],
        ["new", "price", "shell"],
        ["find", "x", "--limit", "many"],
        ["find", "x", "--limit", "0"],
        ["find", "x", "--limit", "-1"],
        ["check", "--date"],
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(here: Path, arguments: list[str]) -> None:
    result = run(here, *arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()


def test_a_command_works_below_the_projects_folder(here: Path) -> None:
    assert run(here / "content" / "articles", "check").exit_code == 0


# check


def test_a_check_without_findings_ends_with_0(here: Path) -> None:
    result = run(here, "check")
    assert (result.exit_code, result.stdout.strip()) == (0, "No findings.")


def test_a_check_with_a_warning_ends_with_1(site: SmallSite) -> None:
    site.edit("catalogue/products/mosaic.yml", ("sold_by: Tessera Pools\n", ""))
    result = run(site.root, "check")
    assert result.exit_code == 1
    assert "content/catalogue/products/mosaic.yml:1: warning: a rival's product" in result.stdout
    assert "1 finding in 1 file: 1 warning" in result.stdout


def test_a_check_with_an_error_ends_with_1(site: SmallSite) -> None:
    site.article("{{ shell.prise }}")
    result = run(site.root, "check")
    assert result.exit_code == 1
    assert "error" in result.stdout


def test_notes_never_fail_a_check(here: Path) -> None:
    result = run(here, "check", "--notes")
    assert result.exit_code == 0
    assert "note: the product has no price" in result.stdout


def test_a_check_finds_what_time_has_made_due(here: Path) -> None:
    result = run(here, "check", "--date", "2027-04-02")
    assert result.exit_code == 1
    assert "this price was good until 2027-03-31" in result.stdout


def test_a_check_gives_reasons_when_asked(site: SmallSite) -> None:
    site.article("Text.", "topic: cost", "products: [shell]")
    assert "why:" not in run(site.root, "check").stdout
    assert "why:" in run(site.root, "check", "--why").stdout


def test_a_check_as_json_is_json_and_nothing_else(site: SmallSite) -> None:
    site.article("{{ shell.prise }}")
    result = run(site.root, "check", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found[0]["path"] == "content/articles/process/extra.md"
    assert set(found[0]) == {"id", "level", "path", "line", "message", "due", "why"}


def test_a_check_of_a_clean_site_as_json_is_an_empty_list(here: Path) -> None:
    result = run(here, "check", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_check_reads_the_backlog_and_tells_no_words_of_it(site: SmallSite) -> None:
    text = site.read("questions/2026-11.yml")
    site.write(
        "questions/2026-11.yml",
        text.replace("topic: cost", "topic: price").replace("68123", "many"),
    )
    result = run(site.root, "check")
    assert result.exit_code == 1
    assert "content/questions/2026-11.yml:" in result.stdout
    for secret in ("quöte", "zqrep", "884417", "turnips"):
        assert secret not in result.stdout + result.stderr


def test_a_check_without_a_backlog_is_no_traceback(site: SmallSite) -> None:
    assert run(site.remove("questions").root, "check").exit_code in (0, 1)


def test_a_check_in_a_pipe_has_no_colours(site: SmallSite) -> None:
    site.article("{{ shell.prise }}")
    done = run_apart(site.root, "check")
    assert done.returncode == 1
    assert b"\x1b[" not in done.stdout + done.stderr


@pytest.mark.parametrize("code", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--json"], ["find", "pool"], ["gaps"], ["find", "pool", "--json"]],
)
def test_a_terminal_of_few_letters_gives_no_traceback(
    site: SmallSite, command: list[str], code: str
) -> None:
    site.article(
        "Pool. {{ shell.🏊 }} {{ shell.prise }}", 'title: "Pool 🏊 بركة"', "draft: maybe 🏊"
    )
    site.article("A pool and pool.", 'title: "Pool 🏊 بركة"', "id: two", name="cost/two.md")
    # Loading the model takes seconds, and prints nothing of its own.
    site.write("settings.yml", site.read("settings.yml") + "matching: {by: words}\n")
    done = run_apart(site.root, *command, PYTHONIOENCODING=code)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def test_a_closed_pipe_gives_no_traceback(site: SmallSite) -> None:
    for n in range(40):
        site.article("{{ shell.prise }} " * 20, f"id: extra-{n}", name=f"process/extra-{n}.md")
    done = subprocess.run(
        f"'{sys.executable}' -m answerable.cli check --json | head -c 10",
        shell=True,
        cwd=site.root,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr


# find


def test_find_lists_the_answers_to_send(here: Path) -> None:
    result = run(here, "find", "what does a shell pool cost")
    assert result.exit_code == 0
    assert "https://small.example.com/cost/shell/" in result.stdout


def test_find_without_a_hit_ends_with_1(here: Path) -> None:
    result = run(here, "find", "xylophone")
    assert result.exit_code == 1
    assert "Nothing published answers that yet." in result.stdout


def test_find_as_json_is_json_even_without_a_hit(here: Path) -> None:
    result = run(here, "find", "xylophone", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])


def test_find_as_json_names_page_and_address(here: Path) -> None:
    found = json.loads(run(here, "find", "rock in the ground", "--json").stdout)
    assert found[0]["address"].startswith("https://small.example.com/")
    assert {"title", "heading", "address", "page", "kind", "topic", "passage", "score"} == set(
        found[0]
    )


@pytest.mark.parametrize("front", ["draft: true", "published: 2026-11-25"])
def test_find_knows_no_unpublished_article(site: SmallSite, front: str) -> None:
    site.article("Kumquat kumquat.", front, "title: Kumquat")
    assert run(site.root, "find", "kumquat").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "?",
        "*",
        "a AND",
        "(",
        '"',
        "title:",
        "[a TO",
        "~",
        "\\",
        "🏊",
        "x" * 10_000,
        "-h x",
        "a\x00b",
    ],
)
def test_any_words_at_all_give_hits_or_none(here: Path, words: str) -> None:
    assert run(here, "find", "--", words).exit_code in (0, 1, 2)


# new


def test_new_starts_a_draft_where_it_belongs(here: Path) -> None:
    result = run(here, "new", "cost", "liner")
    path = here / "content/articles/cost/liner-cost.md"
    assert result.exit_code == 0
    assert "content/articles/cost/liner-cost.md" in result.stdout
    assert "draft: true" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "topic", ["cost", "problems", "comparisons", "reviews", "best-of", "process"]
)
def test_what_new_starts_stops_no_build(site: SmallSite, topic: str) -> None:
    assert run(site.root, "new", topic, "liner").exit_code == 0
    assert site.errors() == []
    built = site.build()
    assert not built.stopped, built.log
    assert f"liner-{topic}" not in " ".join(built.pages)


def test_new_starts_in_the_language_of_the_site(site: SmallSite) -> None:
    site.edit("settings.yml", ("language: en", "language: de_AT"))
    assert run(site.root, "new", "cost", "liner").exit_code == 0
    begun = site.read("articles/cost/liner-cost.md")
    assert "## Was der Markt verlangt" in begun
    site.write("articles/cost/liner-cost.md", begun.replace("draft: true", "published: 2026-06-01"))
    assert any("isn't written yet" in error for error in site.errors())


def test_new_never_overwrites_a_file(site: SmallSite) -> None:
    site.write("articles/cost/liner-cost.md", "---\nid: other\ntitle: Mine\n---\nMine.\n")
    result = run(site.root, "new", "cost", "liner")
    assert result.exit_code == 2
    assert "content/articles/cost/liner-cost.md is there already" in result.stderr
    assert "Mine." in site.read("articles/cost/liner-cost.md")


def test_new_never_takes_an_id_that_is_taken(here: Path) -> None:
    result = run(here, "new", "cost", "shell")
    assert result.exit_code == 2
    assert "content/articles/cost/shell.md" in result.stderr


@pytest.mark.parametrize("id", ["", " ", "../x", "/x", "A", "con", "a b", "x/y", "a" * 300])
def test_new_takes_no_id_that_is_none(here: Path, id: str) -> None:
    before = sorted(here.rglob("*"))
    assert run(here, "new", "cost", "liner", "--id", id).exit_code == 2
    assert sorted(here.rglob("*")) == before


def test_new_proposes_the_nearest_product(here: Path) -> None:
    result = run(here, "new", "cost", "linr")
    assert result.exit_code == 2
    assert "did you mean 'liner'?" in result.stderr


def test_new_proposes_the_nearest_person(here: Path) -> None:
    assert "did you mean 'ada'?" in run(here, "new", "cost", "liner", "--author", "adda").stderr


def test_new_works_where_nobody_is_written_down(site: SmallSite) -> None:
    site.write("catalogue/people.yml", "format: 1\npeople: {}\n")
    assert run(site.root, "new", "cost", "liner").exit_code == 0


# schema


def test_schema_writes_a_schema_for_every_kind_of_file(here: Path) -> None:
    assert run(here, "schema").exit_code == 0
    schemas = [
        json.loads(p.read_text(encoding="utf-8"))
        for p in (here / ".answerable/schemas").glob("*.json")
    ]
    assert len(schemas) >= 7
    assert any("shell" in json.dumps(schema) for schema in schemas)


def test_schema_binds_a_companys_own_synonyms(here: Path) -> None:
    assert run(here, "schema").exit_code == 0
    bound = json.loads((here / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert bound["./.answerable/schemas/synonyms.json"] == ["content/synonyms.yml"]
    schema = json.loads((here / ".answerable/schemas/synonyms.json").read_text(encoding="utf-8"))
    jsonschema.validate({"format": 1, "synonyms": [["rim", "coping"]]}, schema)
    for wrong in ({"format": 1, "synonyms": [["rim"]]}, {"format": 1, "synonyms": [["rim", ""]]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_schema_keeps_an_editors_other_settings(here: Path) -> None:
    path = here / ".vscode/settings.json"
    path.parent.mkdir()
    path.write_text('{"editor.rulers": [100], "yaml.schemas": {"other.json": "x.yml"}}')
    assert run(here, "schema").exit_code == 0
    held = json.loads(path.read_text())
    assert held["editor.rulers"] == [100]
    assert held["yaml.schemas"]["other.json"] == "x.yml"


@pytest.mark.parametrize("text", ["{ // a comment\n}", "{", "[]", '{"yaml.schemas": 5}', "\xff"])
def test_schema_never_spoils_an_editors_settings(here: Path, text: str) -> None:
    path = here / ".vscode/settings.json"
    path.parent.mkdir()
    path.write_bytes(text.encode("latin-1"))
    run(here, "schema")
    assert path.read_bytes() == text.encode("latin-1") or json.loads(path.read_text())


def test_schema_is_written_the_same_twice(here: Path) -> None:
    run(here, "schema")
    folder = here / ".answerable/schemas"
    before = {p.name: p.read_bytes() for p in folder.glob("*")}
    run(here, "schema")
    assert {p.name: p.read_bytes() for p in folder.glob("*")} == before


# gaps


def test_gaps_tells_what_is_answered_and_what_is_not(here: Path) -> None:
    found = run(here, "gaps")
    assert found.exit_code == 0
    assert "1 question" in found.stdout
    assert "turnips" in found.stdout


def test_gaps_as_json_is_json_and_nothing_else(here: Path) -> None:
    result = run(here, "gaps", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)


def test_gaps_for_a_log_names_ids_only(here: Path) -> None:
    result = run(here, "gaps", "--ids")
    assert sorted(line.split()[0] for line in result.stdout.splitlines()) == [
        "q-7k3f9d",
        "q-zzzz9x",
    ]
    for secret in ("quöte", "zqrep", "884417", "turnips", "68", "zqowner"):
        assert secret not in result.stdout.replace("q-7k3f9d", "") + result.stderr


def test_gaps_without_a_backlog_is_no_traceback(site: SmallSite) -> None:
    assert run(site.remove("questions").root, "gaps").exit_code in (0, 1, 2)


def test_gaps_with_a_broken_backlog_tells_no_words_of_it_on_stderr(site: SmallSite) -> None:
    text = site.read("questions/2026-11.yml").replace("topic: cost", "topic: turnips and quöte")
    result = run(site.write("questions/2026-11.yml", text).root, "gaps")
    assert "turnips" not in result.stderr
    assert "quöte" not in result.stderr
