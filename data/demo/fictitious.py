"""Which names, numbers and addresses can belong to nobody? The only ones the demo uses.

- SIREN 0000xxxxx: Insee never gave out so low a number (the Sirene stock opens at 000 325 175;
  to our knowledge, to be checked again on a fresh stock). The numbers still pass the Luhn check.
- Telephones of the ranges that Arcep keeps for fiction: 06 39 98 and 02 61 91.
- Addresses in example.org and under .example, kept for examples by RFC 2606.
- Names that say so: "Camille EXEMPLE-014", "Boulangerie Imaginaire 12".
"""

from stdnum import luhn

SIREN_PREFIX = "0000"
# The highest invented SIREN stays below Insee's first one (000 325 175).
_MOST_SIRENS = 9_999
GIVEN_NAMES = (
    "Camille", "Alix", "Sacha", "Charlie", "Lou", "Eden", "Noa", "Maxence", "Dominique", "Claude",
    "Morgan", "Ange", "Yaël", "Andréa", "Céleste", "Swann", "Louison", "Mahé", "Loïs", "Candide",
)  # fmt: skip


def siren(number: int) -> str:
    """The Luhn-valid SIREN 0000nnnnc for `number` from 1 to 9,999."""
    if not 1 <= number <= _MOST_SIRENS:
        raise ValueError(f"the demo's SIREN range holds {_MOST_SIRENS} numbers, not {number}")
    body = f"{SIREN_PREFIX}{number:04d}"
    return body + luhn.calc_check_digit(body)


def siret(number: int) -> str:
    """The Luhn-valid SIRET of the first establishment of `siren(number)`."""
    body = f"{siren(number)}0001"
    return body + luhn.calc_check_digit(body)


def telephone(number: int) -> str:
    """A mobile number of the range kept for fiction, 06 39 98 xx xx."""
    return f"063998{number % 10_000:04d}"


def given_name(number: int) -> str:
    """A given name borne by women and men alike: it says nothing about the person."""
    return GIVEN_NAMES[number % len(GIVEN_NAMES)]


def family_name(number: int) -> str:
    """EXEMPLE-001, EXEMPLE-002 …"""
    return f"EXEMPLE-{number:03d}"
