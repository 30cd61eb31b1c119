"""Constants of journeys that come from outside, dated and sourced."""

from data.travel.constants import load_distance_constants

__all__ = ["load_distance_constants"]
