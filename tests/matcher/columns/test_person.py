"""People are read alike one by one and all at once."""

from worlds.small_world import World

from matcher.columns import Person

WORLD = World(
    homes=({"km": 0}, {"km": 12, "label": "chez sa mère", "insee": "72001"}),
    lifts=({"leaves_after": 420},),
    refusals=({"kind": "trade", "value": "F1703"},),
    stays=({"employer_id": "e", "kind": "pmsmp", "rome": "D1102", "starts_on": "2026-10-01"},),
    corrections=({"place_id": "e-o1", "minutes": 12},),
)


def test_everybody_at_once_is_read_as_one_by_one():
    frames = WORLD.frames_of_person()
    (person,) = Person.each(frames)
    alone = Person.from_frames(frames, "p")
    for place, other in zip(
        (person.homes.lat, person.homes.lng, person.homes.spread_km),
        (alone.homes.lat, alone.homes.lng, alone.homes.spread_km),
        strict=True,
    ):
        assert list(place) == list(other)
    assert (person.home_labels, person.lifts, person.refused, person.stays) == (
        alone.home_labels,
        alone.lifts,
        alone.refused,
        alone.stays,
    )
    assert len(person.corrections) == 1


def test_people_without_a_row_in_a_frame_have_nothing_of_it():
    (person,) = Person.each(World().frames_of_person())
    assert (person.lifts, person.stays, person.corrections) == ((), (), ())
