"""How long are the periods the work list counts? The dated rules, read once for a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.eligibility.law import Law
from models.rules import RuleBook

CFA_WITHOUT_EMPLOYER: Final = "deadline_cfa_without_employer"
KEPT_AFTER_RUPTURE: Final = "deadline_kept_after_rupture"
FREE_RUPTURE: Final = "deadline_free_rupture"
FILING_OPCO: Final = "deadline_filing_opco"
TRAINING_DUTY: Final = "training_duty"


@dataclass(frozen=True)
class Terms:
    """Periods in force on a day: months and days as named, ages in years."""

    today: date
    months_without_employer: int
    months_after_rupture: int
    rematch_days: int
    duty_from_age: int
    duty_until_age: int
    answer_days: int
    starts_days: int
    ends_days: int
    missing_days: int
    fresh_days: int
    among_first: int
    confirmed_days: int
    passed_days: int
    enrolled_days: int
    rupture_days: int
    training_end_days: int
    referral_days: int
    free_days: int
    check_ins: tuple[int, ...]
    filing_days: int
    articles: dict[str, str]

    @classmethod
    def of(cls, rules: RuleBook, today: date) -> "Terms":
        """The terms of a day; raises WrongRuleValue naming a rule of another form."""
        law = Law(rules, today)
        duty, fresh = law.numbers_by(TRAINING_DUTY), law.numbers_by("worklist_new_offer")
        return cls(
            today=today,
            months_without_employer=law.numbers_by(CFA_WITHOUT_EMPLOYER)["months"],
            months_after_rupture=law.numbers_by(KEPT_AFTER_RUPTURE)["months"],
            rematch_days=law.whole("rematch_first_days"),
            duty_from_age=duty["from_age"],
            duty_until_age=duty["until_age"],
            answer_days=law.numbers_by("worklist_answer_waited")["days"],
            starts_days=law.numbers_by("worklist_starts_soon")["days"],
            ends_days=law.numbers_by("worklist_ends_soon")["days"],
            missing_days=law.numbers_by("worklist_outcome_missing")["days"],
            fresh_days=fresh["days"],
            among_first=fresh["among_first"],
            confirmed_days=law.numbers_by("worklist_wishes_confirmed")["days"],
            passed_days=law.numbers_by("worklist_deadline_passed")["days"],
            enrolled_days=law.numbers_by("deadline_enrolled_without_contract")["days"],
            rupture_days=law.numbers_by("deadline_rupture_without_contract")["days"],
            training_end_days=law.numbers_by("deadline_end_of_training")["days"],
            referral_days=law.numbers_by("deadline_referral_to_mission_locale")["days"],
            free_days=law.numbers_by(FREE_RUPTURE)["days_in_company"],
            check_ins=tuple(law.table("deadline_check_ins")["days_in_company"]),
            filing_days=law.numbers_by(FILING_OPCO)["working_days"],
            articles={
                rule_id: law.rule(rule_id).article
                for rule_id in (
                    CFA_WITHOUT_EMPLOYER,
                    KEPT_AFTER_RUPTURE,
                    FREE_RUPTURE,
                    FILING_OPCO,
                    TRAINING_DUTY,
                )
            },
        )
