"""Who called whom in the demo? Contacts of all networks, a few claims, portfolios and wishes.

Shares are invented; how often firms answer and open a place differs between firms, so that there
is something to learn.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from numpy.random import Generator

from data.demo.chance import between, happens, pick, pick_by_share, stream
from data.demo.firms.employers import Firm
from data.demo.firms.networks import CCI, CMA, FRANCE_TRAVAIL, MISSIONS_LOCALES
from data.demo.firms.scene import Scene
from models.enums import (
    ContactAnswer,
    ContactChannel,
    LeaveScope,
    NextStep,
    PersonMet,
    Visibility,
)
from models.tables import Adviser, Claim, EmployerContact, LeaveAlone, PortfolioEntry

_CALLED_SHARE, _MOST_CALLS, _LOG_DAYS = 0.4, 3, 150
_NETWORKS = {MISSIONS_LOCALES: 0.5, CMA: 0.2, FRANCE_TRAVAIL: 0.2, CCI: 0.1}
_CHANNELS = {
    ContactChannel.PHONE: 0.6,
    ContactChannel.VISIT: 0.2,
    ContactChannel.EMAIL: 0.15,
    ContactChannel.EVENT: 0.05,
}
_MET = {
    PersonMet.OWNER: 0.5,
    PersonMet.RECEPTION: 0.2,
    PersonMet.HUMAN_RESOURCES: 0.15,
    PersonMet.APPRENTICE_MASTER: 0.15,
}
# Log-odds of answering at all; the firm's own habit is added.
_ANSWERS_SHARE, _OPENS_SHARE, _HABIT = 0.6, 0.2, 0.12
_CLAIMS, _PORTFOLIOS, _WISHES = 12, 20, 6


@dataclass
class Prospecting:
    """Rows of the shared log."""

    contacts: list[EmployerContact] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    portfolios: list[PortfolioEntry] = field(default_factory=list)
    wishes: list[LeaveAlone] = field(default_factory=list)


def prospecting(scene: Scene, advisers: list[Adviser]) -> Prospecting:
    """What the demo's networks did towards employers without an open offer, up to today."""
    rng = stream(scene.seed, "prospecting")
    callers = {row.structure_id: row for row in advisers if row.role == "employer_officer"}
    asked = [firm for firm in scene.firms if not firm.opens]
    log = Prospecting()
    for firm in asked:
        if happens(rng, _CALLED_SHARE):
            _calls(rng, scene, (callers, log), firm)
    # The last ones were called least: what is held there does not empty the plans.
    for number, firm in enumerate(asked[-(_CLAIMS + _PORTFOLIOS + _WISHES) :]):
        _hold(rng, scene, (callers, log), (number, firm))
    return log


def _calls(
    rng: Generator, scene: Scene, to: tuple[dict[str, Adviser], Prospecting], firm: Firm
) -> None:
    callers, log = to
    for number in range(between(rng, 1, _MOST_CALLS)):
        caller = _caller(rng, scene, callers, firm)
        on = scene.today - timedelta(days=between(rng, 1, _LOG_DAYS))
        answer = _answer(rng, firm)
        log.contacts.append(
            EmployerContact(
                id=f"contact-{firm.row.id}-{number}",
                employer_id=firm.row.id,
                structure_id=caller.structure_id,
                adviser_id=caller.id,
                family=firm.trades[0].rome[:3],
                contacted_on=on,
                channel=pick_by_share(rng, _CHANNELS),
                person_met=PersonMet.NOBODY
                if answer is ContactAnswer.NOT_REACHABLE
                else pick_by_share(rng, _MET),
                answer=answer,
                places_opened=1 if answer is ContactAnswer.DONE else None,
                **_next_step(rng, answer, on),
                visibility=pick(rng, list(Visibility), (0.1, 0.6, 0.3)),
                noted_at=_at(on),
            )
        )


def _answer(rng: Generator, firm: Firm) -> ContactAnswer:
    if not happens(rng, _ANSWERS_SHARE + _HABIT * firm.signing_habit):
        return ContactAnswer.NOT_REACHABLE
    if happens(rng, _OPENS_SHARE + _HABIT * firm.signing_habit):
        return ContactAnswer.DONE
    others = (ContactAnswer.DONE_NO_HELP, ContactAnswer.TAKING_CARE, ContactAnswer.NOT_FOR_ME)
    return pick(rng, others, (0.6, 0.25, 0.15))


def _next_step(rng: Generator, answer: ContactAnswer, on: date) -> dict[str, object]:
    if answer not in (ContactAnswer.TAKING_CARE, ContactAnswer.NOT_REACHABLE):
        return {}
    step = NextStep.CALL_BACK if happens(rng, 0.7) else NextStep.SEND_DOCUMENTS
    return {"next_step": step, "next_step_on": on + timedelta(days=between(rng, 3, 20))}


def _hold(
    rng: Generator,
    scene: Scene,
    to: tuple[dict[str, Adviser], Prospecting],
    at: tuple[int, Firm],
) -> None:
    callers, log = to
    number, firm = at
    caller = _caller(rng, scene, callers, firm)
    who = {
        "employer_id": firm.row.id,
        "structure_id": caller.structure_id,
        "adviser_id": caller.id,
    }
    since = scene.today - timedelta(days=between(rng, 0, 5))
    if number < _CLAIMS:
        log.claims.append(
            Claim(
                id=f"claim-{firm.row.id}",
                **who,
                family=firm.trades[0].rome[:3],
                claimed_on=since,
                until=since + timedelta(days=21),
                silent_until=since + timedelta(days=7),
            )
        )
    elif number < _CLAIMS + _PORTFOLIOS:
        log.portfolios.append(PortfolioEntry(**who, since=since))
    else:
        log.wishes.append(
            LeaveAlone(
                id=f"wish-{firm.row.id}",
                **who,
                asked_on=since,
                scope=LeaveScope.EVERYTHING,
                until=since + timedelta(days=365),
            )
        )


def _caller(rng: Generator, scene: Scene, callers: dict[str, Adviser], firm: Firm) -> Adviser:
    structure = scene.structure_near(pick_by_share(rng, _NETWORKS), firm.row)
    return callers[structure.id]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)
