"""An announced offer tells a stranger its trade, its zone and whom to ask: never whose it is.

One is planted with words that stand nowhere else; then everything that can be read is read.
"""

import io
import re
import time
import zipfile
from datetime import UTC, datetime
from functools import cache

import pytest
from doors.every_route import EXAMPLES, all_routes
from doors.signed_browser import Browser
from sqlalchemy import select

from models.enums import ApplyWay, Visibility
from models.store.pool_version import bump_pool_version
from models.tables import Employer, Offer, Proposal, SameOfferPair

OFFER, OWNER, PERSON = "boulangerie-conlie", "cma-lemans", "rural-17"
# rural-17 is followed by the first two's structure.
STRANGERS = ("conseillere-mamers", "cre-mamers", "dev-cci-lemans", "coordinatrice-sarthe")
# An employer that no other offer names.
EMPLOYER = {
    "id": "e-zorbalux",
    "legal_name": "ZORBALUX SARL",
    "trade_name": "Fournil Zorbalux",
    "siret": "98765432100017",
    "address": "77 allée Quenouillard 72240 Conlie",
    "lat": 48.1154571,
    "lng": -0.0123457,
}
CLOSED = {
    "employer_id": EMPLOYER["id"],
    "title": "Apprenti chez Zorbalux",
    "description": "Venez chez Zorbalux, allée Quenouillard.",
    "visibility": Visibility.ANNOUNCED,
    "owner_structure_id": OWNER,
    "apply_way": ApplyWay.PHONE,
    "apply_value": "0601020304",
}
WORDS = re.compile(r"zorbalux|quenouillard|98765432100017|48\.11545|0\.01234|0601020304", re.I)
# An employer's page names it: what it must not tell is that the offer is its.
READ = sorted(
    {each.pattern for each in all_routes() if each.method == "GET"}
    - {each.pattern for each in all_routes() if "{employer_id}" in each.pattern}
)
FORMATS = ("csv", "xlsx", "json", "geojson")
QUESTIONS = ("", "?q=boulanger&type=apprenticeship&kind=apprenticeship", "?decides=oui")


@pytest.fixture(scope="module")
def planted(written_app):
    """The application, the offer announced, proposed and in doubt beside another."""
    store = written_app.state.access.store
    with store.sessions.begin() as session:
        offer = session.get_one(Offer, OFFER)
        session.add(Employer(insee="72089", **EMPLOYER))
        session.flush()
        for name, value in CLOSED.items():
            setattr(offer, name, value)
        other = session.scalars(
            select(Offer).where(
                Offer.visibility == Visibility.SHARED,
                Offer.rome == offer.rome,
                Offer.employer_id != offer.employer_id,
            )
        ).first()
        first, second = sorted((OFFER, other.id))
        moment = datetime(2026, 11, 22, 9, tzinfo=UTC)
        session.add(
            SameOfferPair(first_id=first, second_id=second, why="titles_differ", found_at=moment)
        )
        bump_pool_version(session)
    return written_app, other.id


@pytest.fixture(scope="module")
def by(written_app):
    """The browser of somebody of the demo, one for all tests."""
    return cache(lambda adviser: Browser(written_app, lambda _path: adviser))


@pytest.fixture(scope="module")
def proposed(planted, by):
    """Id of a proposal of it by whom it is announced to, who ran a re-match too."""
    app, _ = planted
    answer = by(STRANGERS[0]).post(f"/jeunes/{PERSON}/propositions", data={"offre": OFFER})
    assert answer.status_code == 200
    assert not WORDS.search(answer.text)
    officer = by("cre-mamers")
    run = officer.post("/api/v1/rematch-runs", json={"scope": "all"}).json()["id"]
    deadline = time.monotonic() + 120
    while officer.get(f"/api/v1/rematch-runs/{run}").json()["status"] != "done":
        assert time.monotonic() < deadline
        time.sleep(0.2)
    app.state.access.runs.stop()
    with app.state.access.store.reading() as session:
        asked = select(Proposal.id).where(Proposal.offer_id == OFFER, Proposal.person_id == PERSON)
        return {"proposal_id": session.scalars(asked).one(), "run_id": run}


def _words_of(answer):
    """All that an answer holds, inside a workbook too."""
    if not answer.content.startswith(b"PK"):
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        return " ".join(parts.read(name).decode() for name in parts.namelist())


def _addresses(pattern, known):
    """The route with what was planted for its parameters, with each form and question it takes."""
    known = EXAMPLES | {"offer_id": OFFER, "person_id": PERSON} | known
    parts = (known.get(part.strip("{}").partition(":")[0], part) for part in pattern.split("/"))
    address = "/".join(part if "{" not in part else "csv" for part in parts)
    if "{file_format}" in pattern:
        return [address.removesuffix("csv") + file_format for file_format in FORMATS]
    if pattern.endswith("/contrats"):
        return [f"{address}?proposition={known['proposal_id']}"]
    return [address + asked for asked in (("", "?limit=200") if "{" in pattern else QUESTIONS)]


def test_its_owner_reads_whose_it_is_and_a_stranger_whom_to_ask(planted, by):
    address = f"/vivier/offres/{OFFER}"
    assert "Fournil Zorbalux" in by("dev-cma-lemans").get(address).text
    told = by("conseillere-mamers").get(address).text
    assert "zone d&#39;emploi : Le Mans" in told
    assert "Chambre de métiers" in told


def test_the_stranger_has_it_in_a_ranking(by, planted):
    listed = by(STRANGERS[0]).get(f"/api/v1/young-people/{PERSON}/ranking?limit=200").json()
    (offer,) = (each for each in listed["offers"] if each["offer_id"] == OFFER)
    assert (offer["employer"], offer["title"]) == (None, "Boulangerie - viennoiserie")
    assert offer["commune"] == "zone d'emploi : Le Mans"
    assert offer["apply"] == {"way": "through_owner", "value": None}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_the_employer_s_page_does_not_tell_that_the_offer_is_its(by, planted, stranger):
    told = by(stranger).get(f"/entreprises/{EMPLOYER['id']}").text
    assert "Fournil Zorbalux" in told
    assert not re.search(r"offre y est ouverte|annonçons une offre|Apprenti chez|" + OFFER, told)
    assert "annonçons une offre" in by("dev-cma-lemans").get(f"/entreprises/{EMPLOYER['id']}").text


def test_beside_a_named_offer_it_is_not_compared_but_by_its_owner(by, planted):
    _, other = planted
    for stranger in STRANGERS[1:3]:
        assert other not in by(stranger).get("/vivier/doublons").text
        said = {"premiere": OFFER, "seconde": other, "decision": "une"}
        assert by(stranger).post("/vivier/doublons", data=said).status_code == 404
    assert other in by("dev-cma-lemans").get("/vivier/doublons").text


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("pattern", READ)
def test_nothing_that_can_be_read_says_whose_it_is(by, proposed, pattern, stranger):
    for address in _addresses(pattern, proposed):
        answer = by(stranger).get(address)
        assert answer.status_code < 500
        found = WORDS.search(_words_of(answer))
        assert found is None, f"{address} tells {found[0]}"


def test_its_owner_is_asked_answers_and_the_path_tells_it(by, proposed):
    address = f"/vivier/candidatures/{proposed['proposal_id']}"
    received = by("dev-cma-lemans").get("/vivier/candidatures").text
    assert "Un jeune de ML SARTHE NORD" in received
    assert PERSON not in received
    path = f"/jeunes/{PERSON}/parcours"
    assert "réponse attendue" in by(STRANGERS[0]).get(path).text
    assert by(STRANGERS[2]).post(address, data={"reponse": "introduced"}).status_code == 404
    assert by("dev-cma-lemans").post(address, data={"reponse": "rien"}).status_code == 422
    told = by("dev-cma-lemans").post(address, data={"reponse": "employer_told"}).text
    assert "entreprise indiquée" in told
    # Told by its owner, it is told: to who asked, and to nobody else.
    assert "Fournil Zorbalux" in by(STRANGERS[0]).get(path).text
    assert not WORDS.search(by(STRANGERS[2]).get("/vivier/candidatures").text)
