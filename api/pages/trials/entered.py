"""Which trial did somebody enter? Percentages and points become shares here."""

from typing import Final

from api.entry import Entry
from api.services.trial.plan import LONGEST_WORDS, MOST_PEOPLE, TrialPlan
from api.words.trial import ALIKE, DRAWS, WEIGHTS

SITE: Final = "site-"
BY_DEFAULT: Final = {
    "tirage": "0.5",
    "lambda": "0.5",
    "taux": "50",
    "alike": "0.02",
    "ecart": "5",
    "jeunes": "800",
}


def plan_entered(entry: Entry, sites: list[str]) -> TrialPlan:
    """The plan; raises EntryRefused for the form's mistakes, InvalidCode for the plan's own."""
    trial_id = entry.need("essai", entry.text("essai", 40))
    people = entry.need("jeunes", entry.whole("jeunes", 2, MOST_PEOPLE))
    draw = entry.need("tirage", entry.one_of("tirage", DRAWS))
    weight = entry.need("lambda", entry.one_of("lambda", WEIGHTS))
    base = entry.need("taux", entry.whole("taux", 1, 99))
    alike = entry.need("alike", entry.one_of("alike", ALIKE))
    worth = entry.need("ecart", entry.whole("ecart", 1, 50))
    adds = entry.text("ajout", LONGEST_WORDS) or ""
    entry.check()
    return TrialPlan(
        trial_id=str(trial_id),
        sites=tuple(site for site in sites if entry.ticked(SITE + site)),
        people=int(people or 0),
        shares=tuple(float(share) for share in str(draw).split(",")),
        weight=float(str(weight)),
        base=int(base or 0) / 100,
        alike=float(str(alike)),
        worth=int(worth or 0) / 100,
        adds=adds,
    )
