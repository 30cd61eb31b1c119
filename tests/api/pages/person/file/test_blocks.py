"""Is a young person's file readable and changeable without a script, and in place with htmx?"""

import pytest

from api.pages.person.file.labels import labels_of
from api.services.files.blocks import BLOCKS

FILE = "/jeunes/rural-17/dossier"
HTMX = {"HX-Request": "true"}


def test_every_block_is_shown_in_words_with_a_way_to_change_it(page_of):
    page = page_of(FILE)
    headings = [each.text.strip() for each in page.all("h2")]
    assert headings == [block.title for block in BLOCKS.values()]
    links = {each.attributes["href"] for each in page.all("a")}
    assert {f"{FILE}/{slug}" for slug in BLOCKS} <= links
    assert [each.text.strip() for each in page.all("h1")] == ["Alix EXEMPLE-001"]
    assert max(page.ids().values()) == 1


@pytest.mark.parametrize("slug", list(BLOCKS))
def test_every_block_is_a_form_whose_fields_have_labels(page_of, slug):
    page = page_of(f"{FILE}/{slug}")
    (form,) = [each for each in page.all("form") if "hx-post" in each.attributes]
    assert (form.attributes["method"], form.attributes["action"]) == ("post", f"{FILE}/{slug}")
    labelled = {each.attributes["for"] for each in page.all("label")}
    for field in (*page.all("input"), *page.all("select")):
        if field.attributes.get("type") not in ("hidden", "submit"):
            assert field.attributes["id"] in labelled
    assert max(page.ids().values()) == 1
    assert page.all("input", name="vu")


def test_htmx_gets_the_block_alone(client):
    answer = client.get(f"{FILE}/projet", headers=HTMX)
    assert answer.text.lstrip().startswith("<section")
    assert "<html" not in answer.text
    assert "HX-Request" in answer.headers["vary"]
    read = client.get(f"{FILE}/projet?lecture=true", headers=HTMX)
    assert "<form" not in read.text


def test_an_unknown_block_or_person_is_not_found(client):
    assert client.get(f"{FILE}/secrets").status_code == 404
    assert client.get("/jeunes/inconnu/dossier").status_code == 404


def test_searching_without_a_script_gives_choices_and_keeps_what_was_typed(client, page_of):
    shown = page_of(f"{FILE}/souhaits")
    fields = {each.attributes["name"]: each.attributes.get("value", "") for each in
              (*shown.all("input", type="hidden"), *shown.all("input", type="text"))
              if each.attributes["name"] != "sceau"}  # fmt: skip
    typed = fields | {"nouveau": "méca auto", "faire": "chercher", "souhait-1-minutes": "abc"}
    answer = client.post(f"{FILE}/souhaits", data=typed)
    assert answer.status_code == 200
    assert 'value="I1604"' in answer.text
    assert 'value="méca auto"' in answer.text
    assert 'value="abc"' in answer.text


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("metiers", "méca auto", "Mécanique automobile"),
        ("communes", "la fl", "La Flèche (72)"),
        ("formations", "boulanger", "CAP boulanger"),
        ("employeurs", "boulangerie", "Boulangerie"),
    ],
)
def test_choices_come_as_radio_buttons_while_typing(client, kind, text, label):
    asked = {"champ": "nouveau", "choix": "nouveau-choix", "nouveau": text}
    answer = client.get(f"/suggestions/{kind}", params=asked, headers=HTMX)
    assert answer.status_code == 200
    assert label in answer.text
    assert 'type="radio"' in answer.text
    assert 'name="nouveau-choix"' in answer.text
    assert "<html" not in answer.text


def test_every_field_has_a_name_in_the_summary_of_mistakes(page_of):
    for slug in BLOCKS:
        page = page_of(f"{FILE}/{slug}")
        fields = {
            each.attributes["name"]
            for each in (*page.all("input"), *page.all("select"))
            if each.attributes.get("type") not in ("hidden", "checkbox", "submit")
        }
        assert set(labels_of(fields)) == fields, slug


@pytest.mark.parametrize("champ", ['"><script>', "a b", "x" * 41])
def test_a_field_name_that_is_none_of_ours_is_refused(client, champ):
    assert client.get("/suggestions/metiers", params={"champ": champ}).status_code == 422
