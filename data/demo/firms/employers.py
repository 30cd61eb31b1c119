"""Which firms live in the demo? Invented ones, by trade, activity and size."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from numpy.random import Generator

from data.demo.chance import between, happens, known, pick, pick_by_share, stream
from data.demo.fictitious import siret
from data.demo.firms.trades import Trade, firm_word
from data.demo.ground.places import Places, point_in
from data.demo.ground.real_ground import Commune, Ground
from data.demo.provenance import stamp
from models.tables import Employer

# Of the firms with past apprentices, the share that opens nothing today: they feed the pistes.
SHARE_WITHOUT_OFFER = 0.35
# Spread (log-odds) of firms of one sector and size around their mean, at signing and at holding.
FIRM_SPREAD = 0.6
_SIZES = ((1, 4), (5, 9), (10, 19), (20, 49), (50, 249), (250, 900))
_CRAFT_SIZES = (0.48, 0.26, 0.15, 0.08, 0.03, 0.0)
_OTHER_SIZES = (0.22, 0.20, 0.20, 0.20, 0.14, 0.04)
_CRAFT = ("1071", "1013", "43", "45", "472", "4776", "56", "96")
TEMP_AGENCY = "7820Z"


@dataclass(slots=True)
class Firm:
    """An employer and what only the demo knows: trades, past contracts, habits (log-odds)."""

    row: Employer
    trades: list[Trade]
    opens: bool
    contracts: int
    signing_habit: float
    holding_habit: float


def demo_firms(
    ground: Ground, trades: list[Trade], today: date, seed: int, count: int
) -> list[Firm]:
    """`count` invented firms; the counts of apprentices are set once history is known."""
    rng = stream(seed, "employers")
    places = Places(ground)
    weights = [trade.weight for trade in trades]
    firms = []
    for number in range(1, count + 1):
        trade = pick(rng, trades, weights)
        naf = pick_by_share(rng, trade.activities)
        row = _employer(rng, number, naf, places.draw(rng), today)
        opens = not happens(rng, SHARE_WITHOUT_OFFER)
        firms.append(
            Firm(
                row=row,
                trades=[trade, *_second_trade(rng, trades, trade, naf)],
                opens=opens,
                contracts=_past_contracts(rng, row.headcount or 5, opens),
                signing_habit=float(rng.normal(0.0, FIRM_SPREAD)),
                holding_habit=float(rng.normal(0.0, FIRM_SPREAD)),
            )
        )
    return firms


def address_in(commune: Commune, number: int) -> str:
    """An address that no street map has, in a real commune."""
    return f"{number} rue de l'Exemple, {commune.postcode} {commune.name}"


def _employer(rng: Generator, number: int, naf: str, commune: Commune, today: date) -> Employer:
    key = f"employeur-{number:03d}"
    lat, lng = point_in(rng, commune)
    sizes = _CRAFT_SIZES if naf.startswith(_CRAFT) else _OTHER_SIZES
    low, high = pick(rng, _SIZES, sizes)
    return Employer(
        id=key,
        # Numbers below 100 are kept for the employers written by hand.
        siret=known(rng, siret(100 + number), 0.03),
        legal_name=f"{firm_word(naf)} Imaginaire {number}",
        naf=naf,
        headcount=known(rng, between(rng, low, high), 0.1),
        insee=commune.insee,
        address=address_in(commune, number % 90 + 1),
        lat=lat,
        lng=lng,
        is_temp_agency=naf == TEMP_AGENCY,
        **stamp(today, key),
    )


def _past_contracts(rng: Generator, headcount: int, opens: bool) -> int:
    """Contracts of three years; at least one where no offer is open (they feed the pistes)."""
    mean = 1.0 + 0.35 * sqrt(headcount)
    drawn = min(int(rng.poisson(mean)), 14)
    return drawn if opens else max(drawn, 1)


def _second_trade(rng: Generator, trades: list[Trade], first: Trade, naf: str) -> list[Trade]:
    """Sometimes another trade hired in the same activity (bakers also sell)."""
    others = [trade for trade in trades if trade is not first and trade.activities.get(naf)]
    if not others or not happens(rng, 0.4):
        return []
    return [pick(rng, others, [trade.activities[naf] for trade in others])]
