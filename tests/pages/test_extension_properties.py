"""Whatever an article holds: it is converted, no field escapes, and what is code stays code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.pages import AnswerableExtension, Press, Source
from answerable.pages.extension import Converted
from site_builder import MARKDOWN, SmallSite

EVIL = "<i>evil</i>\"'&{{ shell.price }}"
PIECES = st.sampled_from(
    [
        "# ", "## ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "```", "````", "~~~", "`", "``", "*",
        "**", "_", "[", "](", ")", "![", "<", "</", "<b>", "<code>", "</code>", "<pre>", "<div>",
        "</div>", '<div markdown="1">', "<!--", "-->", "<script>", "{{", "}}", "{{ shell.price }}",
        "{{ shell.name }}", "{{ shell.nonsense }}", "{{ x }}",
        "article:shell-cost", "product:shell",
        "pricing\n", "comparison\n", "verdict\n", "product: shell\n", "products: [shell, liner]\n",
        "criteria: [price]\n", "choose:\n", "  - {product: shell, if: you swim}\n", "|", "---",
        "!!!", " note\n", "===", ' "Tab"\n', "[^1]", ": ", "{: #a }", "&", "&amp;", "\\", "\t",
        "word", " ", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0\x03", "é", "🏊", "\u202e",
        "$41,237",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@cache
def press() -> Press:
    """Return a small site's press, with markup in the name of a product."""
    site = SmallSite(Path(mkdtemp()) / "project")
    site.edit(
        "catalogue/products/shell.yml",
        ("name: Shell pool", "name: '" + EVIL.replace("'", "''") + "'"),
    )
    return site.press()


def converted(body: str) -> tuple[str, Converted]:
    extension = AnswerableExtension(press())
    md = markdown.Markdown(extensions=[*MARKDOWN, extension], output_format="html")
    extension.begin(Source("process/x.md", "content/articles/process/x.md", body, 5))
    html = md.convert(body)
    return html, extension.finish()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_text_is_converted_and_its_findings_have_lines_of_the_file(body: str) -> None:
    _, held = converted(body)
    last = body.count("\n") + 1 + 5
    for finding in held.findings:
        assert finding.path == "content/articles/process/x.md"
        assert finding.line == 0 or 5 < finding.line <= last


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_no_field_becomes_markup(body: str) -> None:
    html, _ = converted(f"{body}\n\n{{{{ shell.name }}}}")
    assert "<i>evil" not in html


AROUND = st.sampled_from(
    ["`{}`", "`` {} ``", "```\n{}\n```", "~~~ text\n{}\n~~~", "Text.\n\n    {}", "<code>{}</code>",
     "<pre>{}</pre>", "> `{}`", "- `{}`", "| a |\n|---|\n| `{}` |"]
)  # fmt: skip
REFERENCES = st.sampled_from(["shell.price", "liner.price.low", "shell.nonsense", "nothing.here"])


@settings(max_examples=60, deadline=None)
@given(AROUND, REFERENCES)
def test_a_fact_in_code_stays_code(around: str, reference: str) -> None:
    html, held = converted(around.format(f"{{{{ {reference} }}}}"))
    shown = re.sub(r"<[^>]*>", "", html).replace("&#123;", "{").replace("&#125;", "}")
    assert f"{{{{ {reference} }}}}" in shown
    assert held.findings == ()
    assert held.structure.facts == ()
