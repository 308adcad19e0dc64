"""`answerable new`: starts an article from its topic's recipe."""

from __future__ import annotations

import click

from answerable.articles import Beginning, new_article
from answerable.cli.project import ProjectError, date_option, mending, open_project
from answerable.ids import id_fault, suggestion
from answerable.reading import shown_path
from answerable.settings import TOPICS


@click.command("new")
@click.argument("topic", metavar="TOPIC", type=click.Choice(TOPICS))
@click.argument("product")
@click.option("--id", "id_", metavar="ID", help="The article's id; default: PRODUCT-TOPIC.")
@click.option("--author", metavar="ID", help="Who writes it; default: the first person.")
@date_option
@mending
def command(
    topic: str, product: str, id_: str | None, author: str | None, date: str | None
) -> None:
    """Start an article about PRODUCT from the recipe of TOPIC.

    TOPIC is cost, problems, comparisons, reviews, best-of or process; PRODUCT is the name of a file
    in content/catalogue/products/, without .yml.

    The article is a draft until you delete the line `draft: true`.

    \b
    Example: answerable new cost fiberglass-pool
    """
    project = open_project(date)
    content = project.content
    products, people = content.catalogue.products, content.catalogue.people
    if product not in products:
        raise ProjectError(f"'{product}' is not a product{suggestion(product, products)}")
    if author is not None and author not in people:
        raise ProjectError(f"'{author}' is not a person{suggestion(author, people)}")
    id = f"{product}-{topic}" if id_ is None else id_
    if fault := id_fault(id):
        raise ProjectError(fault)
    if id in content.shelf.articles:
        there = content.shelf.articles[id].place.path
        raise ProjectError(f"the article '{id}' is there already: {there}; choose another --id")
    outline = content.recipes[topic].outline_in(content.settings.language)
    if outline is None:
        raise ProjectError(f"the recipe of '{topic}' has no outline; add one to it")
    path = project.folders.docs / content.settings.slugs.of(topic) / f"{id}.md"
    shown = shown_path(path, project.folders.root)
    about = Beginning(
        topic,
        id,
        product,
        products[product].name,
        author or next(iter(people), ""),
        listed=topic != "best-of" or not products[product].ours,
    )
    text = new_article(outline, about)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ProjectError(f"{shown} is there already; choose another --id") from None
    except OSError as error:
        raise ProjectError(f"{shown} can't be written: {error.strerror}") from None
    click.echo(f"{shown} is begun. Write it, run 'answerable check', then delete 'draft: true'.")
