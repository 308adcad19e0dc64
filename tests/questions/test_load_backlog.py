"""The backlog is read entry by entry, and its faults are told without its words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.questions import Answer, Ask, LoadedBacklog, Question, load_backlog
from answerable.questions.faults import WANTED


def load(tmp_path: Path, **files: str) -> LoadedBacklog:
    folder = tmp_path / "questions"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return load_backlog(folder, tmp_path)


def messages(loaded: LoadedBacklog) -> list[str]:
    return [f"{finding.place}: {finding.message}" for finding in loaded.findings]


FULL = """\
- id: q-7k3f9d
  question: "Why is your quote 20k more than the other one?"
  asks:
    - {date: 2026-11-20, by: jk, deal: "311", stage: proposal, amount: 68000, outcome: open,
       source: "crm:311"}
  topic: cost
  products: [fiberglass-pool]
  answered_by: [{article: fiberglass-pool-cost, by: anna, date: 2026-11-22}]
  not_answered_by: [{article: vinyl-cost, by: anna, date: 2026-11-22}]
  status: assigned
"""


def test_every_field_of_the_design_is_read(tmp_path: Path) -> None:
    loaded = load(tmp_path, a=FULL)
    (question,) = loaded.backlog.questions
    assert loaded.findings == ()
    assert question.asks[0].amount == Decimal(68000)
    assert question.confirmed == ("fiberglass-pool-cost",)
    assert question.refused == ("vinyl-cost",)


def test_a_missing_folder_is_an_empty_backlog(tmp_path: Path) -> None:
    assert load_backlog(tmp_path / "nowhere", tmp_path) == LoadedBacklog(load(tmp_path).backlog)


def test_a_file_where_the_folder_should_be_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "questions").write_text("- id: q-aaaa")
    (finding,) = load_backlog(tmp_path / "questions", tmp_path).findings
    assert finding.id == "questions.folder"


def test_an_empty_file_holds_no_question(tmp_path: Path) -> None:
    assert load(tmp_path, a="# nothing asked in May\n") == LoadedBacklog(load(tmp_path).backlog)


def test_a_mapping_with_a_format_is_read_too(tmp_path: Path) -> None:
    loaded = load(tmp_path, a="format: 1\nquestions:\n  - id: q-aaaa\n    question: Why?\n")
    assert [q.id for q in loaded.backlog.questions] == ["q-aaaa"]
    assert loaded.backlog.places["q-aaaa"].line("question") == 4


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    (finding,) = load(tmp_path, a="format: 99\nquestions: []\n").findings
    assert finding.id == "file.format"


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    loaded = load(tmp_path, b="- {id: q-bbbb, question: B?}\n", a="- {id: q-aaaa, question: A?}\n")
    assert [q.id for q in loaded.backlog.questions] == ["q-aaaa", "q-bbbb"]


def test_an_editors_lock_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / ".#a.yml").symlink_to("nowhere")
    assert load(tmp_path).findings == ()


def test_a_deals_id_may_be_a_whole_number(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, a="- id: q-aaaa\n  question: Why?\n  asks: [{date: 2026-01-02, deal: 311}]\n"
    )
    assert loaded.backlog.questions[0].asks[0].deal == "311"


@pytest.mark.parametrize("deal", ["0311", "+311", "-0", "0x1F", "0o17"])
def test_a_deals_id_that_would_lose_what_was_written_needs_quotes(
    tmp_path: Path, deal: str
) -> None:
    entry = "- id: q-aaaa\n  question: Why?\n  asks: [{date: 2026-01-02, deal: DEAL}]\n"
    loaded = load(tmp_path, a=entry.replace("DEAL", deal))
    assert messages(loaded) == [
        "questions/a.yml:3: q-aaaa: 'deal' must be text or a whole number; put it in quotes,"
        " as the sales system writes it"
    ]
    quoted = load(tmp_path, a=entry.replace("DEAL", f'"{deal}"'))
    assert quoted.backlog.questions[0].asks[0].deal == deal


def test_a_deals_id_that_a_spreadsheet_damaged_is_refused(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        a="- id: q-aaaa\n  question: Why?\n  asks: [{date: 2026-01-02, deal: 4.892E+092}]\n",
    )
    assert messages(loaded) == [
        "questions/a.yml:3: q-aaaa: 'deal' must be text or a whole number; put it in quotes,"
        " as the sales system writes it"
    ]


def test_a_bad_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        a="- {id: q-aaaa, question: A?}\n- {id: Q 1, question: B?}\n- just words\n"
        "- {id: q-dddd, question: D?}\n",
    )
    assert [q.id for q in loaded.backlog.questions] == ["q-aaaa", "q-dddd"]
    assert [finding.line for finding in loaded.findings] == [2, 3]


def test_an_id_that_stands_twice_keeps_the_first_entry(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, a="- {id: q-aaaa, question: A?}\n", b="\n- {id: q-aaaa, question: B?}\n"
    )
    assert [q.question for q in loaded.backlog.questions] == ["A?"]
    assert messages(loaded) == [
        "questions/b.yml:2: the id q-aaaa stands already in questions/a.yml:1; give this"
        " question another, or move its asks there"
    ]


@pytest.mark.parametrize("id", ["q-abc", "q-ABCD", "abcd", "q-ab cd", "q_abcd", "q-" + "a" * 99])
def test_an_id_has_its_form(tmp_path: Path, id: str) -> None:
    loaded = load(tmp_path, a=f"- {{id: '{id}', question: Why?}}\n")
    assert loaded.backlog.questions == ()
    assert "q- and four or more" in loaded.findings[0].message


def test_a_duplicate_of_nothing_is_found(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        a="- {id: q-aaaa, question: A?, status: duplicate, duplicate_of: q-zzzz}\n"
        "- {id: q-zzzy, question: B?}\n",
    )
    assert messages(loaded) == [
        "questions/a.yml:1: q-aaaa repeats q-zzzz, which isn't there; did you mean q-zzzy?"
    ]


def test_duplicates_in_a_circle_are_found(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        a="- {id: q-aaaa, question: A?, status: duplicate, duplicate_of: q-bbbb}\n"
        "- {id: q-bbbb, question: B?, status: duplicate, duplicate_of: q-aaaa}\n",
    )
    assert [finding.id for finding in loaded.findings] == ["questions.duplicate-of"] * 2
    assert len(loaded.backlog.questions) == 2


def test_a_duplicate_must_name_its_original(tmp_path: Path) -> None:
    (message,) = messages(load(tmp_path, a="- {id: q-aaaa, question: A?, status: duplicate}\n"))
    assert "needs 'duplicate_of'" in message


def test_answered_is_no_status(tmp_path: Path) -> None:
    (message,) = messages(load(tmp_path, a="- {id: q-aaaa, question: A?, status: answered}\n"))
    assert "'answered' is computed" in message


def test_every_field_has_words_for_what_it_holds() -> None:
    fields = {*Question.model_fields, *Ask.model_fields, *Answer.model_fields}
    assert fields == set(WANTED)


SECRET = "zebrafish"
"""Stands for a customer's words, a name, a deal: it must be in no message."""


@pytest.mark.parametrize(
    "text",
    [
        f"- {{id: {SECRET}, question: Why?}}",
        f"- {{id: q-aaaa, question: Is it dear, {SECRET} and so on}}",
        f"- {{id: q-aaaa, question: A?, {SECRET}: 1}}",
        f"- {{id: q-aaaa, question: [{SECRET}]}}",
        f"- {{id: q-aaaa, question: A?, question: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, {SECRET}: 1, {SECRET}: 2}}",
        f"- {{id: q-aaaa, question: A?, asks: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, asks: [{SECRET}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: {SECRET}}}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: 2026-01-01, amount: {SECRET}}}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: 2026-01-01, currency: {SECRET}}}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: 2026-01-01, outcome: {SECRET}}}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: 2026-01-01, deal: [{SECRET}]}}]}}",
        f"- {{id: q-aaaa, question: A?, asks: [{{date: 2026-01-01, {SECRET}: jk}}]}}",
        f"- {{id: q-aaaa, question: A?, topic: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, status: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, due: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, duplicate_of: {SECRET}}}",
        f"- {{id: q-aaaa, question: A?, answered_by: [{{article: [{SECRET}]}}]}}",
        f"- {{id: q-aaaa, question: *{SECRET}}}",
        f"- {{id: q-aaaa, question: !{SECRET} A?}}",
        f"- {{id: q-aaaa, question: '{SECRET}",
        f"- id: q-aaaa\n  question: it says: {SECRET}",
        f"- id: q-aaaa\n\tquestion: {SECRET}",
        f"- {{? [{SECRET}] : 1}}",
        f"- {{<<: {{{SECRET}: 1}}}}",
        f"{SECRET}",
        f"{SECRET}: 1",
        f"format: {SECRET}\nquestions: []",
        f"format: 1\nquestions: {SECRET}",
        f"format: 1\n{SECRET}: 1\nquestions: []",
    ],
)
def test_no_finding_repeats_what_was_written(tmp_path: Path, text: str) -> None:
    loaded = load(tmp_path, a=text + "\n")
    assert loaded.findings
    assert SECRET not in "\n".join(messages(loaded))


VALUES = st.recursive(
    st.just(f'"{SECRET}"') | st.sampled_from(["1", "1.5", "true", "null", "2026-01-01", "q-aaaa"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from([*WANTED, SECRET]), inner, max_size=4).map(
            lambda held: "{" + ", ".join(f"{key}: {value}" for key, value in held.items()) + "}"
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(VALUES, max_size=4))
def test_no_finding_repeats_what_was_written_whatever_it_is(
    tmp_path: Path, entries: list[str]
) -> None:
    loaded = load(tmp_path, a="".join(f"- {entry}\n" for entry in entries))
    assert SECRET not in "\n".join(messages(loaded))


def test_a_file_that_is_not_utf_8_is_told_without_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "a.yml").write_bytes(b"- {id: q-aaaa, question: caf\xe9?}\n")
    (finding,) = load(tmp_path).findings
    assert finding.message == "the file is not UTF-8 here; save it as UTF-8"
