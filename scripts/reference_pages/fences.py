"""The page about fences: each with its options and an example."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.pages.fences import Fence, fences
from answerable.records import Record
from reference_pages.examples import EXAMPLES
from reference_pages.records import fields, nested
from reference_pages.words import page, prose, sentence


def fences_page() -> str:
    """Return the page about fences."""
    return page(
        "Reference: fences",
        "Every fence that an article may hold, its options, and an example of each.",
        "A fence is a block of YAML in an article that becomes a table, a price or a list."
        " The examples use the sample company's ids.",
        *(part for fence in fences().values() for part in _fence(fence)),
    )


def _fence(fence: Fence) -> Iterator[str]:
    about = (fence.block.__doc__ or "").split("\n\n")[0].removeprefix("Return ")
    yield f"## {fence.name}\n\n{prose(sentence(about))}"
    yield f"````markdown\n```{fence.name}\n{EXAMPLES[fence.name]}```\n````"
    yield fields(fence.options) or "It has no options."
    for model in nested([fence.options]):
        yield _inside(model)


def _inside(model: type[Record]) -> str:
    return f"### {sentence(model.called)}\n\n{prose(model.__doc__ or '')}\n\n{fields(model)}"
