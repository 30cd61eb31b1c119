"""Who should be sent where, when everybody is looked at together?"""

from matcher.allocate.allocation import Allocation
from matcher.allocate.market import UNIT, Candidates, Market, Rooms, market_of
from matcher.allocate.solve import allocate

__all__ = ["UNIT", "Allocation", "Candidates", "Market", "Rooms", "allocate", "market_of"]
