"""Pictures of products and people: a file that is published, and what it shows in words."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, field_validator

from answerable.records import Record


class Picture(Record):
    """A picture, as a file that is published and as words for those who don't see it."""

    called: ClassVar[str] = "picture"

    file: str = Field(min_length=1, description="The file's path, seen from the articles' folder")
    alt: str = Field(min_length=1, description="What it shows, in one sentence")

    @field_validator("file")
    @classmethod
    def _below_the_shelf(cls, file: str) -> str:
        steps = file.split("/")
        if "\\" in file or ":" in file or not all(steps) or {".", ".."} & set(steps):
            raise ValueError(
                f"'{file}' is not the path of a file; write it from the articles' folder on, with"
                " '/' between folders, like pictures/pool.jpg"
            )
        return file
