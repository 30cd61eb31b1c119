"""What looks odd in a file, or is missing for the ranking? Told, never forbidden."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from api.services.files.opened import Opened
from api.services.person_header import age_of_majority, age_on, identity_of
from api.services.rules_known import rules_known
from models.enums import Enrolment, Licence, Stage
from models.rules import RuleBook

_MOPED: Final = frozenset({Licence.AM, Licence.A1, Licence.B})
_NO_DIPLOMA: Final = 2

type Remarks = Iterable[str]


def remarks_on(opened: Opened) -> Mapping[str, list[str]]:
    """Remarks by block, in French; blocks without any are left out."""
    rules = rules_known()
    found = {slug: list(look(opened, rules)) for slug, look in _LOOKS.items()}
    return {slug: sentences for slug, sentences in found.items() if sentences}


def _identity(opened: Opened, rules: RuleBook) -> Remarks:
    person, today = opened.person, opened.today
    identity = identity_of(opened.session, opened.sealer, person.id)
    age = age_on(person.birth_date, today)
    if identity is None or not identity.family_name:
        yield "Aucun nom n'est noté : le jeune ne se retrouve que par son identifiant."
    elif age < age_of_majority(today) and identity.representative is None:
        yield "Mineur sans représentant légal noté : il signe le contrat et la convention de PMSMP."
    youngest = int(rules.value("age_too_young", today)["years"])
    oldest = int(rules.value("age_maximum", today))
    if not youngest <= age <= oldest:
        yield f"{age} ans : hors des âges de l'apprentissage. Vérifiez la date de naissance."


def _homes(opened: Opened, _: RuleBook) -> Remarks:
    if not opened.person.homes:
        yield "Aucun domicile : aucun trajet ne peut être calculé. Notez au moins la commune."


def _travel(opened: Opened, rules: RuleBook) -> Remarks:
    person, today = opened.person, opened.today
    age = age_on(person.birth_date, today)
    held = {each for each in Licence if each.value in person.licences.split(",")}
    if person.has_moped and not held & _MOPED:
        yield "Cyclomoteur sans permis AM noté : il n'est pas compté dans les trajets."
    if person.has_car and Licence.B not in held:
        yield "Voiture sans permis B noté : elle n'est pas comptée dans les trajets."
    for licence, rule_id in ((Licence.AM, "licence_am_min_age"), (Licence.B, "licence_b_min_age")):
        least = int(rules.value(rule_id, today))
        if licence in held and age < least:
            yield f"Permis {licence.value.upper()} avant {least} ans : il n'est pas encore compté."
    means = (person.has_bike, person.has_moped, person.has_car, person.uses_transit)
    if person.no_mobility and any(means):
        yield "« Aucune mobilité » est coché : les autres moyens ne comptent pas."
    if not person.no_mobility and all(each is None for each in means):
        yield "Aucun moyen de transport n'a été demandé : les trajets restent incertains."


def _wishes(opened: Opened, _: RuleBook) -> Remarks:
    if opened.person.wishes:
        return
    if opened.person.stage != Stage.NO_PROJECT:
        yield "Aucun souhait : le classement ne peut pas dire quels métiers conviennent."


def _project(opened: Opened, rules: RuleBook) -> Remarks:
    person = opened.person
    usual = int(rules.value("age_college_not_finished", opened.today))
    if person.level_reached is None:
        yield "Niveau non renseigné : l'accès aux diplômes ne peut pas être vérifié."
    elif person.level_reached > _NO_DIPLOMA and person.college_finished is False:
        yield "Diplôme noté alors que le collège n'est pas terminé : à vérifier."
    if person.college_finished is None and age_on(person.birth_date, opened.today) < usual:
        yield f"Avant {usual} ans, un contrat demande que le collège soit terminé : à renseigner."


def _enrolment(opened: Opened, _: RuleBook) -> Remarks:
    person = opened.person
    if person.enrolment == Enrolment.STARTED and person.cfa_entry_date is None:
        yield "Formation commencée sans date d'entrée : les délais légaux ne peuvent être comptés."
    if person.enrolment == Enrolment.NONE and (person.cfa_entry_date or person.course_id):
        yield "Une formation ou une entrée est notée sans démarche d'inscription : à vérifier."
    if person.enrolment in (Enrolment.ADMITTED, Enrolment.STARTED) and person.course_id is None:
        yield "Aucune formation choisie : le trajet vers le CFA est supposé."


def _following(opened: Opened, _: RuleBook) -> Remarks:
    if opened.person.informed_on is None:
        yield "La notice d'information n'a pas été remise au jeune."


_LOOKS: Final[Mapping[str, Callable[[Opened, RuleBook], Remarks]]] = {
    "identite": _identity,
    "domiciles": _homes,
    "deplacements": _travel,
    "souhaits": _wishes,
    "projet": _project,
    "cfa": _enrolment,
    "suivi": _following,
}
