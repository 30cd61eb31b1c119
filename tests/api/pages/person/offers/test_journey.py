"""Correcting a journey on the page of an offer, as advisers do."""

OFFER = "boulangerie-conlie"
PAGE = f"/jeunes/rural-17/offres/{OFFER}"
TYPED = {"trajet": "employer", "moyen": "bike", "minutes": "9", "raison": "tried"}


def test_a_corrected_duration_is_shown_and_taken_back(desk):
    page = desk.send(f"{PAGE}/trajet", **TYPED)
    told = desk.text(page).replace("\xa0", " ")
    assert "9 min à vélo" in told
    assert "Vers l'entreprise, à vélo : 9 min (le jeune l'a essayé)" in told
    assert "noté par un conseiller" in told
    (form,) = [e for e in page.all("form") if e.attributes["action"].endswith("/retrait")]
    page = desk.send(form.attributes["action"])
    assert "22 min à vélo" in desk.text(page).replace("\xa0", " ")
    assert "Durées corrigées" not in desk.text(page)


def test_the_form_on_the_page_leads_to_the_correction(desk):
    forms = [e.attributes["action"] for e in desk.read(PAGE).all("form")]
    assert f"{PAGE}/trajet" in forms


def test_a_way_that_does_not_exist_needs_no_minutes(desk):
    page = desk.send(f"{PAGE}/trajet", **{**TYPED, "minutes": "", "aucun": "oui"})
    assert "à vélo : impossible" in desk.text(page)


def test_mistakes_are_told_and_nothing_typed_is_lost(desk):
    page = desk.send(f"{PAGE}/trajet", 422, **{**TYPED, "minutes": "trois", "raison": ""})
    (alert,) = page.all("div", id="erreurs")
    assert "2 réponses sont à corriger" in alert.text
    (minutes,) = page.all("input", name="minutes")
    assert minutes.attributes["value"] == "trois"


def test_what_the_service_refuses_is_told_at_its_field(desk):
    page = desk.send(f"{PAGE}/trajet", 422, **{**TYPED, "domicile": "7"})
    assert "Ce domicile n'est pas noté au dossier." in desk.text(page)
