"""Where each page stands: paths of generated pages, addresses, links by id."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from answerable.articles import Shelf
from answerable.catalogue import Catalogue
from answerable.guides import Walkable
from answerable.ids import suggestion
from answerable.pages.guiding.paths import guide_path, guides_path
from answerable.pages.guiding.places import guide_places
from answerable.pricing import itemised_regions, regions_of
from answerable.settings import BIG_5, TOPICS, Settings

HOME = "index.md"

SCHEMES = (
    "article", "product", "pricing", "estimate", "quote-check", "compare", "guide", "topic",
    "person", "page",
)  # fmt: skip
"""What a link by id may begin with: `article:ID`."""

LINKS_KEPT = 50_000
"""How many addresses are kept, since each page links to many of the same."""


def topic_path(settings: Settings, topic: str) -> str:
    """Return the path of a topic's hub below docs_dir."""
    return f"{settings.slugs.of(topic)}/index.md"


def product_path(settings: Settings, product: str) -> str:
    """Return the path of a product's page below docs_dir."""
    return f"{settings.slugs.products}/{product}.md"


def products_path(settings: Settings) -> str:
    """Return the path of the page that lists all products."""
    return f"{settings.slugs.products}/index.md"


def pricing_path(settings: Settings, product: str) -> str:
    """Return the path of a product's pricing page below docs_dir."""
    return f"{settings.slugs.pricing}/{product}.md"


def estimate_path(settings: Settings, product: str) -> str:
    """Return the path of the page on which a buyer reckons what a product will cost."""
    return f"{settings.slugs.pricing}/{product}/{settings.slugs.estimate}.md"


def quote_check_path(settings: Settings, product: str) -> str:
    """Return the path of the page on which a buyer checks a quote for a product."""
    return f"{settings.slugs.pricing}/{product}/{settings.slugs.quote_check}.md"


def prices_path(settings: Settings) -> str:
    """Return the path of the pricing overview below docs_dir."""
    return f"{settings.slugs.pricing}/index.md"


def compare_path(settings: Settings, category: str) -> str:
    """Return the path of a category's comparison below docs_dir."""
    return f"{settings.slugs.compare}/{category}.md"


def person_path(settings: Settings, person: str) -> str:
    """Return the path of a person's page below docs_dir."""
    return f"{settings.slugs.people}/{person}.md"


def how_path(settings: Settings) -> str:
    """Return the path of the page on how we answer."""
    return f"{settings.slugs.how_we_answer}.md"


def search_path(settings: Settings) -> str:
    """Return the path of the page that lists all answers."""
    return f"{settings.slugs.search}.md"


def hub_paths(settings: Settings, catalogue: Catalogue, shelf: Shelf) -> dict[str, str]:
    """Return topic -> path of each hub that has something to say.

    That is an article, products, or an introduction: a new site has none of them for most topics.
    """
    used = {article.topic for article in shelf.articles.values()}
    used.update(BIG_5 if catalogue.holds_facts else ())
    paths = {topic: topic_path(settings, topic) for topic in TOPICS}
    return {t: path for t, path in paths.items() if t in used or path in shelf.introductions}


def overview_paths(settings: Settings, catalogue: Catalogue, shelf: Shelf) -> dict[str, str]:
    """Return name -> path of the pages about all products, which a site without any lacks."""
    paths = {"products": products_path(settings), "prices": prices_path(settings)}
    return {
        name: path
        for name, path in paths.items()
        if catalogue.holds_facts or path in shelf.introductions
    }


def priced(settings: Settings, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the products that have a price in one of the regions."""
    return tuple(id for id, held in catalogue.products.items() if regions_of(held, settings))


def itemised(settings: Settings, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the products of which it is known what a quote may hold."""
    return tuple(id for id, held in catalogue.products.items() if itemised_regions(held, settings))


def generated_paths(
    settings: Settings, catalogue: Catalogue, guides: Iterable[str] = ()
) -> frozenset[str]:
    """Return the paths of all pages that are made from the catalogue, the settings and guides.

    What lies within a guide has no introduction of its own.
    """
    return frozenset(
        (
            HOME,
            products_path(settings),
            prices_path(settings),
            how_path(settings),
            search_path(settings),
            *(topic_path(settings, topic) for topic in TOPICS),
            *(product_path(settings, id) for id in catalogue.products),
            *(pricing_path(settings, id) for id in catalogue.products),
            *(estimate_path(settings, id) for id in priced(settings, catalogue)),
            *(quote_check_path(settings, id) for id in itemised(settings, catalogue)),
            *(compare_path(settings, id) for id in catalogue.categories),
            *(person_path(settings, id) for id in catalogue.people),
            guides_path(settings),
            *(guide_path(settings, id) for id in guides),
        )
    )


@lru_cache(LINKS_KEPT)
def url_of(path: str, directory_urls: bool = True) -> str:
    """Return a page's address below the site's root, as MkDocs makes it."""
    stem = quote(path.removesuffix(".md"))
    if posixpath.basename(stem) in ("index", "README"):
        folder = posixpath.dirname(stem)
        if directory_urls:
            return f"{folder}/" if folder else ""
        return posixpath.join(folder, "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"


@dataclass(frozen=True)
class Addresses:
    """Finds pages by scheme and id: `article:ID`, `product:ID`, `pricing:ID` and so on."""

    targets: Mapping[str, Mapping[str, str]]
    """Scheme -> id -> path below docs_dir."""
    titles: Mapping[str, str]
    """Path -> title, for links without words."""
    directory_urls: bool = True
    root: str = ""
    """The full address of the site's root, with a slash at its end; empty where nobody named it."""

    @property
    def base(self) -> str:
        """The path of the site's root on its host, for pages that are served at any address."""
        return urlsplit(self.root).path or "/"

    def path(self, scheme: str, id: str) -> str:
        """Return the path of a page; raises LookupError with words that mend the link."""
        known = self.targets[scheme]
        if id not in known:
            raise LookupError(f"there is no {scheme} '{id}'{suggestion(id, known)}")
        return known[id]

    def href(self, path: str, from_path: str, anchor: str = "") -> str:
        """Return the relative address of a page as seen from another."""
        relative = "../" * self.depth(from_path) + url_of(path, self.directory_urls)
        return f"{relative or './'}#{anchor}" if anchor else relative or "./"

    def depth(self, path: str) -> int:
        """Return how many folders deep a page's address lies: all that its links depend on."""
        return url_of(path, self.directory_urls).count("/")

    def full(self, path: str) -> str:
        """Return the full address of a page, or nothing where the site's own is unknown."""
        if not self.root:
            return ""
        return f"{self.root}{url_of(path, self.directory_urls)}"

    def from_anywhere(self, path: str) -> str:
        """Return the address of a page as seen from any other on the host."""
        return f"{self.base}{url_of(path, self.directory_urls)}"

    def file_href(self, file: str, from_path: str) -> str:
        """Return the relative address of a file below docs_dir that isn't a page."""
        return "../" * self.depth(from_path) + quote(file)

    def file_from_anywhere(self, file: str) -> str:
        """Return the address of a file below docs_dir as seen from any page on the host."""
        return f"{self.base}{quote(file)}"

    def source_href(self, path: str, from_path: str, anchor: str = "") -> str:
        """Return the relative path of a page's source, for the host to turn into an address."""
        relative = quote(posixpath.relpath(path, posixpath.dirname(from_path) or "."))
        return f"{relative}#{anchor}" if anchor else relative


def addresses_of(
    settings: Settings,
    catalogue: Catalogue,
    shelf: Shelf,
    guides: Mapping[str, Walkable],
    titles: Mapping[str, str],
    directory_urls: bool = True,
    root: str = "",
) -> Addresses:
    """Return where everything stands that a link may name."""
    return Addresses(
        {
            "article": {article.id: article.path for article in shelf.articles.values()},
            "product": {id: product_path(settings, id) for id in catalogue.products},
            "pricing": {id: pricing_path(settings, id) for id in catalogue.products},
            "estimate": {id: estimate_path(settings, id) for id in priced(settings, catalogue)},
            "quote-check": {
                id: quote_check_path(settings, id) for id in itemised(settings, catalogue)
            },
            "compare": {id: compare_path(settings, id) for id in catalogue.categories},
            "person": {id: person_path(settings, id) for id in catalogue.people},
            "topic": hub_paths(settings, catalogue, shelf),
            **guide_places(guides, settings),
            "page": {
                "home": HOME,
                **overview_paths(settings, catalogue, shelf),
                **({"guides": guides_path(settings)} if guides else {}),
                "how-we-answer": how_path(settings),
                "search": search_path(settings),
            },
        },
        titles,
        directory_urls,
        root,
    )
