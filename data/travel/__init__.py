"""Roads and timetables that come from outside, and the dated constants of journeys."""

from data.travel.constants import load_distance_constants, load_road_corrections
from data.travel.transit_terms import load_transit_terms

__all__ = ["load_distance_constants", "load_road_corrections", "load_transit_terms"]
