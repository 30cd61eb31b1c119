"""Do commands that rank use what is installed, and say when they must compile first?"""

import json

import pytest

from api.services.ranking.compiling import COMPILING
from api.services.travel.demo_timetable import install_demo_timetable


def test_every_command_rides_the_buses_installed(
    passerelle, demo_settings, demo_day, monkeypatch, tmp_path
):
    install_demo_timetable(tmp_path / "travel", demo_day)
    monkeypatch.setenv("PASSERELLE_TRAVEL_FOLDER", str(tmp_path / "travel"))
    day = ("--today", f"{demo_day}")
    told = passerelle("why", "bus-19", "cantine-jour", "--json", *day, on=demo_settings)
    assert json.loads(told.stdout)["offer"]["legs"]["employer"]["mode"] == "transit", told.output


@pytest.mark.parametrize("notice", [None, COMPILING])
def test_a_first_compilation_is_said_beside_the_answer(
    passerelle, demo_settings, demo_day, monkeypatch, notice
):
    monkeypatch.setattr("api.cli.ranking.ranked.compile_notice", lambda: notice)
    asked = ("rank", "rural-17", "--json", "--today", f"{demo_day}")
    told = passerelle(*asked, on=demo_settings)
    assert json.loads(told.stdout)["young_person_id"] == "rural-17"
    assert (COMPILING in " ".join(told.stderr.split())) == (notice is not None)
