"""Charts of bars: what things cost, how loud they are, and how often something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from answerable.catalogue.products import Frequency
from drawings.owning import Owning
from drawings.sample import Ends, Sample, ends_of
from drawings.shapes import INNER, MARGIN, Bar, Bars, Scale, Tick, step_for, ticks_from

POOLS = {
    "vinyl-liner-pool": "Vinyl liner",
    "fiberglass-pool": "Fiberglass, ours",
    "concrete-pool": "Concrete",
}

PROBLEMS = {
    "late": "Over three weeks late",
    "over-contract": "Bill above contract",
    "gelcoat": "Cracks in the gelcoat",
    "patio-settles": "Walk sinks or cracks",
    "narrow": "Wanted a wider pool",
    "floats": "Emptied shell lifted",
    "chalking": "Chalky dark colors",
}


@dataclass(frozen=True)
class _Held:
    """A bar before it has its place."""

    name: str
    words: str
    ends: Ends
    ours: bool


def price_ranges(sample: Sample) -> Bars:
    """Return what each kind of pool costs."""
    prices = {id: sample.price(id) for id in POOLS}
    taxed = {"included": "with tax", "excluded": "before tax", "none": "no tax"}
    held = [
        _Held(
            POOLS[id],
            f"{sample.t.span(price, price.currency)}, {taxed[price.tax]}",
            ends_of(price),
            sample.product(id).ours,
        )
        for id, price in prices.items()
    ]
    return _bars(
        "price-ranges",
        "What each pool costs, installed",
        f"{sample.fact('region.corrowin-valley')}, before extras",
        held,
        sample.t.money,
        notes=(
            "Economy fiberglass isn't here: its seller publishes no prices.",
            sample.checked(price.checked for price in prices.values()),
        ),
    )


def year_of_care(sample: Sample) -> Bars:
    """Return what a year with each pool costs, with a share of the next surface and pump."""
    care = {id: Owning(sample, id) for id in POOLS}
    held = [
        _Held(POOLS[id], _range(sample, owning.a_year), owning.a_year, sample.product(id).ours)
        for id, owning in care.items()
    ]
    return _bars(
        "year-of-care",
        "What a year with each pool costs",
        "Chemicals, power, crew, and a share of renewals",
        held,
        sample.t.money,
        notes=(
            "Without heating. A renewal counts with one year's share of its bill.",
            sample.checked(sample.price(id).checked for id in POOLS),
        ),
    )


def heating_season(sample: Sample) -> Bars:
    """Return what a warm summer costs with each fuel."""
    fuels = (
        ("Heat pump, ours", "heat-pump", "season"),
        ("Natural gas", "gas-heater", "season"),
        ("Propane", "gas-heater", "propane"),
    )
    held = [
        _Held(name, _range(sample, ends), ends, sample.product(id).ours)
        for name, id, cost in fuels
        for ends in [ends_of(sample.running(id, cost))]
    ]
    return _bars(
        "heating-season",
        "What one warm summer costs",
        "Power or fuel, May to September at 82 degrees",
        held,
        sample.t.money,
        notes=(
            "A 14 x 30 ft pool without a cover.",
            sample.checked(sample.price(id).checked for _, id, _ in fuels),
        ),
    )


def noise(sample: Sample) -> Bars:
    """Return how loud each heater is."""
    heaters = {"heat-pump": "Heat pump, ours", "gas-heater": "Gas heater"}
    criterion = sample.press.content.catalogue.criteria["noise"]
    values = {id: sample.value(id, "noise") for id in heaters}
    held = [
        _Held(
            name,
            sample.t.value(values[id], criterion),
            ends_of(values[id]),
            sample.product(id).ours,
        )
        for id, name in heaters.items()
    ]
    return _bars(
        "heater-noise",
        "How loud each heater is",
        f"{criterion.name}, in {criterion.unit}",
        held,
        sample.t.number,
        low=Decimal(40),
        notes=(
            "Ten more are heard as about twice as loud. The scale begins at 40.",
            sample.checked(value.checked for value in values.values()),
        ),
    )


def problems(sample: Sample) -> Bars:
    """Return how often each problem of our pools was counted, the most frequent first."""
    product = sample.product("fiberglass-pool")
    counted = [
        (PROBLEMS[problem.id or ""], problem.how_often)
        for problem in product.problems
        if problem.how_often
    ]
    uncounted = [PROBLEMS[p.id or ""] for p in product.problems if not p.how_often]
    held = [
        _Held(name, sample.t.frequency(often), Ends(Decimal(0), _per_cent(often)), product.ours)
        for name, often in sorted(counted, key=lambda pair: -pair[1].share)
    ]
    return _bars(
        "fiberglass-problems",
        "How often each problem happened",
        "Percent of what was counted; bases differ",
        held,
        lambda figure: sample.t("percent", number=sample.t.number(figure)),
        notes=(f"Our own records. Not measured: {', '.join(uncounted).lower()}.",),
    )


def _per_cent(often: Frequency) -> Decimal:
    return Decimal(100 * often.count) / often.of


def _range(sample: Sample, ends: Ends) -> str:
    low, high = (sample.t.money(end) for end in (ends.low, ends.high))
    return sample.t("range.both", low=low, high=high)


def _bars(
    name: str,
    title: str,
    unit: str,
    held: list[_Held],
    in_words: Callable[[Decimal], str],
    *,
    notes: tuple[str, ...],
    low: Decimal = Decimal(0),
) -> Bars:
    """Return a chart whose axis begins at `low` and ends at a round figure."""
    most = max(bar.ends.high for bar in held)
    figures = list(ticks_from(low, most, step_for(most - low)))
    scale = Scale(low, figures[-1], MARGIN, MARGIN + INNER)
    return Bars(
        name=name,
        title=title,
        unit=unit,
        notes=notes,
        bars=tuple(
            Bar(bar.name, bar.words, scale(bar.ends.low), scale(bar.ends.high), bar.ours)
            for bar in held
        ),
        ticks=tuple(Tick(scale(figure), in_words(figure)) for figure in figures),
    )
