"""May a structure's programs share, find, ask and answer, and does nothing more leak?"""

import json
import re

import pytest
from doors.signed_browser import Browser
from sqlalchemy import select

from api.services.exchange.card.fields import SharedCard
from models.store.sealing import Sealer
from models.tables import Home, Identity, YoungPerson

HERE, THERE, ELSEWHERE = "conseillere-lemans", "dev-cma-lemans", "dev-cci-lemans"
V1 = "/api/v1"
AGREED = {"agreed_on": "2026-11-20", "agreed_how": "meeting"}
MINOR = AGREED | {"informed_on": "2026-11-20", "informed_how": "phone"}
SHARE = {"contract": "either", "contact_agreed": "phone", "agreement": MINOR}


@pytest.fixture
def ask(demo_app):
    """Asks as somebody; gives the answer once its status is the expected one."""

    def send(method, path, who=HERE, status=200, **body):
        answer = Browser(demo_app, lambda _: who).request(
            method, f"{V1}{path}", json=body if method in ("POST", "PUT") else None
        )
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    return send


@pytest.fixture
def person_id(demo_store, demo_app, ask):
    """Somebody of Le Mans whose profile is not shared and may be."""
    with demo_store.reading() as session:
        followed = session.scalars(
            select(YoungPerson.id)
            .where(YoungPerson.structure_id == "ml-lemans", YoungPerson.closed_on.is_(None))
            .order_by(YoungPerson.id)
        ).all()
    for each in followed:
        told = ask("GET", f"/young-people/{each}/shared-profile")
        if told["drawn"] and not told["profile"] and "phone" in told["contacts"]:
            return each
    raise AssertionError("nobody in Le Mans may be shared")


@pytest.fixture
def profile_id(ask, person_id):
    return ask("PUT", f"/young-people/{person_id}/shared-profile", **SHARE)["id"]


def test_a_profile_goes_from_one_structure_to_the_other(ask, person_id, profile_id) -> None:
    page = ask("GET", "/shared-profiles", who=THERE)
    assert profile_id in {line["profile_id"] for line in page["lines"]}
    asked = ask("POST", f"/shared-profiles/{profile_id}/requests", THERE, 201, reason="training")
    (received,) = [
        line for line in ask("GET", "/contact-requests") if line["request_id"] == asked["id"]
    ]
    assert (received["person_id"], received["state"]) == (person_id, "waiting")
    ask(
        "POST",
        f"/contact-requests/{asked['id']}/acceptance",
        status=204,
        meeting="call_young_person",
        contact_given="phone",
        agreement=MINOR,
    )
    told = ask("GET", f"/contact-requests/{asked['id']}", who=THERE)
    assert told["line"]["state"] == "accepted"
    assert told["young"]["phone"]
    assert told["line"]["person_id"] is None
    late = ask("POST", f"/contact-requests/{asked['id']}/decline", status=409, reason="not_now")
    assert late["settled_on"] == "2026-11-22"
    assert late["title"] == "Demande déjà traitée"


def test_refusals_are_told_as_such(ask, person_id, profile_id) -> None:
    asked = ask("POST", f"/shared-profiles/{profile_id}/requests", THERE, 201, reason="training")[
        "id"
    ]
    ask("GET", f"/contact-requests/{asked}", ELSEWHERE, 403)
    ask("POST", f"/contact-requests/{asked}/decline", THERE, 403, reason="not_now")
    ask("PUT", f"/young-people/{person_id}/shared-profile", THERE, 403, **SHARE)
    ask("DELETE", f"/young-people/{person_id}/shared-profile", THERE, 403)
    ask("POST", f"/shared-profiles/{profile_id}/requests", HERE, 422, reason="training")
    without = SHARE | {"agreement": {}}
    ask("PUT", f"/young-people/{person_id}/shared-profile", HERE, 422, **without)
    ask("DELETE", f"/young-people/{person_id}/shared-profile", status=204)
    ask("GET", f"/shared-profiles/{profile_id}", THERE, 404)


def test_a_card_has_these_fields_and_no_other() -> None:
    assert set(SharedCard.__dataclass_fields__) == {
        "age_band",
        "place",
        "trades",
        "level_sought",
        "reach",
        "max_minutes",
        "contract",
        "available_from",
        "rhythm",
    }


def test_nothing_else_of_the_person_leaves_the_structure(
    ask, demo_store, demo_app, person_id, profile_id, capsys
) -> None:
    asked = ask("POST", f"/shared-profiles/{profile_id}/requests", THERE, 201, reason="training")[
        "id"
    ]
    read = [
        ask("GET", "/shared-profiles", THERE),
        ask("GET", f"/shared-profiles/{profile_id}", THERE),
        ask("GET", "/contact-requests?side=out", THERE),
        ask("GET", f"/contact-requests/{asked}", THERE),
    ]
    line = read[1]
    assert set(line) == {
        "profile_id",
        "structure",
        "network",
        "card",
        "published_on",
        "until",
        "request_id",
        "request_state",
    }
    texts = json.dumps(read, ensure_ascii=False) + capsys.readouterr().out
    # As words: the five digits of a commune stand by chance within random ids and moments.
    for secret in _secrets(demo_store, person_id):
        assert not re.search(rf"\b{re.escape(secret)}\b", texts)


def _secrets(store, person_id) -> list[str]:
    """Whatever the file holds of who the person is and where they live."""
    with store.reading() as session:
        person = session.get_one(YoungPerson, person_id)
        sealer: Sealer = store.sealer
        identity = sealer.open(session.get_one(Identity, person_id).sealed)
        homes = session.scalars(select(Home).where(Home.person_id == person_id)).all()
        told = [identity.family_name, identity.phone, identity.email, identity.imilo_number]
        return [
            each
            for each in (
                person_id,
                person.birth_date.isoformat(),
                *told,
                *(home.insee for home in homes),
            )
            if each
        ]
