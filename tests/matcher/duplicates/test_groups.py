from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.duplicates.groups import Known, group_offers
from matcher.duplicates.offers import OfferFacts
from matcher.duplicates.titles import titles_alike
from matcher.duplicates.verdict import Why

BAKER = OfferFacts(
    id="a", source="ml|liste", feed="liste", key="1", site="halles", kind="apprenticeship",
    title=("boulang",), romes=frozenset({"D1102"}),
)  # fmt: skip


def _offer(name, source, **changes):
    return replace(BAKER, id=name, source=source, feed=source, key=name, **changes)


def _groups(offers, known=None):
    return group_offers(offers, known or Known()).groups


def test_three_places_in_two_lists_stay_three():
    offers = [_offer(f"{letter}{n}", letter) for letter in "xy" for n in range(3)]
    assert _groups(offers) == (("x0", "y0"), ("x1", "y1"), ("x2", "y2"))


def test_the_most_alike_are_joined_first():
    exact = _offer("y1", "y")
    longer = _offer("y0", "y", title=("boulang", "patissier"))
    assert _groups([_offer("x0", "x"), longer, exact]) == (("x0", "y1"),)


def test_one_offer_of_three_lists_is_one_group():
    assert _groups([_offer(name, name) for name in "xyz"]) == (("x", "y", "z"),)


def test_people_have_the_last_word_and_may_change_it():
    one, other = _offer("x", "x"), _offer("y", "y")
    assert _groups([one, other], Known(decided={("x", "y"): False})) == ()
    cook = replace(other, romes=frozenset({"G1602"}), title=("cuisini",))
    assert _groups([one, cook], Known(decided={("x", "y"): True})) == (("x", "y"),)
    twin = replace(other, source="x")
    assert _groups([one, twin], Known(decided={("x", "y"): True})) == (("x", "y"),)


def test_what_was_told_apart_is_not_joined_through_a_third():
    offers = [_offer(name, name) for name in "xyz"]
    found = _groups(offers, Known(decided={("x", "z"): False}))
    assert found == (("x", "y"),)


def test_a_doubt_is_told_once_for_two_groups_and_not_once_decided():
    sure = [_offer("x", "x"), _offer("y", "y")]
    waiter = _offer("z", "z", title=("serveur",))
    found = group_offers([*sure, waiter], Known())
    assert [(d.first, d.second, d.why) for d in found.doubts] == [("x", "z", Why.TITLES_DIFFER)]
    decided = {("y", "z"): False}
    assert group_offers([*sure, waiter], Known(decided=decided)).doubts == ()
    accepted = group_offers([*sure, waiter], Known(decided={("x", "z"): True}))
    assert (accepted.groups, accepted.doubts) == ((("x", "y", "z"),), ())


def test_sites_that_may_be_one_are_only_doubted():
    near = _offer("y", "y", site="aux-halles")
    known = Known(maybe_one_site=frozenset({("aux-halles", "halles")}))
    found = group_offers([_offer("x", "x"), near], known)
    assert found.groups == ()
    assert [d.why for d in found.doubts] == [Why.MAYBE_SAME_EMPLOYER]


def test_offers_of_no_known_site_are_joined_by_nothing():
    both = [_offer("x", "x", site=""), _offer("y", "y", site="")]
    assert group_offers(both, Known()).groups == ()


def test_in_a_huge_employer_only_equal_titles_are_compared():
    crowd = [_offer(f"n{n:03}", "x", title=(f"metier{n}",)) for n in range(130)]
    twin = _offer("y1", "y", title=("metier7",))
    longer = _offer("y2", "y", title=("metier8", "cuisine"))
    assert _groups([*crowd, twin, longer]) == (("n007", "y1"),)
    same = [_offer(f"n{n:03}", "x") for n in range(130)]
    assert _groups([*same, _offer("y1", "y")]) == ()


def test_a_decision_about_an_offer_that_is_gone_harms_nothing():
    assert _groups([_offer("x", "x")], Known(decided={("x", "y"): True})) == ()


def test_titles_without_a_word_are_not_alike():
    assert titles_alike((), ()) == 0.0
    assert titles_alike(("barman",), ("bar", "man")) == 1.0


_TITLES = st.sampled_from([("boulang",), ("boulang", "patissier"), ("serveur",), ()])
_OFFERS = st.lists(
    st.builds(
        lambda source, title, rome, level, start: _offer(
            "", source, title=title, romes=frozenset({rome}), level=level, start_from=start
        ),
        st.sampled_from("xyz"), _TITLES, st.sampled_from(["D1102", "G1803"]),
        st.sampled_from([None, 3, 4]), st.sampled_from([None, date(2026, 9, 1), date(2027, 1, 4)]),
    ),
    max_size=7,
)  # fmt: skip


@given(_OFFERS, st.randoms(use_true_random=False))
def test_the_order_offers_come_in_changes_nothing(offers, chance):
    named = [replace(offer, id=f"o{n}", key=f"o{n}") for n, offer in enumerate(offers)]
    shuffled = list(named)
    chance.shuffle(shuffled)
    found = group_offers(named, Known())
    assert group_offers(shuffled, Known()) == found
    source_of = {offer.id: offer.source for offer in named}
    for group in found.groups:
        assert len({source_of[name] for name in group}) == len(group)
