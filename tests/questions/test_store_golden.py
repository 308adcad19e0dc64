"""Files before and after: a change replaces its own lines, every other byte stays."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.questions import Ask, NewQuestion, Store
from golden_files import cases


@pytest.mark.parametrize("case", cases("backlog"))
def test_only_what_changes_is_changed(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    file = folder / "2026-11.yml"
    before = case["before"].removesuffix("\n") if case.get("strip") else case["before"]
    file.write_bytes(_bytes(before, case))
    _do(case, Store(folder, tmp_path))
    after = re.sub(rb"q-[a-z0-9]{6}\b", b"q-NEW", file.read_bytes())
    assert after == _bytes(case["after"], case)
    assert {path.name for path in folder.iterdir()} == {"2026-11.yml", ".answerable.lock"}


def _bytes(text: str, case: dict[str, Any]) -> bytes:
    if case.get("crlf"):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if case.get("bom") else b"") + text.encode()


def _do(case: dict[str, Any], store: Store) -> None:
    if given := case.get("hand_in"):
        about = {"topic": given.pop("topic", None), "products": tuple(given.pop("products", ()))}
        store.hand_in([NewQuestion(given.pop("question"), Ask.model_validate(given), **about)])
    elif given := case.get("change"):
        store.change(given["id"], given["changes"])
    elif given := case.get("judge"):
        on: date = given["on"]
        store.judge([given["id"]], given["article"], given["answers"], given["by"], on)
    elif names := case.get("regroup"):
        store.regroup(names)
    else:
        store.forget(**case["forget"])
