"""Factors: what became of earlier placements with this employer and with this CFA?

Always relative to what is usual in the same trade, and shrunk: a single bad year stains nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, named
from matcher.factors.french import counted, percent
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from matcher.priors.records import GRID_HALF, GRID_SIZE, GRID_STEP, Record, entries_of

ENTRIES = named("no_record", after=GRID_SIZE)
RecordsOf = Callable[[Pairs], NDArray[np.object_]]


def _value(record: Record | None) -> float | None:
    """Difference to the trade's usual rate, log-odds, cut to quarters; None without a record."""
    return None if record is None else (record.entry - GRID_HALF) * GRID_STEP


def _compared(record: Record) -> str:
    if record.entry == GRID_HALF:
        return "comme d'habitude dans ce métier"
    side = "plus" if record.entry > GRID_HALF else "moins"
    return f"{side} que d'habitude dans ce métier ({percent(record.usual)})"


@dataclass(frozen=True)
class Words:
    """What a record counts (one word agreeing with it), the fact it tells, nothing known."""

    counted_as: tuple[str, str]
    fact: str
    nothing: str

    def sentence(self, record: Record | None) -> str:
        """The record in words."""
        if record is None:
            return self.nothing
        behind = counted(record.trials, *self.counted_as)
        return f"{self.fact} : environ {percent(record.rate)}, {_compared(record)} ({behind})."


def _record_factor(
    name: str, label: str, records: RecordsOf, words: tuple[Words, Words], shape: Shape
) -> Factor:
    """A factor read from one kind of record, in words for contracts and words for immersions."""
    of_contracts, of_immersions = words

    def index(pairs: Pairs) -> NDArray[np.int64]:
        return entries_of(records(pairs))

    def value(pair: Pair) -> float | None:
        return _value(records(pair.pairs)[pair.row])

    def sentence(pair: Pair) -> str:
        told = of_immersions if pair.is_pmsmp else of_contracts
        return told.sentence(records(pair.pairs)[pair.row])

    return Factor(name, label, GRID_SIZE, ENTRIES, index, value, sentence, shape)


EMPLOYER_SIGNS = _record_factor(
    "employer_signs",
    "L'employeur donne suite",
    lambda pairs: pairs.records.employer_signs,
    (
        Words(
            ("proposition connue", "propositions connues"),
            "Propositions suivies d'une signature chez cet employeur",
            "Pas encore de proposition connue à cet employeur.",
        ),
        Words(
            ("demande connue", "demandes connues"),
            "Demandes d'immersion qui aboutissent chez cet employeur",
            "Pas encore de demande d'immersion connue à cet employeur.",
        ),
    ),
    Shape.OFFER,
)
EMPLOYER_KEEPS = _record_factor(
    "employer_keeps",
    "L'employeur garde ses jeunes",
    lambda pairs: pairs.records.employer_keeps,
    (
        Words(
            ("contrat suivi", "contrats suivis"),
            "Jeunes encore en formation six mois après leur signature chez cet employeur",
            "Pas encore de contrat suivi chez cet employeur.",
        ),
        Words(
            ("immersion suivie", "immersions suivies"),
            "Immersions chez cet employeur qui ont atteint leur objet ou mené à un contrat",
            "Pas encore d'immersion suivie chez cet employeur.",
        ),
    ),
    Shape.OFFER,
)
CFA_KEEPS = _record_factor(
    "cfa_keeps",
    "Le CFA garde ses jeunes",
    lambda pairs: pairs.records.cfa_keeps,
    (
        Words(
            ("contrat suivi", "contrats suivis"),
            "Jeunes encore en formation à six mois dans ce CFA",
            "Pas encore de contrat suivi dans ce CFA.",
        ),
        Words(
            ("immersion suivie", "immersions suivies"),
            "Immersions des jeunes de ce CFA qui ont atteint leur objet",
            "Pas de CFA, donc pas de contrats suivis au CFA, pour une immersion.",
        ),
    ),
    Shape.COURSE,
)
