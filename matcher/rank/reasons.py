"""Why is an offer excluded, and what must a person check before proposing one?"""

from typing import Final

import numpy as np

from matcher.cfa.choice import CfaOrigin
from matcher.columns import UNKNOWN
from matcher.eligibility import Eligibility, Judgement, Reason
from matcher.factors.french import duration, number
from matcher.pool import Pool
from matcher.rank.candidates import Candidates
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

OWN_LIMIT: Final = "limite personnelle"
# While the CFA itself is not certain, its session is nothing to ask about.
_SESSION_UNKNOWN: Final = "session_unknown"


def exclusion_reasons(
    candidates: Candidates, judgement: Judgement, eligibility: Eligibility, row: int
) -> tuple[Reason, ...]:
    """Every reason that removes one pair: refusals and rules first, then the travel limits."""
    return (
        *_legal(candidates, eligibility, row, int(judgement.excluded[row])),
        *_employer_too_far(candidates, row),
        *_cfa_too_far(candidates, row),
    )


def _employer_too_far(candidates: Candidates, row: int) -> list[Reason]:
    """No bus at these hours, a journey past the limit, or a place beyond any reach."""
    legs, reach = candidates.pairs.legs, candidates.reach
    too_far, no_bus = bool(reach.employer_too_far[row]), bool(legs.no_bus[row])
    minutes, limit = int(legs.minutes[row]), duration(int(reach.limit[row]))
    found = []
    if too_far and no_bus:
        said = "En transport en commun, impossible à ces horaires."
        found.append(Reason("travel_hours", "horaires des transports", said))
    # Without a bus the feet remain; four hours of walking explain nothing.
    if too_far and not (no_bus and minutes == LONGEST_MINUTES):
        whose = _whose(_limit_is_own(candidates, row))
        said = f"{duration(minutes)} pour aller à l'entreprise : {whose} est {limit}."
        found.append(Reason("travel_employer", OWN_LIMIT, said))
    if reach.out_of_any_reach[row]:
        km = number(float(legs.crow_km[row]))
        said = f"À {km} km : hors d'atteinte en {limit}, quel que soit le moyen."
        found.append(Reason("travel_employer", OWN_LIMIT, said))
    return found


def _cfa_too_far(candidates: Candidates, row: int) -> list[Reason]:
    if not candidates.reach.cfa_too_far[row]:
        return []
    way = duration(int(candidates.pairs.cfa.minutes[row]))
    whose, most = _whose(candidates.limits.cfa_is_own), duration(candidates.limits.cfa)
    said = f"{way} pour aller au CFA, sans internat : {whose} est {most}."
    return [Reason("travel_cfa", OWN_LIMIT, said)]


def warnings_of(
    candidates: Candidates, pool: Pool, judgement: Judgement, eligibility: Eligibility, row: int
) -> tuple[Reason, ...]:
    """What a person checks: rules in doubt, the journey when not known, the CFA's unknown facts."""
    pairs = candidates.pairs
    found = _legal(candidates, eligibility, row, int(judgement.warned[row]))
    if pairs.cfa.origin[row] in (CfaOrigin.SUPPOSED, CfaOrigin.NOT_KNOWN):
        found = [reason for reason in found if reason.rule != _SESSION_UNKNOWN]
    if pairs.legs.minutes[row] == UNKNOWN_MINUTES:
        found.append(Reason("travel_unknown", "", "Trajet inconnu : vérifier horaires et moyens."))
    if pairs.legs.over[row] > 0:
        past = duration(int(pairs.legs.over[row]))
        found.append(
            Reason("travel_employer", OWN_LIMIT, f"À discuter : {past} de plus que la limite.")
        )
    if pairs.cfa.over[row] > 0:
        past = duration(int(pairs.cfa.over[row]))
        found.append(
            Reason("travel_cfa", OWN_LIMIT, f"À discuter : CFA à {past} de plus que la limite.")
        )
    return (*found, *_cfa_warnings(candidates, pool, row))


def _cfa_warnings(candidates: Candidates, pool: Pool, row: int) -> list[Reason]:
    cfa, courses = candidates.pairs.cfa, pool.courses
    origin = CfaOrigin(int(cfa.origin[row]))
    if origin is CfaOrigin.NOT_NEEDED:
        return []
    if origin is CfaOrigin.NOT_KNOWN:
        return [Reason("cfa_unknown", "", "CFA inconnu : chercher une formation pour ce diplôme.")]
    found = []
    if origin is CfaOrigin.SUPPOSED:
        found.append(
            Reason("cfa_supposed", "", "CFA supposé : à confirmer avec l'employeur et le CFA.")
        )
    course = int(cfa.course[row])
    asked = [
        word
        for word, is_unknown in (
            ("rythme", courses.rhythm[course] == ""),
            ("internat", courses.boarding[course] == UNKNOWN),
            ("places", courses.places_left[course] == UNKNOWN),
        )
        if is_unknown
    ]
    if asked:
        found.append(Reason("cfa_ask", "", f"À demander au CFA : {', '.join(asked)}."))
    if courses.places_left[course] == 0:
        found.append(
            Reason("cfa_full", "", "CFA complet d'après la dernière information : à vérifier.")
        )
    if cfa.over[row] == 0 and _too_long(candidates, row):
        # Not held against the offer: another CFA may do, or this one may have boarding.
        name = "CFA supposé" if origin is CfaOrigin.SUPPOSED else "CFA"
        way, most = duration(int(cfa.minutes[row])), duration(candidates.limits.cfa)
        whose = _whose(candidates.limits.cfa_is_own)
        found.append(Reason("travel_cfa", "", f"{name} à {way} : {whose} est {most}."))
    return found


def _too_long(candidates: Candidates, row: int) -> bool:
    cfa = candidates.pairs.cfa
    known = cfa.minutes[row] != UNKNOWN_MINUTES and not cfa.boards[row]
    return bool(known and np.int32(cfa.minutes[row]) > candidates.limits.cfa)


def _legal(candidates: Candidates, eligibility: Eligibility, row: int, bits: int) -> list[Reason]:
    """The findings of these bits in words; nothing is asked of the rules without one."""
    if bits == 0:
        return []
    pairs = candidates.pairs
    return eligibility.reasons(pairs.person, pairs.offers, row, bits, int(pairs.cfa.session[row]))


def _limit_is_own(candidates: Candidates, row: int) -> bool:
    """Whether the young person gave the limit of this pair, for all journeys or for this wish."""
    wish = int(candidates.pairs.trades.wish[row])
    wishes = candidates.pairs.person.wishes
    return candidates.limits.employer_is_own or (wish >= 0 and wishes[wish].max_minutes is not None)


def _whose(is_own: bool) -> str:
    return "la limite du jeune" if is_own else "la limite par défaut, à lui demander,"
