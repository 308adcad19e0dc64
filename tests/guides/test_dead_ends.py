"""A guide that leads some buyers to nothing isn't published, and says so without breaking."""

from __future__ import annotations

from answerable.pages import convert_all
from guided_site import GUIDE, guided
from site_builder import MARKDOWN, SmallSite


def with_a_dead_end(site: SmallSite) -> SmallSite:
    """Return the guided site, which has advice only for who has room in front of the house."""
    guided(site)
    return site.edit(
        GUIDE,
        ("  - id: pools\n", "  - id: pools\n    when: place is front\n"),
        ("    kind: none\n", "    kind: none\n    when: place is front\n"),
    )


def test_no_site_is_built_and_the_answers_are_named(site: SmallSite) -> None:
    built = with_a_dead_end(site).build()
    assert built.stopped
    assert "the answers place=back lead to no recommendation" in built.log
    assert "broke while" not in built.log


def test_whoever_writes_it_sees_the_fault_in_its_place(site: SmallSite) -> None:
    press = with_a_dead_end(site).press()
    shown = [value.blocks.values() for value in convert_all(press, MARKDOWN, {})]
    faults = [html for blocks in shown for html in blocks if "ans-fault" in html]
    assert len(faults) == 1
    assert "these answers lead to no recommendation" in faults[0]
