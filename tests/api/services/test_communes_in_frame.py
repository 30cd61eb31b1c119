"""Which towns help on a map?"""

from api.services.communes_in_frame import Frame, communes_in_frame

SARTHE = Frame(47.8, -0.2, 48.4, 0.6)


def test_the_largest_come_first():
    towns = communes_in_frame(SARTHE, most=5)
    assert towns[0].name == "Le Mans"
    sizes = [town.inhabitants for town in towns]
    assert sizes == sorted(sizes, reverse=True)


def test_all_lie_in_the_frame_and_no_more_than_asked_for():
    towns = communes_in_frame(SARTHE, most=30)
    assert len(towns) == 30
    assert all(47.8 <= town.lat <= 48.4 and -0.2 <= town.lng <= 0.6 for town in towns)


def test_the_sea_has_no_town():
    assert communes_in_frame(Frame(46.0, -8.0, 46.5, -7.0)) == []
