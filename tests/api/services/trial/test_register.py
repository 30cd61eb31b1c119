"""Nothing is drawn before it is registered: the service says so, and so do both databases."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from api.services.open_store import Store
from api.services.rematch.weigh_prices import weigh_prices
from api.services.trial.close import close_trial
from api.services.trial.plan import plan_trial
from api.services.trial.refusals import TrialStep
from api.services.trial.register import register_trial, start_trial
from api.services.trial.seeds import opened, sealed
from api.services.viewer import CONSOLE
from models.errors import NotFound, SettingsError
from models.store.sealing import Sealer
from models.tables import OfferPrice, Structure, Trial
from tests.api.services.trial.conftest import NOON, PLAN, SEALER, begin


@pytest.fixture
def planned(store: Store) -> Store:
    plan_trial(store, CONSOLE, PLAN, NOON)
    return store


def test_starting_is_refused_without_a_registration(planned: Store) -> None:
    with pytest.raises(TrialStep, match="passerelle trial register essai-1"):
        start_trial(planned, CONSOLE, "essai-1", NOON)


def test_the_databases_refuse_a_start_without_a_registration_too(planned: Store) -> None:
    with (
        pytest.raises(IntegrityError, match="registered_before_start"),
        planned.sessions.begin() as s,
    ):
        s.execute(update(Trial).values(started_at=NOON))


def test_the_databases_refuse_a_seed_told_before_the_end(begun: object, store: Store) -> None:
    with pytest.raises(IntegrityError, match="seed_told_after_end"), store.sessions.begin() as s:
        s.execute(update(Trial).values(seed="0" * 64))


def test_the_text_holds_the_commitment_and_not_the_seed(planned: Store) -> None:
    text = register_trial(planned, CONSOLE, "essai-1", NOON)
    with planned.reading() as session:
        trial = session.get_one(Trial, "essai-1")
    assert trial.sealed_seed is not None
    seed = opened(SEALER, trial.sealed_seed)
    assert trial.commitment == sha256(seed.encode()).hexdigest()
    assert trial.commitment in text
    assert seed not in text
    assert seed.encode() not in trial.sealed_seed
    assert trial.registration_hash == sha256(text.encode()).hexdigest()


def test_the_text_says_what_is_compared_and_how_it_will_be_read(planned: Store) -> None:
    text = " ".join(register_trial(planned, CONSOLE, "essai-1", NOON).split())
    for words in (
        "Même conseiller, même vivier, mêmes échéances",
        "λ = 0,50",
        "en apprentissage ou qualifié",
        "intention de traiter",
        "âge, niveau atteint",
        "25 novembre 2026",
        "Tirage individuel",
    ):
        assert words in text
    assert "Débordement" not in text


def test_a_saturation_design_registers_its_shares_and_spill_over(store: Store) -> None:
    with store.sessions.begin() as session:
        session.add_all(Structure(id=i, network_id="ml", name=i) for i in ("est", "ouest"))
    sites = ("nord", "sud", "est", "ouest")
    plan = replace(PLAN, sites=sites, shares=(0.0, 0.5), adds="un atelier par mois.")
    plan_trial(store, CONSOLE, plan, NOON)
    text = " ".join(register_trial(store, CONSOLE, "essai-1", NOON).replace("\xa0", " ").split())
    assert "Tirage à deux niveaux" in text
    assert "0 %, 50 %" in text
    assert "Débordement" in text
    assert "En plus : un atelier par mois." in text


def test_a_text_is_written_once(planned: Store) -> None:
    text = register_trial(planned, CONSOLE, "essai-1", NOON)
    later = NOON + timedelta(days=30)
    assert register_trial(planned, CONSOLE, "essai-1", later) == text


def test_one_trial_enrols_at_a_time(store: Store) -> None:
    begin(store, PLAN)
    with pytest.raises(TrialStep, match="a déjà commencé"):
        start_trial(store, CONSOLE, "essai-1", NOON)
    with pytest.raises(TrialStep, match="essai-1 inscrit encore"):
        begin(store, replace(PLAN, trial_id="essai-2"))
    close_trial(store, CONSOLE, "essai-1", NOON)
    start_trial(store, CONSOLE, "essai-2", NOON)


def test_two_services_that_are_the_same_are_not_compared(planned: Store) -> None:
    register_trial(planned, CONSOLE, "essai-1", NOON)
    weigh_prices(planned, CONSOLE, PLAN.weight, NOON)
    with pytest.raises(TrialStep, match="seraient le même"):
        start_trial(planned, CONSOLE, "essai-1", NOON)


def test_without_prices_there_is_nothing_to_weigh(planned: Store) -> None:
    register_trial(planned, CONSOLE, "essai-1", NOON)
    with planned.sessions.begin() as session:
        session.execute(delete(OfferPrice))
    with pytest.raises(TrialStep, match="rematch --scope all"):
        start_trial(planned, CONSOLE, "essai-1", NOON)


def test_an_unknown_trial_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match="Essai"):
        register_trial(store, CONSOLE, "essai-9", NOON)


def test_a_seed_opens_with_an_older_key_and_with_no_other() -> None:
    kept = sealed(SEALER, "ab" * 32)
    assert opened(Sealer(["n" * 43, "k" * 43]), kept) == "ab" * 32
    with pytest.raises(SettingsError, match="PASSERELLE_SECRET_KEY"):
        opened(Sealer("n" * 43), kept)
