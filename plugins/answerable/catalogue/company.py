"""Who answers: the company, and the people whose names stand under its articles."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from answerable.catalogue.pictures import Picture
from answerable.ids import Id
from answerable.records import Record
from answerable.web import PageAddress


class Company(Record):
    """The company that answers its buyers' questions on this site."""

    called: ClassVar[str] = "company"

    name: str = Field(min_length=1, description="The name that buyers know")
    what_we_sell: str = Field(min_length=1, description="What the company earns its money with")
    about: str = Field("", description="Who the company is, in a few sentences")
    not_for: tuple[str, ...] = Field((), description="Who is served better elsewhere")
    editorial_rules: tuple[str, ...] = Field(
        (), description="The rules that every article here keeps"
    )
    corrections: str = Field("", description="How a reader or a rival gets a mistake corrected")
    email: str = Field("", description="Where buyers and rivals may write")


class Person(Record):
    """Somebody who writes or checks articles."""

    called: ClassVar[str] = "person"

    name: str = Field(min_length=1, description="The name under the article")
    role: str = Field(min_length=1, description="What the person does in the company")
    knows: str = Field("", description="Why the person's word counts on the subject")
    link: PageAddress = Field("", description="A page about the person elsewhere: https://…")
    picture: Picture | None = Field(None, description="The person's face")


class People(Record):
    """The file of all people, by id."""

    called: ClassVar[str] = "file of people"

    people: dict[Id, Person] = Field(description="Person's id -> person")
