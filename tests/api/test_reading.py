"""What a reader sees first, and how it adds up."""

from api.reading import explained_sum, main_reasons, points


def _part(label, signed, held):
    return {"label": label, "sentence": label, "signed": signed / 1024, "held": held / 1024}


OFFER = {
    "intercepts": {"signed": -2.0, "held": 1.5},
    "contributions": [
        _part("small", 10, 0),
        _part("none", 0, 0),
        _part("both", 300, 300),
        _part("against", -500, 0),
        _part("tiny", 0, 5),
    ],
}


def test_the_three_heaviest_reasons_whichever_way_they_weigh():
    assert [part.label for part in main_reasons(OFFER)] == ["both", "against", "small"]


def test_what_adds_nothing_is_no_reason():
    labels = [part.label for part in main_reasons(OFFER, most=9)]
    assert "none" not in labels
    assert len(labels) == 4


def test_the_sum_begins_with_the_intercepts_and_adds_up():
    whole = explained_sum(OFFER)
    assert (whole.parts[0].signed, whole.parts[0].held) == (-2048, 1536)
    assert (whole.signed, whole.held) == (-2048 - 190, 1536 + 305)


def test_points_are_the_steps_of_the_grid():
    assert points(1 / 1024) == 1
    assert points(-2.2001953125) == -2253
