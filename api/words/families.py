"""Which family of trades is meant? A ROME domain, by its own code or by one of its trades."""

from functools import cache

from data.reference import load
from models.errors import InvalidCode

FAMILY_LENGTH = 3


@cache
def family_labels() -> dict[str, str]:
    """Label of every family, by code, in the order of codes."""
    table = load("trades").drop_duplicates("domain_code").sort_values("domain_code")
    return dict(zip(table["domain_code"], table["domain_label"], strict=True))


def family_of(code: str) -> str:
    """The family of a trade or of itself; raises InvalidCode."""
    family = code.strip().upper()[:FAMILY_LENGTH]
    if family not in family_labels():
        raise InvalidCode("famille de métiers", "un domaine ROME, par exemple D11", "autre chose")
    return family
