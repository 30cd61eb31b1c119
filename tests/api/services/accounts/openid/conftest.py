"""A door to which a real provider leads, and somebody who comes by it."""

from datetime import UTC, datetime

import pytest
from doors.at_the_door import OURS, VISIT, arrival_of, door_of
from doors.identity_provider import comes_back
from doors.kept_port import kept_port

from api.services.accounts.openid.sent_away import Leaving, send_away
from api.services.accounts.openid.sign_in import arrive, sign_in_proven


@pytest.fixture
def door(store, identity_provider, password):
    """A door to which the provider leads; Ana was invited, and has her one-time password."""
    return door_of(store, identity_provider)


@pytest.fixture
def idle_port():
    """A port at which nobody answers unless the test starts a provider there."""
    with kept_port() as port:
        yield port


@pytest.fixture
def real_now():
    """The provider's own clock is the machine's."""
    return datetime.now(UTC)


@pytest.fixture
def comes(door, real_now):
    """Somebody goes to the provider, signs in there and comes back."""

    def once(who, door=door, moment=real_now, strong=False, **changed):
        leaving = Leaving(VISIT, after="/jeunes/rural-17", kept="sealed")
        address = send_away(door.store, door.provider, leaving, OURS, moment)
        arrival, state = arrival_of(comes_back(address, who, strong), **changed)
        awaited = arrive(door, state, arrival, moment)
        return sign_in_proven(door, awaited, arrival, moment)

    return once
