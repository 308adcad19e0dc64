"""Invented articles, each written in two ways: for this engine, and as plain Markdown.

Both say the same. What the engine takes from the catalogue stands in the plain text as words and
tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.invented import CHECKED, CRITERIA, SHOWN, Product, money
from benchmarks.wording import Writer

TOPICS = ("cost", "process", "comparisons", "problems", "reviews", "best-of")


@dataclass(frozen=True)
class Text:
    """A piece of an article in both ways of writing."""

    ours: str
    plain: str

    @staticmethod
    def same(text: str) -> Text:
        """Return a piece that is written alike."""
        return Text(text, text)

    @staticmethod
    def joined(pieces: Iterable[Text]) -> Text:
        """Return pieces one below the other."""
        held = list(pieces)
        return Text("\n\n".join(p.ours for p in held), "\n\n".join(p.plain for p in held))


@dataclass(frozen=True)
class Heading:
    """What an article is, before its text is written: others link to it."""

    id: str
    topic: str
    title: str
    about: tuple[Product, ...]
    number: int

    @property
    def path(self) -> str:
        """The file's path below the folder of articles."""
        return f"{self.topic}/{self.id}.md"


@dataclass(frozen=True)
class Article:
    """A whole article."""

    heading: Heading
    description: str
    body: Text


def articles_of(count: int, products: tuple[Product, ...]) -> list[Article]:
    """Return that many articles about the products, with links among them."""
    headings = [_heading(number, products) for number in range(count)]
    return [_article(heading, headings, products) for heading in headings]


def _heading(number: int, products: tuple[Product, ...]) -> Heading:
    topic = TOPICS[number % len(TOPICS)]
    product = products[number // len(TOPICS) % len(products)]
    rivals = [p for p in products if p.category == product.category and p != product][:3]
    writer = Writer(f"title {number}")
    ask = {
        "cost": "What does the {} cost",
        "process": "What happens after you order the {}",
        "comparisons": "How does the {} compare",
        "problems": "What goes wrong with the {}",
        "reviews": "What do owners say of the {}",
        "best-of": "Which is the best one like the {}",
    }[topic]
    title = f"{ask.format(product.name)} with a {writer.pick(['tall', 'low'])} {writer.name()}?"
    return Heading(f"{topic}-{number + 1}", topic, title, (product, *rivals), number)


def _article(
    heading: Heading, all_headings: list[Heading], products: tuple[Product, ...]
) -> Article:
    writer = Writer(f"article {heading.number}")
    links = [writer.random.choice(all_headings) for _ in range(4)]
    sections = _SECTIONS[heading.topic](heading)
    fillers: list[Callable[[], str]] = [
        lambda: writer.items(5),
        lambda: writer.table(4),
        writer.admonition,
        lambda: writer.items(4, numbered=True),
    ]
    pieces = [_opening(heading, writer)]
    for position, (title, held) in enumerate(sections):
        pieces.append(Text.same(f"## {title}"))
        if position == 1:
            pieces.append(Text.same(f"### {writer.pick(['At first', 'In detail'])}"))
        pieces.append(Text.same(writer.paragraph(3)))
        pieces += held
        if position < len(links):
            pieces.append(_link(heading, links[position]))
        pieces.append(Text.same(fillers[(heading.number + position) % len(fillers)]()))
    return Article(heading, writer.sentence(), Text.joined(pieces))


def _opening(heading: Heading, writer: Writer) -> Text:
    first, second, *_ = heading.about
    if heading.topic == "comparisons":
        verdict = (
            f"Choose the {first.name} if you build once; choose the {second.name} if you move"
            " often; choose neither if you have no level ground. We sell one of them."
        )
        return Text.same(f"{verdict} {writer.paragraph(2)}")
    if heading.topic == "process":
        return Text.same(writer.paragraph(4))
    says = "The {} costs {}, as of our price list of October, and lasts {}. " + writer.paragraph(2)
    return Text(
        says.format(first.name, _fact(first, "price").ours, _fact(first, "lifespan").ours),
        says.format(first.name, _fact(first, "price").plain, _fact(first, "lifespan").plain),
    )


def _fact(product: Product, criterion: str) -> Text:
    return Text(f"{{{{ {product.id}.{criterion} }}}}", product.words[criterion])


def _link(here: Heading, there: Heading) -> Text:
    up = there.path.removeprefix(f"{here.topic}/")
    path = up if up != there.path else f"../{there.path}"
    says = "Read on: [{}]({}), where we go further."
    return Text(says.format(there.title, f"article:{there.id}"), says.format(there.title, path))


def _pricing(product: Product) -> Text:
    price = product.file["prices"][0]
    lines = [
        f"**{product.name}**: {product.words['price']}, {price['unit']}, tax {price['tax']}."
        f" Everywhere, checked on {CHECKED}. Source: {price['source']}.",
        "| What moves the price | By how much | Why |\n| --- | --- | --- |\n"
        + "\n".join(
            f"| {d['what']} | {money(d['low'], d['high'])} more | {d['why']} |"
            for d in price["drivers"]
        ),
        "| Typical job | Total |\n| --- | --- |\n"
        + "\n".join(f"| {j['what']} | {money(j['low'], j['high'])} |" for j in price["jobs"]),
        "Included:\n\n" + "\n".join(f"- {what}" for what in price["included"]),
        "Not included:\n\n" + "\n".join(f"- {what}" for what in price["not_included"]),
    ]
    ours = f"```pricing\nproduct: {product.id}\nshow: [range, drivers, jobs, included]\n```"
    return Text(ours, "\n\n".join(lines))


def _comparison(products: tuple[Product, ...]) -> Text:
    ids = ", ".join(product.id for product in products)
    ours = f"```comparison\nproducts: [{ids}]\ncriteria: [{', '.join(SHOWN)}]\n```"
    rows = [
        f"| What | {' | '.join(product.name for product in products)} |",
        "| --- " * (len(products) + 1) + "|",
    ]
    for id in SHOWN:
        name = "Price" if id == "price" else str(CRITERIA[id]["name"])
        rows.append(f"| {name} | {' | '.join(p.words[id] for p in products)} |")
    rows.append(f"\nSource: data sheets, checked on {CHECKED}.")
    return Text(ours, "\n".join(rows))


def _owners(product: Product) -> Text:
    lines = []
    for review in product.reviews:
        rating = f"{review['rating']['value']} of {review['rating']['out_of']}"
        lines.append(
            f"**{review['who']}**, {rating}\n\n> {review['says']}\n\n- Liked: {review['pros'][0]}\n"
            f"- Didn't like: {review['cons'][0]}\n\n{review['date']}, owned for"
            f" {review['owned_for']}; verified, not paid. {review['how']}"
        )
    return Text(f"```reviews\nproduct: {product.id}\n```", "\n\n".join(lines))


Sections = list[tuple[str, list[Text]]]


def _cost(heading: Heading) -> Sections:
    first, rival, *_ = heading.about
    market = Text(
        f"Others charge {_fact(rival, 'price').ours} for the {rival.name}.",
        f"Others charge {_fact(rival, 'price').plain} for the {rival.name}.",
    )
    return [
        ("What drives the price up and down", [_pricing(first)]),
        ("What the market charges", [market]),
        ("What it costs over the years", []),
        ("Why some are so cheap, and where we stand", []),
    ]


def _comparisons(heading: Heading) -> Sections:
    first, second, *_ = heading.about
    return [
        ("Side by side", [_comparison(heading.about)]),
        (f"Strengths of the {first.name}", []),
        (f"Strengths of the {second.name}", []),
        ("When the other one wins", []),
        ("What we earn by it", []),
    ]


def _problems(heading: Heading) -> Sections:
    first = heading.about[0]
    often = Text(
        f"Of our own, {{{{ {first.id}.problems.seals }}}} grew hard.",
        f"Of our own, {first.file['problems'][0]['how_often']['count']} of 240 (2023 to 2025)"
        " grew hard.",
    )
    return [
        ("The first drawback: seals", [often]),
        ("The second drawback: snow", []),
        ("What to do about it", []),
        (f"Who should not buy the {first.name}", [_comparison(heading.about[:2])]),
    ]


def _reviews(heading: Heading) -> Sections:
    return [
        ("How we asked, whom, and when", [_owners(heading.about[0])]),
        ("Pros and cons", []),
        ("Who it is for, and who it is not for", []),
        ("Alternatives and their price", [_comparison(heading.about)]),
    ]


def _best_of(heading: Heading) -> Sections:
    rivals = [product for product in heading.about if not product.ours]
    limits = Text.same("Its limits are those of its price. Nobody paid us to be on this list.")
    marked = Text.same("We sell one like these, so ours has no place in the order.")
    options: Sections = [(f"Best for a small yard: {p.name}", [limits]) for p in rivals]
    return [
        ("How we chose: our criteria", [_comparison(tuple(rivals)), marked]),
        *options,
        ("Whom we considered and left out", []),
    ]


def _process(heading: Heading) -> Sections:
    return [
        ("Step by step", []),
        ("What we need from you", []),
        ("What can go wrong", []),
        ("What it costs to change your mind", [_pricing(heading.about[0])]),
    ]


_SECTIONS: dict[str, Callable[[Heading], Sections]] = {
    "cost": _cost,
    "process": _process,
    "comparisons": _comparisons,
    "problems": _problems,
    "reviews": _reviews,
    "best-of": _best_of,
}
