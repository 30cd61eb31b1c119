"""Two trials in the demo: one over and read, one that enrols. Drawn as the service draws."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from api.services.log_view import ViewAction
from api.services.open_store import Store
from api.services.trial.close import close_trial
from api.services.trial.plan import TrialPlan, plan_trial, possible_sites
from api.services.trial.register import register_trial
from api.services.trial.seeds import opened
from api.services.viewer import CONSOLE
from matcher.trial.design import Stratum
from matcher.trial.draw import gets_plus, shares_of
from models.enums import TrialArm
from models.tables import FileView, Trial, TrialEnrolment, YoungPerson

OVER, ENROLS = "sarthe-2025", "sarthe-2027"
# What a page shows of a draw is the same in every run: no other picture by chance.
_SEED = "5e" * 32
# Looked at by other tests: they stay out, and may be enrolled.
_OUT = ("rural-17", "no-mobility-17", "car-22")


def leave_trials(store: Store, day: date) -> None:
    """The one that is over drew everybody with a wish thirteen months ago."""
    then = day - relativedelta(months=13)
    with store.reading() as session:
        sites = tuple(site for site, _ in possible_sites(session))
    for trial_id, on in ((OVER, then), (ENROLS, day)):
        moment = datetime.combine(on, time(9), UTC)
        plan_trial(store, CONSOLE, TrialPlan(trial_id, sites, people=800, base=0.3), moment)
        with patch("api.services.trial.register.new_seed", lambda: _SEED):
            register_trial(store, CONSOLE, trial_id, moment)
        with store.sessions.begin() as session:
            # No run over all gave prices in the demo: the service would refuse to start.
            trial = session.get_one(Trial, trial_id)
            trial.started_at, trial.active = moment, "yes"
        if trial_id == OVER:
            _enrol_all(store, TrialPlan(trial_id, sites, people=800, base=0.3), on)
            close_trial(store, CONSOLE, trial_id, moment)


def _enrol_all(store: Store, plan: TrialPlan, on: date) -> None:
    with store.sessions.begin() as session:
        trial = session.get_one(Trial, plan.trial_id)
        assert trial.sealed_seed is not None
        seed = opened(store.sealer, trial.sealed_seed)
        shares = shares_of(seed, plan.design)
        places: dict[Stratum, int] = {}
        people = session.scalars(select(YoungPerson).order_by(YoungPerson.id)).all()
        for person in people:
            if not person.wishes or person.structure_id not in shares or person.id in _OUT:
                continue
            stratum = Stratum(person.structure_id, person.wishes[0].rome[0])
            places[stratum] = number = places.get(stratum, 0) + 1
            plus = gets_plus(seed, stratum, number, shares[stratum.site])
            session.add(_enrolled(person, stratum, number, (plus, on)))
            if plus and number % 2:
                session.add(_list_seen(person, on + timedelta(days=2)))


def _list_seen(person: YoungPerson, on: date) -> FileView:
    return FileView(
        person_id=person.id,
        viewer_id="console",
        action=ViewAction.RANK.value,
        seen_at=datetime.combine(on, time(9), UTC),
        structure_id=person.structure_id,
    )


def _enrolled(
    person: YoungPerson, stratum: Stratum, number: int, drawn: tuple[bool, date]
) -> TrialEnrolment:
    plus, on = drawn
    return TrialEnrolment(
        trial_id=OVER,
        person_id=person.id,
        site=stratum.site,
        trade=stratum.trade,
        number=number,
        arm=TrialArm.PLUS if plus else TrialArm.ORDINARY,
        enrolled_on=on,
        enrolled_at=datetime.combine(on, time(9), UTC),
        enrolled_by="console",
        agreed_on=on,
        known_before={"age": float(relativedelta(on, person.birth_date).years)},
    )
