"""The documented columns of every kind of import file, in the order of the templates."""

from data.sources.columns.column import Column, Kind, header_key, header_name
from data.sources.columns.employers import EMPLOYERS
from data.sources.columns.offers import OFFERS
from data.sources.columns.outcomes import OUTCOMES
from data.sources.columns.ruptures import RUPTURES
from data.sources.columns.young_people import YOUNG_PEOPLE

KINDS = {kind.name: kind for kind in (YOUNG_PEOPLE, EMPLOYERS, OFFERS, OUTCOMES, RUPTURES)}

__all__ = ["KINDS", "Column", "Kind", "header_key", "header_name"]
