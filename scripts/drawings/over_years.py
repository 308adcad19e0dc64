"""Charts over time: what two pools come to over the years, and the weeks until the first swim."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from drawings.owning import Owning
from drawings.sample import Ends, Sample, SampleError, ends_of
from drawings.shapes import (
    INNER,
    MARGIN,
    WIDTH,
    Jump,
    Line,
    Lines,
    Row,
    Rows,
    Scale,
    Segment,
    Tick,
    step_for,
    ticks_from,
)

PLOT_LEFT = 92
PLOT_RIGHT = WIDTH - MARGIN - 8
PLOT_HEIGHT = 250

RENEWALS = {"refinish": "new gelcoat", "liner": "new liner", "plaster": "new plaster"}
"""The renewals that are large enough to be seen as a jump."""


@dataclass(frozen=True)
class _Bought:
    """A pool and what it cost to buy."""

    name: str
    product: str
    price: Ends


def twenty_years_with_vinyl(sample: Sample) -> Lines:
    """Return what a mid-sized pool of ours and a liner pool come to over twenty years."""
    ours = ends_of(sample.price("fiberglass-pool", "heron"))
    theirs = sample.job("vinyl-liner-pool", "job-plain")
    return _lines(
        sample,
        "twenty-years-with-vinyl",
        "Fiberglass starts dearer, and each new liner narrows the gap",
        20,
        (
            _Bought("Fiberglass, the Heron", "fiberglass-pool", ours),
            _Bought("Vinyl liner, plain rectangle", "vinyl-liner-pool", theirs),
        ),
        "Ours with tax; the other before tax, and the soil stays in your yard.",
    )


def years_with_concrete(sample: Sample) -> Lines:
    """Return what our largest pool and a concrete one come to until the gelcoat is renewed."""
    ours = ends_of(sample.price("fiberglass-pool", "otter"))
    theirs = sample.job("concrete-pool", "job-rectangle")
    return _lines(
        sample,
        "twenty-five-years-with-concrete",
        "Concrete starts dearer, and its care widens the gap",
        25,
        (
            _Bought("Fiberglass, the Otter", "fiberglass-pool", ours),
            _Bought("Concrete, plain rectangle", "concrete-pool", theirs),
        ),
        "Ours with tax and a walk; the other before tax and without a walk.",
    )


def weeks_until_swim(sample: Sample) -> Rows:
    """Return the weeks between signature and first swim, at best and at worst."""
    availability = sample.availability("fiberglass-pool")
    work = sample.value("fiberglass-pool", "build-time")
    if availability.lead_time_weeks is None:
        raise SampleError("nobody wrote down how long a buyer waits for a fiberglass pool")
    waits, works = availability.lead_time_weeks, ends_of(work)
    cases = {
        "At best": (waits.low, works.low),
        "If both take long": (waits.high, works.high),
    }
    most = waits.high + works.high
    figures = list(ticks_from(Decimal(0), most, step_for(most)))
    scale = Scale(Decimal(0), figures[-1], MARGIN, MARGIN + INNER)

    def weeks(number: Decimal) -> str:
        return sample.t("weeks", weeks=sample.t.number(number))

    late = next(p for p in sample.product("fiberglass-pool").problems if p.id == "late")
    return Rows(
        name="weeks-until-swim",
        title="From signature to first swim",
        unit="Weeks, for a pool ordered now",
        notes=(
            "More than three weeks later than the contract said: "
            f"{sample.t.frequency(late.how_often)}.",
            sample.checked([availability.checked, work.checked]),
        ),
        rows=tuple(
            Row(
                name,
                f"{sample.t.number(wait)} + {sample.t.number(dig)} = {weeks(wait + dig)}",
                (Segment(scale(0), scale(wait), 0), Segment(scale(wait), scale(wait + dig), 1)),
            )
            for name, (wait, dig) in cases.items()
        ),
        parts=("Waiting for permit and shell", "Work in your yard"),
        ticks=tuple(Tick(scale(figure), sample.t.number(figure)) for figure in figures),
    )


def _lines(
    sample: Sample, name: str, title: str, years: int, pools: tuple[_Bought, ...], unlike: str
) -> Lines:
    """Return a chart of what pools have cost in all, year by year, each figure at its low end."""
    sums = {pool.product: _summed(sample, pool, years) for pool in pools}
    most = max(sum_[-1] for sum_ in sums.values())
    figures = list(ticks_from(Decimal(0), most, step_for(most, 4)))
    across = Scale(Decimal(0), Decimal(years), PLOT_LEFT, PLOT_RIGHT)
    up = Scale(Decimal(0), figures[-1], PLOT_HEIGHT, 0)
    dearest = max(sums, key=lambda product: sums[product][-1])
    money = sample.t.money
    return Lines(
        name=name,
        title=title,
        unit="Purchase and all bills so far, by year",
        notes=(
            "Low end of every figure, a flat yard, a crew to open and close it; no heating,"
            " no rise of prices.",
            unlike,
            sample.checked(sample.price(pool.product).checked for pool in pools),
        ),
        lines=tuple(
            Line(
                pool.name,
                f"{money(pool.price.low)} at first, {money(sums[pool.product][-1])} after"
                f" {sample.t.number(years)} years",
                _steps(sums[pool.product], across, up),
                _jumps(sample, pool, sums[pool.product], across, up, pool.product == dearest),
                sample.product(pool.product).ours,
            )
            for pool in pools
        ),
        ticks=tuple(Tick(across(year), sample.t.number(year)) for year in range(0, years + 1, 5)),
        levels=tuple(Tick(up(figure), money(figure)) for figure in figures),
    )


def _summed(sample: Sample, pool: _Bought, years: int) -> list[Decimal]:
    """Return what the pool has cost in all at purchase and at the end of each year."""
    sums = [pool.price.low]
    for _, bill, _ in Owning(sample, pool.product).bills(years):
        sums.append(sums[-1] + bill)
    return sums


def _steps(sums: list[Decimal], across: Scale, up: Scale) -> tuple[tuple[float, float], ...]:
    return tuple((across(year), up(figure)) for year, figure in enumerate(sums))


def _jumps(
    sample: Sample, pool: _Bought, sums: list[Decimal], across: Scale, up: Scale, above: bool
) -> tuple[Jump, ...]:
    """Return the words at renewals: before the jump above the dearest line, else below a line."""
    words = {
        year: [RENEWALS[id] for id in renewed if id in RENEWALS]
        for year, _, renewed in Owning(sample, pool.product).bills(len(sums) - 1)
    }
    return tuple(
        Jump(across(year), up(sums[year]) - 10 if above else up(sums[year - 1]) + 24, renewal)
        for year, renewals in words.items()
        for renewal in renewals
    )
