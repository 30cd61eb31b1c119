"""Which firms without an open offer could this person ask? Searched as far as they can go."""

from datetime import date

from matcher.columns import Person
from matcher.pistes.find import Piste, PisteSearch, find_pistes
from matcher.pool import Pool
from matcher.rank.candidates import Candidates
from models.rules import RuleBook


def firms_to_ask(
    person: Person, pool: Pool, candidates: Candidates, rules: RuleBook, today: date
) -> tuple[Piste, ...]:
    """The best of them, within the limits that their offers were judged by."""
    limits = candidates.limits
    search = PisteSearch(
        romes=tuple(wish.rome for wish in person.wishes),
        limit=limits.employer,
        farthest_km=limits.fastest_kmh * limits.employer / 60,
        apprentices_per_master=int(rules.value("master_apprentices", today)),
        working_hours=rules.value("assumed_working_hours", today),
    )
    return tuple(find_pistes(person, pool.employers, candidates.journeys, search))
