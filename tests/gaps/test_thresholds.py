"""A company's own thresholds: taken where they are right, refused in words where they aren't."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli.main import main
from answerable.gaps.matching import ThresholdsError, shipped_thresholds, thresholds_in
from site_builder import SmallSite

SHIPPED = (files("answerable.gaps.matching") / "thresholds.yml").read_text(encoding="utf-8")
MEANING = shipped_thresholds().meaning
HEAD, WORDS = SHIPPED.split("\nwords:\n")


@pytest.fixture
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site, with one question that an article's title asks too."""
    site.write("questions/2026.yml", "- {id: q-aaaa, question: What happens on the first call?}\n")
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    site.write("settings.yml", site.read("settings.yml") + "matching: {by: words}\n")
    return site


def gaps(*options: str) -> Result:
    return CliRunner().invoke(main, ["gaps", "--date", "2026-11-24", *options])


def line_of(text: str, piece: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if piece in line)


def test_a_companys_own_thresholds_decide(here: SmallSite) -> None:
    def proposed() -> list[str]:
        return [row["id"] for row in json.loads(gaps("--json").stdout)["proposed"]]

    assert "q-aaaa" in proposed()
    strict = "\n".join(
        f"  {line.split(':')[0].strip()}: 9.9"
        if line.strip().split(":")[0] in ("strong", "likely", "weak")
        else line
        for line in WORDS.splitlines()
    )
    here.write("thresholds.yml", f"{HEAD}\nwords:\n{strict}\n")
    assert proposed() == []


WRONG = {
    "too high": (f"strong: {MEANING.strong}", "strong: 10.1", "10"),
    "not falling": (f"likely: {MEANING.likely}", "likely: 9.5", "'strong' must not be below"),
    "no likeness": (f"same: {MEANING.same}", "same: 1.5", "1"),
    "a negative weight": (f"passage: {MEANING.weights.passage}", "passage: -1", "0"),
    "no number": (f"weak: {MEANING.weak}", "weak: often", "should be a valid number"),
    "an infinite number": (f"weak: {MEANING.weak}", "weak: -.inf", "weak"),
    "unknown": (f"strong: {MEANING.strong}", f"stronk: {MEANING.strong}", "did you mean 'strong'"),
    "no date": (f"fitted: {MEANING.fitted}", "fitted: lately", "lately"),
    "a format to come": ("format: 1", "format: 99", "99"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_thresholds_stop_the_report_with_file_line_and_value(
    here: SmallSite, wrong: str
) -> None:
    right, slip, says = WRONG[wrong]
    assert right in SHIPPED
    text = SHIPPED.replace(right, slip, 1)
    here.write("thresholds.yml", text)
    result = gaps()
    assert result.exit_code == 2, result.output
    said = " ".join(result.stderr.split())
    # Of values that don't go together, the line is that of the whole they stand in.
    line = line_of(text, "meaning:" if wrong == "not falling" else slip)
    assert f"content/thresholds.yml:{line}: " in said
    assert says in said
    assert "Traceback" not in result.output
    assert not result.stdout


BROKEN = {
    "empty": b"",
    "a list": b"- a\n",
    "no YAML": b"meaning: [\n",
    "no text": bytes(range(256)),
    "half": HEAD.encode(),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_of_thresholds_is_never_taken_for_the_shipped_ones(
    here: SmallSite, broken: str
) -> None:
    here.write("thresholds.yml", BROKEN[broken])
    result = gaps()
    assert result.exit_code == 2, result.output
    assert "content/thresholds.yml" in result.stderr
    assert "Traceback" not in result.output


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = SHIPPED.replace("strong:", "stronk:").replace("lead:", "led:")
    (tmp_path / "thresholds.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ThresholdsError) as raised:
        thresholds_in(tmp_path, tmp_path)
    assert str(raised.value).count("did you mean 'strong'") == 2
    assert str(raised.value).count("did you mean 'lead'") == 2


def test_without_a_file_those_that_are_shipped_hold(tmp_path: Path) -> None:
    assert thresholds_in(tmp_path, tmp_path) == shipped_thresholds()
