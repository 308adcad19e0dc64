"""`answerable group`: joined, split and renamed groups stand in the backlog, and nowhere else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from answerable.cli import main
from answerable.questions import load_backlog
from site_builder import SmallSite

BACKLOG = """\
# what buyers ask
- id: q-aaaa
  question: "Does the shell rust?"   # often
- id: q-bbbb
  question: Will it corrode?
- id: q-cccc
  question: Does it rust at all?
  status: duplicate
  duplicate_of: q-aaaa
- id: q-dddd
  question: "How deep: is it?"
  group: Depth
- id: q-eeee
  question: How many feet of water?
  group: Depth
- id: q-ffff
  question: Is it loud?
  group: Noise
"""
FILE = "questions/2026.yml"


@pytest.fixture(autouse=True)
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site, with questions some of which are grouped."""
    site.remove("questions/2026-11.yml")
    site.write(FILE, BACKLOG)
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    monkeypatch.delenv("ANSWERABLE_QUESTIONS", raising=False)
    return site


def group(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["group", *arguments])
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def refused(site: SmallSite, *arguments: str) -> str:
    """Return why a command is refused; it must change nothing."""
    before = site.read(FILE)
    result = group(*arguments, code=2)
    assert site.read(FILE) == before
    return result.stderr


def groups(site: SmallSite) -> dict[str, str]:
    loaded = load_backlog(site.path("questions"), site.root)
    assert loaded.findings == ()
    return {question.id[2]: question.group for question in loaded.backlog.questions}


def lines_changed(site: SmallSite) -> list[str]:
    """Return the lines of the file that aren't those of before, whose order must be kept."""
    old, changed = iter(BACKLOG.splitlines()), []
    at = next(old, None)
    for line in site.read(FILE).splitlines():
        if line == at:
            at = next(old, None)
        else:
            changed.append(line)
    assert at is None
    return changed


# Join


def test_joined_questions_get_the_words_of_the_first_as_their_name(here: SmallSite) -> None:
    told = group("join", "q-bbbb", "q-aaaa").stdout
    assert told == (
        "q-bbbb stands in “Will it corrode?” (content/questions/2026.yml:5).\n"
        "q-aaaa stands in “Will it corrode?” (content/questions/2026.yml:2).\n"
        "q-cccc stands in “Will it corrode?” (content/questions/2026.yml:8).\n"
    )
    assert lines_changed(here) == ['  group: "Will it corrode?"'] * 3


def test_a_name_that_one_group_has_holds_for_all_that_join_it(here: SmallSite) -> None:
    told = group("join", "q-bbbb", "q-eeee").stdout
    assert told == "q-bbbb stands in “Depth” (content/questions/2026.yml:4).\n"
    assert groups(here)["b"] == "Depth"


def test_joining_one_question_of_a_group_carries_along_all_of_it(here: SmallSite) -> None:
    group("join", "q-ffff", "q-eeee", "--name", "Size")
    assert groups(here) == {"a": "", "b": "", "c": "", "d": "Size", "e": "Size", "f": "Size"}


def test_two_named_groups_are_joined_only_by_a_name_that_somebody_says(here: SmallSite) -> None:
    why = refused(here, "join", "q-dddd", "q-ffff")
    assert "2 groups that people named, “Depth” and “Noise”; say with --name" in why


def test_joining_by_the_name_of_a_third_group_says_who_stood_there(here: SmallSite) -> None:
    told = group("join", "q-aaaa", "q-bbbb", "--name", "Depth")
    assert told.stderr == "note: q-dddd and q-eeee stood in “Depth” before.\n"
    assert set(groups(here).values()) == {"Depth", "Noise"}


def test_a_repeat_stands_with_its_original_even_if_it_names_another_group(here: SmallSite) -> None:
    here.edit(FILE, ("  duplicate_of: q-aaaa\n", "  duplicate_of: q-aaaa\n  group: Noise\n"))
    group("join", "q-cccc", "q-bbbb", "--name", "Rust")
    assert groups(here) == {
        "a": "Rust", "b": "Rust", "c": "Rust", "d": "Depth", "e": "Depth", "f": "Noise",
    }  # fmt: skip


def test_what_stands_together_already_is_said_and_not_written(here: SmallSite) -> None:
    assert group("join", "q-dddd", "q-eeee").stdout == "Nothing to change: it is so already.\n"
    assert here.read(FILE) == BACKLOG


def test_joining_the_same_question_twice_joins_nothing(here: SmallSite) -> None:
    assert "name two questions or more" in refused(here, "join", "q-aaaa", "q-aaaa")


def test_a_name_written_almost_like_another_groups_is_refused(here: SmallSite) -> None:
    why = refused(here, "join", "q-aaaa", "q-bbbb", "--name", "depth")
    assert "there is a group “Depth”, which is written almost so" in why


# Split


def test_a_split_question_gets_its_own_words_and_the_rest_keeps_its_name(here: SmallSite) -> None:
    told = group("split", "q-dddd").stdout
    assert told == "q-dddd stands in “How deep: is it?” (content/questions/2026.yml:10).\n"
    assert groups(here)["e"] == "Depth"
    assert here.read(FILE) == BACKLOG.replace("group: Depth", 'group: "How deep: is it?"', 1)


def test_split_questions_named_together_become_one_group(here: SmallSite) -> None:
    group("join", "q-bbbb", "q-dddd")
    told = group("split", "q-bbbb", "q-dddd", "--name", "Other").stdout
    assert told.count("“Other”") == 2
    assert groups(here) == {
        "a": "",
        "b": "Other",
        "c": "",
        "d": "Other",
        "e": "Depth",
        "f": "Noise",
    }


def test_splitting_off_the_question_that_gave_the_name_gives_it_another(here: SmallSite) -> None:
    group("join", "q-aaaa", "q-bbbb")
    group("split", "q-aaaa")
    held = groups(here)
    assert held["b"] == "Does the shell rust?"
    assert held["a"] == held["c"] == "Does the shell rust? (2)"


def test_a_repeat_cant_be_split_from_its_original(here: SmallSite) -> None:
    assert "q-cccc repeats q-aaaa" in refused(here, "split", "q-cccc")


@pytest.mark.parametrize("ids", [["q-bbbb"], ["q-aaaa"], ["q-dddd", "q-eeee"]])
def test_a_group_cant_be_split_from_itself(here: SmallSite, ids: list[str]) -> None:
    assert "nothing would stay in the group" in refused(here, "split", *ids)


def test_questions_of_two_groups_are_not_split_at_once(here: SmallSite) -> None:
    assert "don't stand in one group" in refused(here, "split", "q-dddd", "q-ffff")


@pytest.mark.parametrize("name", ["Depth", "DEPTH", " depth  "])
def test_split_questions_cant_keep_the_name_of_those_that_stay(here: SmallSite, name: str) -> None:
    refused(here, "split", "q-dddd", "--name", name)


def test_questions_split_off_by_another_groups_name_join_that_group(here: SmallSite) -> None:
    assert "q-ffff stood in “Noise”" in group("split", "q-dddd", "--name", "Noise").stderr
    assert groups(here)["d"] == "Noise"


# Rename


def test_every_question_of_a_renamed_group_gets_the_name(here: SmallSite) -> None:
    told = group("rename", "q-dddd", "How deep").stdout
    assert told == (
        "q-dddd stands in “How deep” (content/questions/2026.yml:10).\n"
        "q-eeee stands in “How deep” (content/questions/2026.yml:13).\n"
    )
    assert here.read(FILE) == BACKLOG.replace("group: Depth", 'group: "How deep"')


def test_a_group_without_a_name_gets_one(here: SmallSite) -> None:
    group("rename", "q-cccc", "Rust")
    assert groups(here)["a"] == groups(here)["c"] == "Rust"


def test_the_spelling_of_a_groups_own_name_can_be_changed(here: SmallSite) -> None:
    group("rename", "q-dddd", "DEPTH")
    assert groups(here)["e"] == "DEPTH"


def test_renaming_never_joins_two_groups(here: SmallSite) -> None:
    why = refused(here, "rename", "q-aaaa", "Depth")
    assert 'answerable group join q-aaaa q-dddd --name "…"' in why


# Names


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a: b", "a: b"), ("- a", "- a"), ("# a", "# a"), ("null", "null"), ("*a", "*a"),
        ("'\"\\", "'\"\\"), ("{{ x }}", "{{ x }}"), ("%TAG !", "%TAG !"), ("yes", "yes"),
        ("=1+1", "=1+1"), ("🏊", "🏊"), ("كم يكلف؟", "كم يكلف؟"), ("<b>x</b>", "<b>x</b>"),
        ("one\ntwo\r\n  three", "one two three"), ("a\x00\x1bb", "ab"), ("\ud83d", "\ufffd"),
    ],
)  # fmt: skip
def test_a_name_is_kept_in_one_line_as_it_was_said(here: SmallSite, name: str, kept: str) -> None:
    told = group("rename", "--", "q-dddd", name).stdout
    assert groups(here)["d"] == groups(here)["e"] == kept
    assert len(told.splitlines()) == 2
    assert "\x1b" not in told
    others = [line for line in here.read(FILE).splitlines() if "group:" not in line]
    assert others == [line for line in BACKLOG.splitlines() if "group:" not in line]


@pytest.mark.parametrize("name", ["", "  ", "\n", "\u200b"])
def test_an_empty_name_is_refused(here: SmallSite, name: str) -> None:
    assert "the group's name is empty" in refused(here, "rename", "q-dddd", name)
    assert "the group's name is empty" in refused(here, "join", "q-dddd", "q-aaaa", "--name", name)
    assert "the group's name is empty" in refused(here, "split", "q-dddd", "--name", name)


def test_a_name_of_5000_words_is_refused_without_repeating_it(here: SmallSite) -> None:
    why = refused(here, "rename", "q-dddd", "word " * 5000)
    assert "24,999 characters, more than the 200" in why
    assert len(why) < 500


def test_the_name_from_a_question_of_5000_words_is_cut_at_a_word(here: SmallSite) -> None:
    here.edit(FILE, ("Will it corrode?", "\n    ".join(["corrosion"] * 5000)))
    group("join", "q-bbbb", "q-aaaa")
    assert groups(here)["b"] == " ".join(["corrosion"] * 7) + " corrosion…"


# Wrong use


@pytest.mark.parametrize(
    "arguments",
    [["join", "q-aaab", "q-eeef"], ["split", "q-aaab", "q-eeef"], ["rename", "q-aaab", "x"]],
)
def test_every_unknown_question_is_named_with_the_nearest(
    here: SmallSite, arguments: list[str]
) -> None:
    why = refused(here, *arguments)
    assert "there is no question q-aaab that can be read; did you mean q-aaaa?" in why
    assert ("q-eeef that can be read; did you mean q-eeee?" in why) is (len(arguments[2]) > 1)


def test_an_unknown_command_is_answered_with_the_nearest(here: SmallSite) -> None:
    assert "'jion' is not a command; did you mean 'join'?" in refused(here, "jion", "q-aaaa")


def test_a_broken_file_keeps_its_groups_and_names_its_place(here: SmallSite) -> None:
    here.write("questions/b.yml", "- id: q-gggg\n  question: [\n")
    assert "no question q-gggg that can be read" in refused(here, "join", "q-aaaa", "q-gggg")
    group("join", "q-aaaa", "q-bbbb")
    assert here.read("questions/b.yml") == "- id: q-gggg\n  question: [\n"


def test_a_group_in_two_files_is_renamed_in_both_or_in_none(here: SmallSite) -> None:
    both = (
        "- {id: q-gggg, question: A?, group: Depth}\n- {id: q-hhhh, question: B?, group: Depth}\n"
    )
    here.write("questions/b.yml", both)
    group("rename", "q-dddd", "How deep")
    assert here.read("questions/b.yml") == both.replace("Depth", '"How deep"')
    shared = both.replace("Depth", "&g Depth", 1).replace("group: Depth", "group: *g")
    here.write("questions/b.yml", shared).write(FILE, BACKLOG)
    assert "b.yml names q-hhhh, but no entry" in refused(here, "rename", "q-dddd", "New")
    assert here.read("questions/b.yml") == shared
