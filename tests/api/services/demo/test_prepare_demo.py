"""Is today's demo in the database, and only where it may be?"""

from datetime import timedelta

import pytest

from api.services.demo.load_demo import RealRecordsFound
from api.services.demo.prepare_demo import (
    DEMO_STEPS,
    DemoState,
    check_reference,
    prepare_demo,
)
from models.tables import Employer


def test_the_demo_of_the_day_is_left_alone(demo_store, demo_day):
    assert prepare_demo(demo_store, demo_day).state is DemoState.READY


def test_a_demo_of_another_day_is_replaced_and_progress_told(demo_store, demo_day):
    told = []
    tomorrow = demo_day + timedelta(days=1)
    done = prepare_demo(demo_store, tomorrow, on_progress=lambda name, _rows: told.append(name))
    assert (done.state, done.earlier) == (DemoState.RELOADED, demo_day)
    assert len(told) == DEMO_STEPS
    assert prepare_demo(demo_store, tomorrow).state is DemoState.READY


def test_real_records_are_never_replaced(demo_store, demo_day):
    with demo_store.sessions.begin() as session:
        session.add(Employer(id="real", legal_name="Entreprise"))
    with pytest.raises(RealRecordsFound):
        prepare_demo(demo_store, demo_day + timedelta(days=1))


def test_every_reference_table_has_rows():
    assert check_reference() >= 10
