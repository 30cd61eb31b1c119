"""How is a trial registered? A text written before the draw, with the seed's commitment in it."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import structlog
from jinja2 import Environment, FileSystemLoader
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.trial.both_services import refuse_same_service
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import TrialStep
from api.services.trial.seeds import new_seed, sealed
from api.services.trial.sizes import sizes_told
from api.services.viewer import Permission, Viewer
from api.words.dates import day, in_france
from api.words.numbers import decimal, percent
from api.words.trial import COVARIATES, size_sentences
from matcher.trial.draw import commitment
from models.errors import NotFound
from models.tables import Trial

log = structlog.get_logger()

_FOLDER: Final = Path(__file__).parent


def register_trial(store: Store, viewer: Viewer, trial_id: str, now: datetime) -> str:
    """Draw the seed, write the text, keep both; the text. Written once: asked again, the same."""
    viewer.must(Permission.RUN_TRIALS)
    with store.sessions.begin() as session:
        trial = trial_named(session, trial_id, to_change=True)
        if trial.registration is None:
            seed = new_seed()
            trial.commitment = commitment(seed)
            trial.sealed_seed = sealed(store.sealer, seed)
            trial.registration = _written(TrialPlan.from_json(trial.plan), trial.commitment, now)
            trial.registration_hash = hash_of(trial.registration)
            trial.registered_at = now
            log.info("trial_registered", trial=trial_id, commitment=trial.commitment)
        return trial.registration


def start_trial(store: Store, viewer: Viewer, trial_id: str, now: datetime) -> None:
    """Open enrolment. Refuses without a registration, and while another trial enrols."""
    viewer.must(Permission.RUN_TRIALS)
    with store.sessions.begin() as session:
        trial = trial_named(session, trial_id, to_change=True)
        if trial.registration is None:
            raise TrialStep(
                f"L'essai {trial_id} n'est pas pré-enregistré. Écrivez d'abord son texte : "
                f"passerelle trial register {trial_id} --output essai.md"
            )
        if trial.started_at is not None:
            raise TrialStep(f"L'essai {trial_id} a déjà commencé.")
        other = session.scalar(select(Trial.id).where(Trial.active.is_not(None)))
        if other is not None:
            raise TrialStep(f"L'essai {other} inscrit encore : clôturez-le d'abord.")
        refuse_same_service(session, trial.plan["weight"], in_france(now).date())
        trial.started_at, trial.active = now, "yes"
    log.info("trial_started", trial=trial_id)


def registered_text(session: Session, viewer: Viewer, trial_id: str) -> str:
    """The text to deposit, as it was hashed; TrialStep before it is written."""
    viewer.must(Permission.RUN_TRIALS)
    text = trial_named(session, trial_id).registration
    if text is None:
        raise TrialStep(f"L'essai {trial_id} n'est pas pré-enregistré.")
    return text


def trial_named(session: Session, trial_id: str, to_change: bool = False) -> Trial:
    """The trial of this id, its row held until the transaction ends if it changes; NotFound."""
    trial = session.get(Trial, trial_id, with_for_update=to_change or None)
    if trial is None:
        raise NotFound("Essai", trial_id)
    return trial


def hash_of(text: str) -> str:
    """What a deposited text is compared by."""
    return sha256(text.encode()).hexdigest()


def _written(plan: TrialPlan, committed: str, now: datetime) -> str:
    # Markdown is read as text, never as a page.
    texts = Environment(loader=FileSystemLoader(_FOLDER), keep_trailing_newline=True)  # noqa: S701
    texts.filters.update(number=_number, share=percent)
    machine = {"plan": plan.to_json(), "commitment": committed}
    return texts.get_template("registration.md").render(
        plan=plan,
        commitment=committed,
        written=day(in_france(now).date()),
        covariates=COVARIATES.values(),
        sentences=size_sentences(sizes_told(plan)),
        machine=json.dumps(machine, ensure_ascii=False, indent=2),
    )


def _number(value: float) -> str:
    return decimal(value, 2)
