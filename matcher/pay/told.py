"""What is there to know of a contract's money and papers before it is signed?"""

from datetime import date

from matcher.pay.employer_aid import employer_aid
from matcher.pay.post import Post, Told, in_force
from matcher.pay.wage import wage
from models.enums import OfferKind
from models.rules import RuleBook

# What each kind owes once it is under way, by the rules that say so.
_PAPERS = {
    OfferKind.APPRENTICESHIP: ("deadline_filing_opco", "deadline_free_rupture"),
    OfferKind.PMSMP: ("pmsmp_unpaid", "deadline_pmsmp_accident"),
}


def told_of(
    kind: OfferKind, birth_date: date, post: Post, rules: RuleBook, today: date
) -> tuple[Told, ...]:
    """Pay and aid of an apprenticeship, then the papers of either kind; nothing of other kinds."""
    papers = (in_force(rules, rule_id, today) for rule_id in _PAPERS.get(kind, ()))
    owed = tuple(Told.of(rule, rule.sentence) for rule in papers if rule is not None)
    if kind is not OfferKind.APPRENTICESHIP:
        return owed
    return (*wage(birth_date, post, rules, today), *employer_aid(post, rules), *owed)
