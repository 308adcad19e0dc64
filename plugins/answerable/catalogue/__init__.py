"""Floor 1: the facts of a site, each in one place with its source and date."""

from answerable.catalogue.catalogue import Catalogue
from answerable.catalogue.checks import check_catalogue
from answerable.catalogue.load import FILES, FOLDERS, LoadedCatalogue, load_catalogue

__all__ = [
    "FILES",
    "FOLDERS",
    "Catalogue",
    "LoadedCatalogue",
    "check_catalogue",
    "load_catalogue",
]
