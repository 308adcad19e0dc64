"""Floor 4: the beginning of a company's own site, as plain values of path and text."""

from answerable.starter.joining import Host
from answerable.starter.new_site import GUIDE, NewSite, StarterError, languages, time_zone_of
from answerable.starter.planning import Plan, fitted, plan_of
from answerable.starter.putting import put
from answerable.starter.trades import OTHER, TRADES
from answerable.starter.writing import StarterFile

__all__ = [
    "GUIDE",
    "OTHER",
    "TRADES",
    "Host",
    "NewSite",
    "Plan",
    "StarterError",
    "StarterFile",
    "fitted",
    "languages",
    "plan_of",
    "put",
    "time_zone_of",
]
