"""Is a profile shared only on an agreement, without identity, and gone when it should be?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.services.exchange.card.agreement import Agreement
from api.services.exchange.shared.publish import publish_profile, withdraw_profile
from api.services.exchange.shared.search import AskedProfiles, shared_profile, shared_profiles
from api.services.exchange.shared.sharing import sharing_of
from api.services.not_possible import NotPossible
from models.enums import AgreementWay, ContactAgreed, OfferKind, ProfileEnd
from models.errors import NotAllowed, NotFound
from models.tables import FileView, Identity, Placement, SharedProfile, YoungPerson

ALL = AskedProfiles()


def shown(store, noting) -> list[str]:
    return [line.profile_id for line in shared_profiles(store, noting, ALL).lines]


def test_a_profile_is_shown_to_other_structures_alone(store, by, publication) -> None:
    profile_id = publish_profile(store, by(), "zoe", publication).profile_id
    assert shown(store, by("cyr")) == shown(store, by("bea")) == [profile_id]
    assert shown(store, by("abe")) == []
    with pytest.raises(NotPossible, match="votre structure"):
        shared_profile(store, by("abe"), profile_id)


def test_its_card_is_all_that_was_chosen_and_nothing_finer(store, by, publication) -> None:
    profile_id = publish_profile(store, by(), "zoe", publication).profile_id
    assert shared_profile(store, by("cyr"), profile_id).card == {
        "age_band": "18_20",
        "place": "zone d'emploi : Le Mans",
        "trades": [{"rome": "D1102", "label": "Boulangerie - viennoiserie"}],
        "level_sought": 3,
        "reach": "transit",
        "max_minutes": 45,
        "contract": "apprenticeship",
        "available_month": "2026-12",
        "rhythm": "one_week_in_two",
    }


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Agreement(None, AgreementWay.PHONE), "accord"),
        (Agreement(date(2026, 11, 26), AgreementWay.PHONE), "accord"),
        (Agreement(date(2006, 1, 1), AgreementWay.PHONE), "accord"),
        (Agreement(date(2026, 11, 25), None), "accord-comment"),
    ],
)
def test_nothing_is_shared_without_an_agreement(store, by, publication, given, field) -> None:
    with pytest.raises(NotPossible) as refused:
        publish_profile(store, by(), "zoe", replace(publication, agreement=given))
    assert [mistake.field for mistake in refused.value.mistakes] == [field]
    assert shown(store, by("cyr")) == []


def test_a_minors_representative_is_informed_first(store, by, publication, today) -> None:
    wanted = replace(publication, trades=())
    with pytest.raises(NotPossible) as refused:
        publish_profile(store, by(), "mia", wanted)
    assert [each.field for each in refused.value.mistakes] == [
        "representant",
        "representant-comment",
    ]
    told = replace(wanted.agreement, informed_on=today, informed_how=AgreementWay.PHONE)
    publish_profile(store, by(), "mia", replace(wanted, agreement=told))
    assert len(shown(store, by("cyr"))) == 1


def test_a_contact_is_agreed_only_where_it_is_known(store, by, publication) -> None:
    with store.sessions.begin() as session:
        session.delete(session.get_one(Identity, "zoe"))
    with pytest.raises(NotPossible, match="téléphone"):
        publish_profile(store, by(), "zoe", publication)
    through = replace(publication, contact_agreed=ContactAgreed.REFERENT)
    assert not publish_profile(store, by(), "zoe", through).renewed


@pytest.mark.parametrize("who", ["bea", "cyr"])
def test_another_structure_neither_publishes_nor_withdraws(store, by, publication, who) -> None:
    with pytest.raises(NotAllowed):
        publish_profile(store, by(who), "zoe", publication)
    with pytest.raises(NotAllowed):
        withdraw_profile(store, by(who), "zoe")
    with pytest.raises(NotAllowed):
        sharing_of(store, by(who), "zoe")


def test_an_officer_of_the_structure_reads_and_does_not_publish(store, by, publication) -> None:
    with pytest.raises(NotAllowed):
        publish_profile(store, by("abe"), "zoe", publication)
    assert not sharing_of(store, by("abe"), "zoe").may_change


def test_withdrawn_it_is_gone_at_once_and_may_be_shared_anew(store, by, publication) -> None:
    first = publish_profile(store, by(), "zoe", publication).profile_id
    withdraw_profile(store, by(), "zoe")
    assert shown(store, by("cyr")) == []
    with pytest.raises(NotFound):
        shared_profile(store, by("cyr"), first)
    with pytest.raises(NotPossible, match="n'est pas partagé"):
        withdraw_profile(store, by(), "zoe")
    # Another id: nobody can tell that it is the same person.
    assert publish_profile(store, by(), "zoe", publication).profile_id != first


def test_a_new_agreement_renews_and_draws_anew(store, by, publication, today) -> None:
    first = publish_profile(store, by(), "zoe", publication)
    with store.sessions.begin() as session:
        session.get_one(YoungPerson, "zoe").max_minutes_employer = 60
    assert sharing_of(store, by(), "zoe").differs
    later = today + timedelta(days=20)
    anew = replace(publication, agreement=Agreement(later, AgreementWay.WRITTEN))
    second = publish_profile(store, by(on=later), "zoe", anew)
    assert (second.profile_id, second.renewed) == (first.profile_id, True)
    assert second.until == later + timedelta(days=60)
    assert shared_profile(store, by("cyr", later), first.profile_id).card["max_minutes"] == 60
    assert not sharing_of(store, by(on=later), "zoe").differs


def test_it_lapses_after_its_last_day(store, by, publication, today) -> None:
    publish_profile(store, by(), "zoe", publication)
    assert len(shown(store, by("cyr", today + timedelta(days=60)))) == 1
    assert shown(store, by("cyr", today + timedelta(days=61))) == []
    assert ended(store) == (ProfileEnd.LAPSED, today + timedelta(days=61))


def test_a_contract_ends_it_and_a_stay_or_a_broken_contract_does_not(
    store, by, publication, today
) -> None:
    publish_profile(store, by(), "zoe", publication)
    place(store, "stay", OfferKind.PMSMP, today)
    place(store, "broken", OfferKind.APPRENTICESHIP, today, ruptured_on=today)
    assert len(shown(store, by("cyr"))) == 1
    place(store, "signed", OfferKind.APPRENTICESHIP, today + timedelta(days=30))
    assert shown(store, by("cyr")) == []
    assert ended(store) == (ProfileEnd.SIGNED, today)
    with pytest.raises(NotPossible, match="contrat"):
        publish_profile(store, by(), "zoe", publication)


@pytest.mark.parametrize("change", [{"closed_on": date(2026, 11, 25)}, {"structure_id": "ml-b"}])
def test_who_leaves_is_shown_no_more(store, by, publication, change) -> None:
    publish_profile(store, by(), "zoe", publication)
    with store.sessions.begin() as session:
        for name, value in change.items():
            setattr(session.get_one(YoungPerson, "zoe"), name, value)
    assert shown(store, by("cyr")) == []
    assert ended(store)[0] is ProfileEnd.LEFT


def test_every_reader_is_logged_under_the_structure_that_follows(store, by, publication) -> None:
    profile_id = publish_profile(store, by(), "zoe", publication).profile_id
    for _ in range(3):
        shown(store, by("cyr"))
    shared_profile(store, by("cyr"), profile_id)
    with store.reading() as session:
        views = session.scalars(select(FileView).order_by(FileView.id)).all()
    assert [(view.viewer_id, view.action, view.structure_id) for view in views] == [
        ("ann", "publish", "ml-a"),
        ("cyr", "shared_seen", "ml-a"),
        ("cyr", "shared_seen", "ml-a"),
    ]


def ended(store) -> tuple[ProfileEnd | None, date | None]:
    with store.reading() as session:
        profile = session.scalars(select(SharedProfile)).one()
        return profile.end, profile.ended_on


def place(store, key: str, kind: OfferKind, on: date, **columns) -> None:
    with store.sessions.begin() as session:
        session.add(
            Placement(
                id=key,
                kind=kind,
                person_id="zoe",
                employer_id="bakery",
                rome="D1102",
                starts_on=on,
                **columns,
            )
        )
