"""Whatever people wrote by hand, and whatever is handed in: nothing is lost and all is read."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.questions import Ask, NewQuestion, Question, Store, StoreError, load_backlog
from answerable.questions.handing import cleaned_text, says_nothing, text_fault
from answerable.questions.naming import group_name
from answerable.questions.sameness import words_alike
from answerable.reading import parse_yaml

ODD_FILES = (
    "", "\n", "# none\n", "[]", "- ", "null", "a", "- 'a", "{", "-",
    "format: 1\nquestions:\n", "format: 1\nquestions: # none",
    "format: 1\nquestions: []\nx-a: 1\n", "---\n[]\n...\n",
    "format: 1\nquestions:\n- id: q-aaaa\n  question: A\nx-b: 2",
)  # fmt: skip
READABLE = st.characters(exclude_categories=("Cs", "Cc"))
"""What the reader takes; control characters are its findings, and tested there."""
TEXTS = st.text(READABLE, max_size=60) | st.sampled_from(
    [
        "Why is it so dear?", "why is it so DEAR", "a: b", "- a", "# a", "'", '"', "\\n", "\\", "|",
        "x" * 300, "=1+1", "<b>x</b>", "\u202emirror", "a\nb", "a\n\n  b\n", "null", "1e5", "yes",
        "C:\\new", 'say "why"', "a #b", "q-aaaa", "%", "!", "&a", "*a", "\x85", "\u2028x", "\ufeff",
    ]
)  # fmt: skip
WORDS = TEXTS.filter(lambda text: text_fault(text) is None)
NAMES = TEXTS.filter(lambda text: not says_nothing(cleaned_text(text)) and len(text) <= 200)
DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31)).map(date.isoformat)
ASKS = st.fixed_dictionaries(
    {"date": DAYS},
    optional={
        "by": TEXTS, "deal": TEXTS | st.integers(0, 999), "stage": TEXTS,
        "amount": st.integers(0, 10**6), "outcome": st.sampled_from(["open", "won", "lost"]),
        "source": TEXTS, "x-note": TEXTS,
    },
)  # fmt: skip
ENTRIES = st.fixed_dictionaries(
    {"id": st.from_regex(r"q-[a-z0-9]{4,6}", fullmatch=True), "question": TEXTS},
    optional={
        "asks": st.lists(ASKS, max_size=3) | st.none(), "topic": st.just("cost"),
        "products": st.lists(TEXTS, max_size=2), "x-own": TEXTS,
        "status": st.sampled_from(["new", "declined", "nonsense"]),
    },
)  # fmt: skip


@st.composite
def styled(draw: st.DrawFn, values: Any) -> str:
    """Return YAML as many tools and hands write it."""
    return yaml.safe_dump(
        values,
        default_flow_style=draw(st.sampled_from([True, False, None])),
        default_style=draw(st.sampled_from([None, None, "'", '"', "|", ">"])),
        width=draw(st.sampled_from([20, 80, 10**6])),
        indent=draw(st.sampled_from([2, 4])),
        allow_unicode=draw(st.booleans()),
        sort_keys=draw(st.booleans()),
    )


@st.composite
def written_files(draw: st.DrawFn) -> bytes:
    entries = draw(st.lists(ENTRIES, max_size=4))
    form = draw(st.sampled_from(["list", "entries", "mapping", "text"]))
    if form == "list":
        text = draw(styled(entries))
    elif form == "entries":
        text = draw(st.sampled_from(["\n", "", "# a note: 'so'\n\n"])).join(
            draw(styled([entry])) for entry in entries
        )
    elif form == "mapping":
        text = draw(styled({"format": 1, "questions": entries}))
    else:
        text = draw(st.sampled_from(ODD_FILES))
    text = draw(st.sampled_from(["", "", "\n", "# words\n", "---\n", "%YAML 1.1\n---\n"])) + text
    text += draw(st.sampled_from(["", "", "\n", "\n\n", "# the end", "  # the end\n", "...\n"]))
    text = draw(st.sampled_from([text, text.rstrip("\n")]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + text.encode()


ITEMS = st.builds(
    lambda text, ask: NewQuestion(text, Ask.model_validate(ask)), WORDS,
    ASKS.map(lambda ask: {**ask, "date": "2026-11-20"}),
)  # fmt: skip


def missing(old: bytes, new: bytes) -> bool:
    """Return whether more happened to a file than that bytes were put in at one place."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    end = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), len(old)
    )
    return start + end < len(old)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(written_files(), ITEMS)
def test_every_old_byte_stays_and_the_new_question_is_read(old: bytes, item: NewQuestion) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "questions")
        folder.mkdir()
        month = folder / "2026-11.yml"
        month.write_bytes(old)
        before = load_backlog(folder, folder.parent).backlog
        (handed,) = Store(folder, folder.parent).hand_in([item])
        after = load_backlog(folder, folder.parent).backlog
        same = [
            q for q in before.questions if words_alike(q.question) == words_alike(item.question)
        ]
        assert not missing(old, month.read_bytes())
        question = after.by_id[handed.id]
        if handed.state == "new":
            assert handed.id not in before.by_id
            assert question.question == cleaned_text(item.question)
            assert question.asks == (item.cleaned().ask,)
        else:
            assert same
            assert question.asks[-1] == item.cleaned().ask or handed.state == "known"
        place = after.places[handed.id]
        # PyYAML counts these as line breaks, editors don't.
        if not any(sign in old.decode() for sign in "\x85\u2028\u2029"):
            assert handed.place == f"{place.path}:{place.first_line}"
        assert _others(after.questions, handed.id) == _others(before.questions, handed.id)


def _others(questions: tuple[Question, ...], id: str) -> list[Question]:
    return [question for question in questions if question.id != id]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(written_files(), st.data())
def test_a_change_keeps_every_other_entry(old: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "questions")
        folder.mkdir()
        (folder / "a.yml").write_bytes(old)
        before = load_backlog(folder, folder.parent).backlog
        if not before.questions:
            return
        id = data.draw(st.sampled_from(list(before.by_id)))
        changes = data.draw(
            st.sampled_from(
                [
                    {"owner": "anna", "status": "assigned", "due": "2026-12-01"},
                    {"answered_by": [{"article": "a-b", "by": "jk", "date": "2026-11-24"}]},
                    {"status": "declined"},
                    {"asks": None},
                    {"products": ["vinyl-pool"], "topic": "problems"},
                ]
            )
        )
        try:
            Store(folder, folder.parent).change(id, changes)
        except StoreError:
            # Where line breaks that only YAML knows stand in words, or what the reader reports, a
            # change is refused.
            odd_breaks = any(sign in old.decode() for sign in "\x85\u2028\u2029")
            assert odd_breaks or parse_yaml(old.decode(), "a.yml").findings
            assert (folder / "a.yml").read_bytes() == old
            return
        after = load_backlog(folder, folder.parent).backlog
        assert _others(after.questions, id) == _others(before.questions, id)
        for field, value in changes.items():
            found = after.by_id[id].model_dump(mode="json")[field]
            assert not found if value is None else _holds(found, value), field


def _holds(found: Any, value: Any) -> bool:
    if isinstance(value, list):
        return [item for item in found if item in value] == value
    return bool(found == value)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(written_files(), st.data())
def test_a_new_group_adds_its_own_bytes_and_changes_no_other(
    old: bytes, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "questions")
        folder.mkdir()
        file, store = folder / "a.yml", Store(folder, folder.parent)
        file.write_bytes(old)
        before = load_backlog(folder, folder.parent).backlog
        if not before.questions:
            return
        id = data.draw(st.sampled_from(list(before.by_id)))
        words = data.draw(NAMES)
        try:
            store.regroup({id: words})
        except StoreError:
            odd_breaks = any(sign in old.decode() for sign in "\x85\u2028\u2029")
            assert odd_breaks or parse_yaml(old.decode(), "a.yml").findings
            assert file.read_bytes() == old
            return
        assert not missing(old, file.read_bytes())
        after = load_backlog(folder, folder.parent).backlog
        assert _others(after.questions, id) == _others(before.questions, id)
        assert after.by_id[id].group == group_name(words)
        assert _without_group(after.by_id[id]) == before.by_id[id]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda entry: entry["id"]), st.data())
def test_joined_renamed_and_split_questions_are_as_before_but_for_their_group(
    entries: list[dict[str, Any]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "questions")
        folder.mkdir()
        (folder / "a.yml").write_text(data.draw(styled(entries)), encoding="utf-8")
        before = load_backlog(folder, folder.parent).backlog
        held = {question.id: "" for question in before.questions}
        if not held:
            return
        store = Store(folder, folder.parent)
        for _ in range(3):
            ids = data.draw(st.lists(st.sampled_from(sorted(held)), min_size=1, unique=True))
            names = {id: data.draw(NAMES) for id in ids}
            try:
                store.regroup(names)
            except StoreError:
                continue  # the test above says when
            held |= {id: group_name(words) for id, words in names.items()}
        after = load_backlog(folder, folder.parent).backlog
        assert {question.id: question.group for question in after.questions} == held
        assert tuple(map(_without_group, after.questions)) == before.questions


def _without_group(question: Question) -> Question:
    return question.model_copy(update={"group": ""})
