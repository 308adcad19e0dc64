"""The one reader: YAML 1.2, exact numbers, lines, and no way to make it fall over.

A golden file holds a text, the value as Python shows it, and the findings.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading import (
    DEEPEST_NESTING,
    LARGEST_FILE_BYTES,
    MOST_ALIASED_VALUES,
    parse_yaml,
    read_text,
    read_yaml,
)
from golden_files import assert_lines, cases


def values(held: Any) -> int:
    """Return how many values a value holds, itself counted."""
    if isinstance(held, dict):
        return 1 + sum(values(inner) for inner in held.values())
    return 1 + sum(values(inner) for inner in held) if isinstance(held, list) else 1


@pytest.mark.parametrize("case", cases("reading"))
def test_a_text_is_read_as_its_golden_file_says(case: Mapping[str, Any]) -> None:
    document = parse_yaml(case["text"], "a.yml")
    assert repr(document.value) == case["value"]
    assert_lines([str(finding) for finding in document.findings], case["findings"])


# What words and numbers become

WORDS = ["no", "No", "on", "off", "yes", "y", "12:30", "1:2:3", "2026-11-24", "0b1", "1_000", "=",
         ".inf", ".nan", "0o8", "+", "e3", "1e", "<<x", "010.0.1"]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_words_that_other_readers_change_stay_words(word: str) -> None:
    assert parse_yaml(f"a: {word}", "a.yml").value == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0), ("-7", -7), ("007", 7), ("0o17", 15), ("0xFF", 255), ("1.50", Decimal("1.50")),
        ("1e3", Decimal("1E+3")), ("-.5", Decimal("-0.5")), ("2.", Decimal(2)),
        ("0.1", Decimal("0.1")), ("true", True), ("FALSE", False), ("~", None), ("null", None),
        ("", None),
    ],
)  # fmt: skip
def test_plain_scalars_become_the_types_of_yaml_1_2(written: str, value: object) -> None:
    read = parse_yaml(f"a: {written}", "a.yml").value["a"]
    assert read == value
    assert isinstance(read, type(value))
    assert isinstance(read, bool) == isinstance(value, bool)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_a_decimal_number_keeps_every_digit(number: Decimal) -> None:
    written = format(number, "f")
    read = parse_yaml(f"a: {written}", "a.yml").value["a"]
    assert isinstance(read, int | Decimal)
    assert Decimal(read) == number


@given(st.integers(min_value=-(10**20), max_value=10**20))
def test_a_whole_number_is_an_int(number: int) -> None:
    read = parse_yaml(f"a: {number}", "a.yml").value["a"]
    assert (read, type(read)) == (number, int)


PLAIN = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
    ),
    max_size=30,
    # A writer of YAML 1.1 leaves these bare; by YAML 1.2 they are numbers.
).filter(lambda text: not re.fullmatch(r"[-+]?[0-9.]+[eE][-+]?[0-9]+|0o[0-7]+", text))
JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
    max_leaves=12,
)


@given(JSON_LIKE)
def test_what_a_yaml_writer_quotes_comes_back_as_it_was(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True)
    document = parse_yaml(written, "a.yml")
    wanted = value if not (isinstance(value, dict) and "<<" in value) else document.value
    if not document.findings:
        assert document.value == wanted
    else:
        assert "<<" in repr(value)


@given(st.text(max_size=200))
def test_any_text_at_all_gives_a_value_or_findings(text: str) -> None:
    document = parse_yaml(text, "a.yml")
    for finding in document.findings:
        assert finding.line >= 1


@given(st.text(alphabet="[]{}:-, \n\t'\"&*!|>#a1", max_size=80))
def test_any_heap_of_yaml_signs_gives_a_value_or_findings(text: str) -> None:
    parse_yaml(text, "a.yml")


@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_text_or_a_finding(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(raw)
    read_yaml(path, path.parent)


# Lines


def test_a_value_knows_its_line_below_other_lines() -> None:
    place = parse_yaml("a: 1\nb:\n  - x\n  - c: 2\n", "a.md", lines_above=10).place
    assert [place.line("a"), place.line("b", 0), place.line("b", 1, "c")] == [11, 13, 14]


def test_the_line_of_an_unknown_value_is_that_of_the_value_around_it() -> None:
    place = parse_yaml("a: 1\nb:\n  c: 2\n", "a.yml").place
    assert place.line("b", "missing", 3) == 2


@given(
    st.lists(st.sampled_from(["# note", "", "x-{n}: 1", "y-{n}: |\n  text\n  more"]), max_size=8)
)
def test_a_key_is_found_on_the_line_on_which_it_stands(above: list[str]) -> None:
    text = "".join(line.replace("{n}", str(n)) + "\n" for n, line in enumerate(above)) + "key: 1\n"
    assert parse_yaml(text, "a.yml").place.line("key") == text[: text.index("key:")].count("\n") + 1


def test_a_carriage_return_counts_as_one_line_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: 1\r\nb: 2\rc: [\r\n")
    assert read_text(path, tmp_path).text == "a: 1\nb: 2\nc: [\n"
    assert read_yaml(path, tmp_path).findings[0].line == 4


# Files that are no text


def only(path: Path) -> str:
    findings = read_yaml(path, path.parent).findings
    assert len(findings) == 1, findings
    return str(findings[0])


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbfformat: 1\n")
    assert read_yaml(path, tmp_path).value == {"format": 1}


def test_latin_1_is_refused_with_the_line_and_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes("a: 1\nname: Café\n".encode("latin-1"))
    assert only(path) == (
        "a.yml:2: byte 0xE9 is not UTF-8; in Windows-1252 or Latin-1 it would be 'é':"
        " save the file as UTF-8 [file.encoding]"
    )


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes("name: Pool\n".encode(code))
    assert only(path).startswith("a.yml:1: ")


def test_binary_data_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: 1\nb: \x00\x01\n")
    assert only(path) == "a.yml:2: the file holds binary data, not text [file.binary]"


@pytest.mark.parametrize("sign", ["\x01", "\x02wzxhzdk:0\x03", "\x08", "\x0b", "\x7f", "\x9f"])
def test_control_characters_are_refused(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(f"a: 1\nb: x{sign}x\n", encoding="utf-8")
    assert only(path).startswith("a.yml:2: ")


@pytest.mark.parametrize("escape", [r"\x02", r"\u0003", r"\0", r"\b"])
def test_control_characters_written_as_escapes_are_refused(escape: str) -> None:
    findings = parse_yaml(f'a: 1\nb: "x{escape}x"\n', "a.yml").findings
    assert [finding.line for finding in findings] == [2]


def test_half_a_surrogate_pair_is_refused() -> None:
    findings = parse_yaml(r'a: "\ud83d"', "a.yml").findings
    assert [finding.line for finding in findings] == [1]


def test_an_empty_file_is_no_value_and_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"")
    document = read_yaml(path, tmp_path)
    assert (document.value, document.findings) == (None, ())


def test_a_folder_in_a_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    assert "a.yml: the file can't be read" in only(tmp_path / "a.yml")


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    began = time.process_time()
    assert only(path).startswith("a.yml: the file has 50.0 MB, more than the 5 MB")
    assert time.process_time() - began < 1


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: " + b"x" * (LARGEST_FILE_BYTES - 4) + b"\n")
    assert not read_yaml(path, tmp_path).findings


# Texts that are made to hurt


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 100_000,
        "{a: " * 100_000,
        "[{" * 50_000,
        "- " * 100_000 + "a",
        "-\t" * 100_000 + "a",
        "? " * 100_000 + "a",
        "- ? " * 50_000 + "a",
        "\n".join(" " * n + "a:" for n in range(3_000)),
        "\n".join(" " * n + "- " for n in range(3_000)),
        "\n".join(" " * (n // 2) + ("- a:" if n % 2 else "-") for n in range(3_000)),
        "'" + "[" * 100_000,
        "#" + "[" * 100_000 + "\na: 1",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_deep_nesting_neither_crashes_nor_takes_long(text: str) -> None:
    began = time.process_time()
    document = parse_yaml(text, "a.yml")
    assert time.process_time() - began < 5
    assert document.findings or document.value is not None


def test_nesting_too_deep_is_told_with_its_line() -> None:
    text = "a: 1\nb: " + "[" * (DEEPEST_NESTING + 1) + "]" * (DEEPEST_NESTING + 1)
    assert [(f.id, f.line) for f in parse_yaml(text, "a.yml").findings] == [("yaml.too-deep", 2)]


def test_brackets_in_a_sentence_are_no_nesting() -> None:
    text = 'a: "' + "[note] " * 500 + '"\n'
    assert not parse_yaml(text, "a.yml").findings


def test_aliases_that_explode_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    document = parse_yaml("\n".join(lines), "a.yml")
    assert [finding.id for finding in document.findings] == ["yaml.alias"]
    assert values(document.value) < MOST_ALIASED_VALUES + 1_000


def test_a_large_value_repeated_often_is_refused() -> None:
    lines = ["a: &a [" + "x, " * 500 + "x]"] + [f"b{n}: *a" for n in range(500)]
    document = parse_yaml("\n".join(lines), "a.yml")
    assert [finding.id for finding in document.findings] == ["yaml.alias"]


@pytest.mark.parametrize(
    "text", ["&a [*a]", "&a {b: *a}", "a: &a\n  b: [1, *a]", "&a [&b [*a, *b]]"]
)
def test_an_alias_of_itself_is_refused(text: str) -> None:
    assert {finding.id for finding in parse_yaml(text, "a.yml").findings} == {"yaml.alias"}


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [exit 1]",
        "!!python/object/new:subprocess.Popen [[id]]",
        "!!python/name:os.system",
        "!!python/module:os",
        "!!timestamp 2026-11-24",
        "!!binary aGVsbG8=",
        "!!set {a, b}",
        "!!omap [a: 1]",
        "!own thing",
        "!<tag:example.com,2000:x> thing",
    ],
)
def test_tags_that_make_objects_are_refused(value: str) -> None:
    document = parse_yaml(f"a: 1\nb: {value}\n", "a.yml")
    assert [(finding.id, finding.line) for finding in document.findings] == [("yaml.tag", 2)]
    assert document.value["b"] is None


def test_a_tag_on_a_key_is_refused() -> None:
    findings = parse_yaml("!!python/name:os.system a: 1\n", "a.yml").findings
    assert [finding.id for finding in findings] == ["yaml.tag"]


def test_a_number_of_a_million_digits_is_refused_quickly() -> None:
    began = time.process_time()
    findings = parse_yaml("a: " + "9" * 1_000_000, "a.yml").findings
    assert [finding.id for finding in findings] == ["yaml.number"]
    assert len(findings[0].message) < 200
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text", ["a: 0x" + "F" * 900_000, "a: 1e999999999", "a: 0o" + "7" * 900_000]
)
def test_numbers_in_other_forms_are_no_way_to_stall(text: str) -> None:
    began = time.process_time()
    parse_yaml(text, "a.yml")
    assert time.process_time() - began < 2


def test_a_long_text_of_many_keys_is_read_in_proportion() -> None:
    began = time.process_time()
    document = parse_yaml("\n".join(f"key-{n}: [a, b, {n}]" for n in range(20_000)), "a.yml")
    assert len(document.value) == 20_000
    assert time.process_time() - began < 10
