"""How are numbers said to French readers?"""

from typing import Final

# No break between a number and its unit, as French typography asks.
NBSP: Final = "\u00a0"
# 1,9 is singular in French.
FRENCH_PLURAL: Final = 2


def decimal(value: float, digits: int = 1) -> str:
    """A number with a French comma and sign."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def score(value: float) -> str:
    """A score of 0–100 with one decimal."""
    return decimal(value)


def percent(chance: float, digits: int = 0) -> str:
    """A chance of 0–1 as "72 %"."""
    return f"{decimal(100 * chance, digits)}{NBSP}%"


def likelihood(chance: float) -> str:
    """A chance as a percentage; one too small to be told from none is "< 1 %", never "0 %"."""
    told = percent(chance)
    return f"<{NBSP}1{NBSP}%" if chance > 0 and told == percent(0) else told


def signed(points: int) -> str:
    """Points with their sign: "+307", "−2 253", "0"."""
    sign = "−" if points < 0 else "+"
    return f"{sign}{thousands(abs(points))}" if points else "0"


def km(value: float | None) -> str:
    """A distance as the crow flies; not known is said."""
    return "distance inconnue" if value is None else f"{decimal(value)}{NBSP}km"


def counted(count: int, one: str, many: str) -> str:
    """A count with its word: 0 and 1 take the singular, as French does."""
    return f"{thousands(count)} {one if count < FRENCH_PLURAL else many}"


def thousands(count: int) -> str:
    """A count with a space between thousands."""
    return f"{count:,}".replace(",", NBSP)


def ordinal(number: int) -> str:
    """A place in a list as "1re", "2e", "21e"."""
    return f"{thousands(number)}{'re' if number == 1 else 'e'}"
