"""May a structure's programs claim, note and leave alone, and are they told who has what?"""

import pytest
from doors.signed_browser import Browser

HERE, THERE, COORDINATOR = "cre-lemans", "dev-cma-lemans", "coordinatrice-sarthe"
V1 = "/api/v1"


@pytest.fixture
def ask(demo_app):
    """Asks as somebody; gives the answer once its status is the expected one."""

    def send(method, path, who=HERE, status=200, **body):
        answer = Browser(demo_app, lambda _: who).request(
            method, f"{V1}{path}", json=body if method == "POST" else None
        )
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    return send


@pytest.fixture
def called(ask):
    """The plan's first call."""
    return ask("GET", "/prospection/plan?calls=1")["calls"][0]


def test_an_employer_is_taken_renewed_and_freed(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    taken = ask("POST", f"{base}/claims", status=201, trade=called["rome"])
    assert (taken["until"], taken["already"]) == ("2026-11-29", False)
    (mine,) = [c for c in ask("GET", "/prospection/claims") if c["claim_id"] == taken["id"]]
    assert (mine["employer_id"], mine["ends_on"]) == (called["employer_id"], "2026-11-29")
    assert ask("POST", f"/claims/{taken['id']}/renewal")["id"] == taken["id"]
    ask("DELETE", f"/claims/{taken['id']}", who=THERE, status=404)
    ask("DELETE", f"/claims/{taken['id']}", status=204)
    ask("POST", f"{base}/claims", who=THERE, status=201, trade=called["rome"])


def test_whoever_comes_second_learns_who_has_it_and_until_when(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    ask("POST", f"{base}/claims", status=201, trade=called["rome"])
    told = ask("POST", f"{base}/claims", who=THERE, status=409, trade=called["rome"])
    assert told["held_by"] == "Mission Locale de l'Agglomération Mancelle"
    assert (told["until"], told["title"]) == ("2026-11-29", "Entreprise suivie par d'autres")
    call = {"channel": "phone", "answer": "taking_care", "trade": called["rome"]}
    ask("POST", f"{base}/contacts", who=THERE, status=409, **call)
    ask("POST", f"{base}/contacts", who=THERE, status=201, why_despite="rupture", **call)


def test_a_contact_is_noted_and_taken_back_by_its_author(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    noted = ask("POST", f"{base}/contacts", status=201, channel="visit", answer="done")
    own = ask("GET", f"{base}/prospection")["contacts"][0]
    assert (own["answer"], own["recent"]) == ("ouvre une place", True)
    # An entry is announced until its structure says more: the place is its own to tell.
    theirs = ask("GET", f"{base}/prospection", who=THERE)["contacts"][0]
    assert (theirs["answer"], theirs["recent"]) == ("réponse à demander à cette structure", True)
    ask("DELETE", f"{base}/contacts/{noted['id']}", who=THERE, status=404)
    ask("DELETE", f"{base}/contacts/{noted['id']}", status=204)
    line = ask("GET", f"{base}/prospection", who=THERE)["contacts"][0]
    assert line["withdrawn_at"] is not None
    assert line["recent"] is False


def test_a_firm_is_left_alone_until_its_author_lifts_it(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    wish = ask("POST", f"{base}/leave-alone", who=THERE, status=201)["id"]
    told = ask("POST", f"{base}/claims", status=409, trade=called["rome"])
    assert told["noted_by"].startswith("Chambre de métiers")
    assert told["until"] == "2027-11-22"
    ask("POST", f"/leave-alone/{wish}/contest", status=204, reason="new_owner")
    assert ask("GET", f"{base}/prospection")["wishes"][0]["contested"]
    ask("DELETE", f"/leave-alone/{wish}", status=403)
    ask("DELETE", f"/leave-alone/{wish}", who=THERE, status=204)
    ask("POST", f"{base}/claims", status=201, trade=called["rome"])


def test_a_portfolio_is_kept_by_api_too(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    ask("PUT", f"{base}/portfolio", who=THERE, status=204)
    told = ask("POST", f"{base}/claims", status=409, trade=called["rome"])
    assert told["until"] is None
    ask("DELETE", f"{base}/portfolio", who=THERE, status=204)
    ask("POST", f"{base}/claims", status=201, trade=called["rome"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel": "pigeon", "answer": "done"},
        {"channel": "phone"},
        {"channel": "phone", "answer": "done", "places_opened": 0},
        {"channel": "phone", "answer": "done", "note": "free text"},
        {"channel": "phone", "answer": "done", "contacted_on": "2026-12-24"},
    ],
)
def test_what_makes_no_sense_is_refused_and_not_repeated(ask, called, wrong) -> None:
    told = ask("POST", f"/employers/{called['employer_id']}/contacts", status=422, **wrong)
    assert "pigeon" not in told["detail"]
    assert "free text" not in told["detail"]


def test_who_may_only_read_writes_nothing(ask, called) -> None:
    base = f"/employers/{called['employer_id']}"
    ask("POST", f"{base}/claims", who=COORDINATOR, status=403, trade=called["rome"])
    ask("PUT", f"{base}/portfolio", who=COORDINATOR, status=403)


def test_the_description_names_each_of_these(ask) -> None:
    paths = ask("GET", "/openapi.json")["paths"]
    assert {f"{V1}/employers/{{employer_id}}/claims", f"{V1}/claims/{{claim_id}}"} <= set(paths)
