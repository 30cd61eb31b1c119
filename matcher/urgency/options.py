"""What does the pool hold for this person today? Counts, new offers, and their alerts."""

from dataclasses import dataclass
from datetime import date, timedelta

from matcher.columns.missing import day_of
from matcher.factors.french import counted
from matcher.rank.matcher import open_rows
from matcher.rank.ranking import Ranking
from matcher.urgency.alerts import Alert, AlertKind
from matcher.urgency.facts import FollowedFacts
from matcher.urgency.terms import Terms
from models.protocols import UNKNOWN_MINUTES


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


def option_summary(ranking: Ranking, terms: Terms) -> OptionSummary:
    """The summary of a ranking that lists at least the first `terms.among_first` offers."""
    pairs = ranking.candidates.pairs
    rows = open_rows(ranking.candidates, ranking.judgement)
    known = pairs.legs.minutes != UNKNOWN_MINUTES
    since = terms.today - timedelta(days=terms.fresh_days)
    fresh = []
    for row in ranking.listed[: terms.among_first].tolist():
        published = day_of(int(pairs.offers.published_on[row]))
        if published is not None and known[row] and since <= published <= terms.today:
            fresh.append(FreshOffer(str(pairs.offers.offer_id[row]), published))
    return OptionSummary(len(rows), int(known[rows].sum()), tuple(fresh))


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
