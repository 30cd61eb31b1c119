"""What is told of a contract, and of a PMSMP? (domain.md §1 Filing, Free rupture; §2 Insurance)"""

from datetime import date

from matcher.pay.post import Post
from matcher.pay.told import told_of
from models.enums import OfferKind
from models.rules import RuleBook

TODAY = date(2026, 11, 26)
POST = Post(TODAY, TODAY, 24, 3, 6, "1071C", "72181")


def rules_told(rules: RuleBook, kind: OfferKind) -> list[str]:
    told = told_of(kind, date(2007, 5, 10), POST, rules, TODAY)
    assert all(fact.sentence.endswith(".") for fact in told)
    return [fact.rule for fact in told]


def test_a_contract_tells_its_pay_its_aid_and_its_papers(rules: RuleBook) -> None:
    assert rules_told(rules, OfferKind.APPRENTICESHIP) == [
        "pay_percent_of_smic",
        "employer_aid",
        "deadline_filing_opco",
        "deadline_free_rupture",
    ]


def test_a_pmsmp_is_unpaid_and_says_whom_to_call(rules: RuleBook) -> None:
    assert rules_told(rules, OfferKind.PMSMP) == ["pmsmp_unpaid", "deadline_pmsmp_accident"]


def test_nothing_is_said_of_other_kinds(rules: RuleBook) -> None:
    assert rules_told(rules, OfferKind.PROFESSIONALISATION) == []
