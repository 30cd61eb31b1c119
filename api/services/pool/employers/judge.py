"""Who tells whether two establishments are one? The judge on the shipped weights, made once."""

from functools import cache

from data import reference
from data.employers import load_weights
from matcher.employers.judge import EmployerJudge
from matcher.employers.towns import Towns, known_towns


@cache
def employer_judge() -> EmployerJudge:
    """The judge, ready to answer."""
    return EmployerJudge(load_weights(), towns_of_france())


@cache
def towns_of_france() -> Towns:
    """The communes' names and postal codes."""
    communes = reference.load("communes")
    codes = (joined.split("|") for joined in communes["postcodes"])
    return known_towns(zip(communes["name"], codes, strict=True))
