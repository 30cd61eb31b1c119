"""Which barrier should be lifted first? The same person, with one thing changed at a time."""

from matcher.levers.find import Found, find_levers
from matcher.levers.gains import Change, Gain, Opened
from matcher.levers.vary import Lever

__all__ = ["Change", "Found", "Gain", "Lever", "Opened", "find_levers"]
