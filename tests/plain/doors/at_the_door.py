"""What does somebody bring back from a provider, and what is noted of it?"""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from api.services.accounts.door.doorkeeper import doorkeeper_of
from api.services.accounts.door.provider_refusals import ProviderRefused
from api.services.accounts.openid.proof import Answer
from api.services.accounts.openid.sign_in import Arrival, FrontDoor
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB
from models.tables import SignInEvent

OURS = "http://127.0.0.1:8000/connexion/retour"
VISIT = "a browser's visit"


def door_of(store, provider, **more):
    """The door of a service registered at the provider."""
    settings = Settings(
        password_memory_mib=LEAST_MEMORY_MIB,
        failures_before_lock=3,
        failures_per_address=5,
        _env_file=None,
        **provider.settings(**more),
    )
    keeper = doorkeeper_of(settings, store.sealer)
    return FrontDoor(store, keeper, keeper.provider)


def arrival_of(back, **changed):
    """What the browser brings back from there, and the state it left with."""
    told = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    answer = Answer(told.get("code", ""), told.get("iss"), OURS)
    arrival = Arrival(answer, VISIT, "192.0.2.1", declined="error" in told)
    return replace(arrival, **changed), told["state"]


def noted(store):
    """Sign-ins as the log has them."""
    with store.reading() as session:
        rows = session.scalars(select(SignInEvent).order_by(SignInEvent.id))
        return [(row.way, row.end, row.adviser_id) for row in rows]


def refused_as(end):
    """A refusal of one kind."""
    # The sentence says what to do; the log says which it was.
    return pytest.raises(ProviderRefused, check=lambda error: error.end is end)
