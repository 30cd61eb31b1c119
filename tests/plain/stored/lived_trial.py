"""A trial lived to its last day, with an effect that is planted."""

from datetime import date, timedelta
from typing import Any

import numpy as np
from dateutil.relativedelta import relativedelta

from api.services.open_store import Store
from api.services.trial.plan import TrialPlan, plan_trial
from api.services.trial.register import register_trial, start_trial
from api.services.trial.seeds import opened
from api.services.viewer import CONSOLE
from matcher.trial.design import Stratum
from matcher.trial.draw import gets_plus, shares_of
from models.enums import OfferKind, OutcomeKind, TrialArm
from models.tables import FileView, Outcome, Placement, Trial, TrialEnrolment, YoungPerson
from tests.api.services.trial.conftest import NOON, SEALER, SITES, TODAY

EACH = 100
PLAN = TrialPlan("essai-1", SITES, people=4 * EACH, base=0.4)
DUE = TODAY + relativedelta(months=6)


def planted(store: Store) -> None:
    """Four strata of a hundred: three in ten sign, six in ten of the drawn; some are lost."""
    plan_trial(store, CONSOLE, PLAN, NOON)
    register_trial(store, CONSOLE, "essai-1", NOON)
    start_trial(store, CONSOLE, "essai-1", NOON)
    rng = np.random.default_rng(7)
    with store.sessions.begin() as session:
        trial = session.get_one(Trial, "essai-1")
        assert trial.sealed_seed is not None
        seed = opened(SEALER, trial.sealed_seed)
        shares = shares_of(seed, PLAN.design)
        drawn = [(site, trade, n + 1) for site in SITES for trade in "DG" for n in range(EACH)]
        session.add_all(
            YoungPerson(id=f"p{i}", structure_id=site, birth_date=date(2009, 3, 14))
            for i, (site, _, _) in enumerate(drawn)
        )
        session.flush()
        for i, (site, trade, number) in enumerate(drawn):
            plus = gets_plus(seed, Stratum(site, trade), number, shares[site])
            session.add(enrolment(i, Stratum(site, trade), number, plus))
            add_what_followed(session, i, plus, rng)


def enrolment(i: int, stratum: Stratum, number: int, plus: bool) -> TrialEnrolment:
    return TrialEnrolment(
        trial_id="essai-1",
        person_id=f"p{i}",
        identity_hash=f"{i:064x}",
        site=stratum.site,
        trade=stratum.trade,
        number=number,
        arm=TrialArm.PLUS if plus else TrialArm.ORDINARY,
        enrolled_on=TODAY,
        enrolled_at=NOON,
        enrolled_by="console",
        agreed_on=TODAY,
        known_before={"age": 16.5 if i % 2 else 18.0, "level": None, "ready": 1.0},
    )


def add_what_followed(session: Any, i: int, plus: bool, rng: np.random.Generator) -> None:
    signs = rng.random() < (0.6 if plus else 0.3)
    if signs:
        session.add(
            Placement(
                id=f"c{i}",
                kind=OfferKind.APPRENTICESHIP,
                person_id=f"p{i}",
                employer_id="emp",
                rome="D1102",
                starts_on=TODAY + timedelta(days=30),
            )
        )
    elif rng.random() < 0.1:
        session.add(
            Placement(
                id=f"c{i}",
                kind=OfferKind.APPRENTICESHIP,
                person_id=f"p{i}",
                employer_id="emp",
                rome="D1102",
                starts_on=TODAY + timedelta(days=30),
                ruptured_on=TODAY + timedelta(days=60),
            )
        )
        session.flush()
        lost = Outcome(placement_id=f"c{i}", kind=OutcomeKind.LOST_FROM_VIEW)
        lost.happened_on = TODAY + timedelta(days=90)
        session.add(lost)
    # Half of the drawn see their list in its order, some people did before they were drawn.
    seen_at = NOON + timedelta(days=1) if plus and i % 2 else NOON - timedelta(days=1)
    session.add(FileView(person_id=f"p{i}", viewer_id="a", action="rank", seen_at=seen_at))
