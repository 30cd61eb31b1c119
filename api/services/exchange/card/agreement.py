"""Did the young person agree, was a minor's representative informed? Recorded before all else."""

from dataclasses import dataclass
from datetime import date

from api.services.not_possible import Mistake, NotPossible
from api.services.person_header import age_of_majority, age_on
from models.enums import AgreementWay
from models.tables import YoungPerson


@dataclass(frozen=True)
class Agreement:
    """On which day and how the young person agreed; `informed_*`: a minor's representative."""

    agreed_on: date | None
    agreed_how: AgreementWay | None
    informed_on: date | None = None
    informed_how: AgreementWay | None = None


def check_agreement(person: YoungPerson, given: Agreement, today: date) -> None:
    """Raise NotPossible with every mistake: no agreement, a day to come, nobody informed."""
    mistakes = [*_checked_day(given.agreed_on, "accord", person, today)]
    if given.agreed_how is None:
        mistakes.append(Mistake("accord-comment", "Dites comment le jeune a donné son accord."))
    if age_on(person.birth_date, today) < age_of_majority(today):
        mistakes += _checked_day(given.informed_on, "representant", person, today)
        if given.informed_how is None:
            told = "Mineur : dites comment son représentant a été informé."
            mistakes.append(Mistake("representant-comment", told))
    if mistakes:
        raise NotPossible(*mistakes)


def _checked_day(day: date | None, field: str, person: YoungPerson, today: date) -> list[Mistake]:
    what = "accord du jeune" if field == "accord" else "information du représentant (mineur)"
    if day is None:
        return [Mistake(field, f"Date manquante : {what}. Sans elle, rien n'est partagé.")]
    if day > today:
        return [Mistake(field, f"Date à venir : {what}. Notez-la une fois donnée.")]
    if day < person.birth_date:
        return [Mistake(field, f"Date impossible : {what}.")]
    return []
