"""A drawn country: real communes, CFA and trade weights, invented offers and young people.

It serves to measure the engine at the size of France; nothing in it describes anybody.
"""

from data.france.country import Country, country
from data.france.people import people_frames
from data.france.pool import pool_frames
from data.france.roads import write_drawn_matrix

__all__ = ["Country", "country", "people_frames", "pool_frames", "write_drawn_matrix"]
