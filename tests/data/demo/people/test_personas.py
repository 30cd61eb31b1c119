"""Are the fixed young people what their stories say, with the offers they need around them?"""

from datetime import date

import pytest

from data.demo import DemoTerritory, build_demo, persona_ids, persona_stories
from data.demo.ground.distances import crow_km, rough_minutes
from data.demo.ground.seasons import years_before
from models.enums import Enrolment, OfferKind, OfferStatus, Stage
from models.tables import Employer, Home, Offer, Placement, YoungPerson

ASKED_FOR = (
    "rural-17 car-22 bus-19 minor-15 rqth-31 no-wish-16 rupture-18 two-homes-18 no-mobility-17 "
    "bac-20 sure-21 dreamer-16 night-17"
)


class Around:
    """Rows of the demo by id, and the rough way between a person and an offer."""

    def __init__(self, demo: DemoTerritory) -> None:
        self.person: dict[str, YoungPerson] = {row.id: row for row in demo.young_people}
        self.offer: dict[str, Offer] = {row.id: row for row in demo.offers}
        self.employer: dict[str, Employer] = {row.id: row for row in demo.employers}
        self.homes: dict[str, list[Home]] = {}
        for home in demo.homes:
            self.homes.setdefault(home.person_id, []).append(home)
        self.wishes = {
            key: [row.rome for row in demo.wishes if row.person_id == key] for key in persona_ids()
        }
        self.past: dict[str, list[Placement]] = {
            key: [row for row in demo.placements if row.person_id == key] for key in persona_ids()
        }

    def km(self, person: str, offer: str) -> float:
        employer = self.employer[self.offer[offer].employer_id]
        return min(
            crow_km(home.lat or 0, home.lng or 0, employer.lat or 0, employer.lng or 0)
            for home in self.homes[person]
        )

    def age(self, person: str, today: date) -> int:
        birth = self.person[person].birth_date
        return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


@pytest.fixture(scope="module")
def around(demo: DemoTerritory) -> Around:
    return Around(demo)


def test_all_the_personas_asked_for_are_there_with_a_story() -> None:
    assert set(persona_ids()) >= set(ASKED_FOR.split())
    assert all(story.endswith(".") for story in persona_stories().values())


@pytest.mark.parametrize("persona", [p for p in persona_ids() if p[-2:].isdigit()])
def test_a_persona_has_the_age_its_name_says(persona: str, around: Around, today: date) -> None:
    assert around.age(persona, today) == int(persona[-2:])


def test_personas_are_the_same_for_every_seed(demo: DemoTerritory, today: date) -> None:
    first, other = (
        [(row.id, row.birth_date, row.licences, row.course_id) for row in territory.young_people]
        for territory in (demo, build_demo(today, seed=1))
    )
    count = len(persona_ids())
    assert first[:count] == other[:count]
    assert first[count:] != other[count:]


class TestRural17:
    def test_she_has_no_licence_but_a_bike(self, around: Around) -> None:
        person = around.person["rural-17"]
        assert (person.licences, person.has_bike, person.has_car) == ("", True, False)
        assert around.wishes["rural-17"] == ["D1102", "D1104"]

    def test_her_best_bakery_is_twenty_minutes_away(self, around: Around) -> None:
        minutes = rough_minutes(around.km("rural-17", "boulangerie-conlie"), "bike")
        assert minutes == pytest.approx(20, abs=1)

    def test_wrong_trades_are_three_kilometres_nearer(self, around: Around) -> None:
        nearest = min(
            around.km("rural-17", key)
            for key in ("boulangerie-conlie", "boulangerie-vernie", "boulangerie-crisse")
        )
        for wrong in ("garage-neuvillalais", "auberge-neuvillalais"):
            assert around.km("rural-17", wrong) <= nearest - 3
            assert around.offer[wrong].rome not in around.wishes["rural-17"]

    @pytest.mark.parametrize(
        ("offer", "least", "most"),
        [
            ("boulangerie-cures", 38, 45),
            ("boulangerie-sille", 46, 60),
            ("boulangerie-parennes", 61, 120),
        ],
    )
    def test_bakeries_stand_on_each_side_of_her_limit(
        self, offer: str, least: int, most: int, around: Around
    ) -> None:
        assert around.person["rural-17"].max_minutes_employer == 45
        assert least <= rough_minutes(around.km("rural-17", offer), "bike") <= most

    def test_the_night_shift_is_industrial_and_near(self, around: Around) -> None:
        offer = around.offer["plats-prepares-nuit"]
        assert offer.works_night
        assert around.employer[offer.employer_id].naf == "1085Z"
        assert offer.rome in around.wishes["rural-17"]
        assert rough_minutes(around.km("rural-17", offer.id), "bike") < 45

    def test_the_early_bakery_starts_after_four(self, around: Around) -> None:
        offer = around.offer["boulangerie-crisse"]
        assert offer.day_start
        assert offer.day_start.isoformat("minutes") == "04:30"
        assert str(around.employer[offer.employer_id].naf).startswith("1071")


def test_every_kind_of_trap_stands_among_the_fixed_offers(around: Around) -> None:
    offer, employer = around.offer, around.employer
    assert offer["boulangerie-segrie"].course_id == "demo-urma53-boulanger"
    assert offer["boulangerie-vernie"].diploma_level is None
    assert offer["boulangerie-vernie"].day_start is None
    assert offer["immersion-boulangerie-conlie"].start_from is None
    assert offer["immersion-boulangerie-conlie"].monthly_limit == 2
    assert offer["immersion-remplacement"].replaces_a_job is True
    assert offer["boulangerie-expiree"].status is OfferStatus.EXPIRED
    assert offer["boulangerie-pourvue"].status is OfferStatus.FILLED
    assert offer["boulangerie-deleguee"].is_delegated
    full = employer[offer["patisserie-conlie"].employer_id]
    assert (full.apprentices_now, full.apprentice_masters) == (2, 1)


def test_car_22_boards_eighty_kilometres_away(around: Around, demo: DemoTerritory) -> None:
    person, home = around.person["car-22"], around.homes["car-22"][0]
    course = next(row for row in demo.courses if row.id == person.course_id)
    km = crow_km(home.lat or 0, home.lng or 0, course.lat or 0, course.lng or 0)
    assert 70 <= km <= 90
    assert course.boarding
    assert person.enrolment is Enrolment.STARTED
    assert (person.licences, person.has_car) == ("b", True)


def test_bus_19_can_walk_to_one_day_shift_and_not_to_the_evening_one(around: Around) -> None:
    assert rough_minutes(around.km("bus-19", "brasserie-midi"), "walk") < 20
    assert rough_minutes(around.km("bus-19", "restaurant-soir"), "walk") > 45
    end = around.offer["restaurant-soir"].day_end
    assert end
    assert end.isoformat("minutes") == "22:30"


def test_rupture_18_broke_five_weeks_ago_and_is_kept_by_the_cfa(
    around: Around, today: date
) -> None:
    contract = around.past["rupture-18"][0]
    assert contract.ruptured_on
    assert (today - contract.ruptured_on).days == 35
    assert around.person["rupture-18"].enrolment is Enrolment.STARTED
    assert around.person["rupture-18"].course_id == contract.course_id


def test_sure_21_did_a_pmsmp_where_an_apprenticeship_opens(around: Around) -> None:
    stay = around.past["sure-21"][0]
    offer = around.offer["menuiserie-apprentissage"]
    assert stay.kind is OfferKind.PMSMP
    assert stay.employer_id == offer.employer_id
    assert offer.kind is OfferKind.APPRENTICESHIP


def test_pmsmp_limit_18_has_used_both_stays_of_twelve_months(around: Around, today: date) -> None:
    stays = around.past["pmsmp-limit-18"]
    assert len({row.employer_id for row in stays}) == 1
    assert sum(row.starts_on > years_before(today, 1) for row in stays) == 2


def test_dreamer_16_finds_no_place_open_in_her_trade(around: Around) -> None:
    wished = around.wishes["dreamer-16"][0]
    assert not [row for row in around.offer.values() if row.rome == wished]


def test_the_others_are_as_their_names_say(around: Around) -> None:
    assert around.wishes["no-wish-16"] == []
    assert around.person["no-wish-16"].stage is Stage.NO_PROJECT
    assert len(around.homes["two-homes-18"]) == 2
    assert around.person["no-mobility-17"].no_mobility
    assert around.person["bac-20"].level_reached == 4
    assert around.person["rqth-31"].rqth
    assert around.person["minor-15"].college_finished
    assert around.person["objector-19"].objects_to_ranking
    assert around.offer["boulangerie-nuit-laferte"].hours_fixed
