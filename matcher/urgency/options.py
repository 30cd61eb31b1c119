"""What does the pool hold for this person today? Counts, new offers, and their alerts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from matcher.columns.missing import day_of
from matcher.factors.french import counted
from matcher.pool import Pool
from matcher.urgency.alerts import Alert, AlertKind
from matcher.urgency.facts import FollowedFacts
from matcher.urgency.terms import Terms
from models.protocols import UNKNOWN_MINUTES

if TYPE_CHECKING:
    from matcher.kernel.reads import Reads


@dataclass(frozen=True, slots=True)
class FreshOffer:
    """An offer near the top of somebody's list, published lately."""

    offer_id: str
    published_on: date


@dataclass(frozen=True, slots=True)
class OptionSummary:
    """Open offers of one person on one day.

    `possible`: all of them; `reachable`: those whose journey is known and within the limits;
    `fresh`: reachable, among the first of the list, published lately.
    """

    possible: int
    reachable: int
    fresh: tuple[FreshOffer, ...] = ()


def option_summary(reads: "Reads", pool: Pool, terms: Terms) -> OptionSummary:
    """The summary of what a person reads, listing at least the first `terms.among_first` offers."""
    is_known = reads.minutes != UNKNOWN_MINUTES
    known = set(reads.row[is_known].tolist())
    since = terms.today - timedelta(days=terms.fresh_days)
    fresh = []
    for row in reads.listed[: terms.among_first].tolist():
        published = day_of(int(pool.offers.published_on[row]))
        if published is not None and row in known and since <= published <= terms.today:
            fresh.append(FreshOffer(str(pool.offers.offer_id[row]), published))
    reachable = int((reads.is_open & is_known).sum())
    return OptionSummary(int(reads.is_open.sum()), reachable, tuple(fresh))


def option_alerts(facts: FollowedFacts, terms: Terms, options: OptionSummary | None) -> list[Alert]:
    """Nothing within reach, or something new and good; nothing while not computed or not wanted."""
    if options is None or facts.objects_to_ranking or facts.is_under_contract(terms.today):
        return []
    if options.reachable == 0:
        return [Alert(AlertKind.NO_REACHABLE_OPTION, _why_none(facts, options))]
    new = [offer for offer in options.fresh if offer.offer_id not in facts.proposed]
    if not new:
        return []
    told = counted(len(new), "nouvelle offre", "nouvelles offres")
    return [
        Alert(
            AlertKind.NEW_GOOD_OFFER,
            f"{told} parmi ses {terms.among_first} premières, pas encore proposée"
            f"{'s' if len(new) > 1 else ''}.",
        )
    ]


def _why_none(facts: FollowedFacts, options: OptionSummary) -> str:
    if not facts.has_home:
        return "Aucun domicile noté : aucun trajet ne peut être calculé."
    if options.possible:
        told = counted(options.possible, "offre", "offres")
        return f"{told} dont le trajet, inconnu, est à vérifier ; aucune sûrement accessible."
    return "Aucune offre : élargir les souhaits ou les trajets, ou prospecter."
