"""How many people and offers the re-match's tests draw, on which day, and on which terms."""

from datetime import date

from matcher.rematch.terms import RunTerms, UrgencyWeights

TODAY = date(2026, 11, 25)
PEOPLE, OFFERS = 400, 20_000
TERMS = RunTerms(
    suggestions=3,
    per_place=1,
    bonus=1.0,
    floor=2.0,
    urgency=UrgencyWeights(60, 0.5, 0.25, 0.25),
)
