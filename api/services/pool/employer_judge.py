"""Who tells whether two establishments are one? The judge on the shipped weights, made once."""

from functools import cache

from data import reference
from data.employers import load_weights
from matcher.employers.judge import EmployerJudge


@cache
def employer_judge() -> EmployerJudge:
    """The judge, ready to answer."""
    return EmployerJudge(load_weights(), town_postcodes())


@cache
def town_postcodes() -> frozenset[str]:
    """Postal codes that name a town; the others are CEDEX codes."""
    joined = reference.load("communes")["postcodes"]
    return frozenset(code for codes in joined for code in codes.split("|") if code)
