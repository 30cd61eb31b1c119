"""`/jeunes/{id}/essai`: shown where a trial enrols, drawn once on an agreement, and told after."""

import re

import pytest
from browsing.held_trials import leave_trials
from sqlalchemy import select

from models.tables import FileView, TrialEnrolment, YoungPerson

ADDRESS = "/jeunes/rural-17/essai"
TAB = "Tirage au sort"


@pytest.fixture
def browser(signed_in):
    return signed_in("conseillere-mamers")


@pytest.fixture
def held(demo_store, demo_day):
    leave_trials(demo_store, demo_day)
    return demo_store


def _text(answer, page_reader, status=200):
    assert answer.status_code == status, answer.text
    (main,) = page_reader(answer.text).all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_without_a_trial_no_tab_leads_there(browser, page_reader) -> None:
    assert TAB not in _text(browser.get("/jeunes/rural-17"), page_reader)
    assert "Aucun essai n'inscrit en ce moment." in _text(browser.get(ADDRESS), page_reader)


def test_somebody_is_enrolled_on_their_agreement_and_the_arm_told(
    browser, page_reader, held, demo_day
) -> None:
    assert TAB in _text(browser.get("/jeunes/rural-17"), page_reader)
    before = _text(browser.get(ADDRESS), page_reader)
    assert "ne peut choisir ni prévoir le groupe" in before
    entered = {"accord": demo_day.isoformat(), "informe": "oui"}
    text = _text(browser.post(ADDRESS, data=entered), page_reader)
    assert "le groupe tiré, une fois pour toutes" in text
    assert "Groupe tiré au sort" in text
    again = browser.post(ADDRESS, data=entered)
    assert "déjà inscrite" in _text(again, page_reader, status=422)
    with held.reading() as session:
        rows = session.scalars(
            select(TrialEnrolment).where(TrialEnrolment.person_id == "rural-17")
        ).all()
        views = session.scalars(select(FileView.action).where(FileView.person_id == "rural-17"))
        assert len(rows) == 1
        assert "enrol" in set(views)


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        ({"informe": "oui"}, "accord"),
        ({"accord": "2026-11-22"}, "informe"),
        ({"accord": "2099-01-01", "informe": "oui"}, "accord"),
    ],
)
def test_without_an_agreement_nobody_is_drawn(browser, page_reader, held, entered, field) -> None:
    answer = browser.post(ADDRESS, data=entered)
    assert answer.status_code == 422
    assert page_reader(answer.text).all("div", id=f"erreur-{field}")
    with held.reading() as session:
        drawn = select(TrialEnrolment.id).where(TrialEnrolment.person_id == "rural-17")
        assert session.scalar(drawn) is None


def test_who_cannot_enter_is_told_why(browser, page_reader, held, demo_day) -> None:
    with held.sessions.begin() as session:
        session.get_one(YoungPerson, "rural-17").closed_on = demo_day
    text = _text(browser.get(ADDRESS), page_reader)
    assert "ne peut pas entrer dans l'essai sarthe-2027" in text
    assert "clos" in text


def test_another_structures_adviser_is_refused(signed_in, held) -> None:
    other = signed_in("conseillere-lemans")
    assert other.get(ADDRESS).status_code == 403
    assert other.post(ADDRESS, data={"accord": "2026-11-22", "informe": "oui"}).status_code == 403


def test_an_employer_officer_reads_and_does_not_enrol(signed_in, page_reader, held) -> None:
    text = _text(signed_in("cre-mamers").get(ADDRESS), page_reader)
    assert "Son conseiller l'inscrit." in text
