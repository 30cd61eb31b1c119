"""Is a file changed over HTTP without losing a word, or a colleague's change?"""

import pytest
from sqlalchemy import select

from api.services.files.blocks import BLOCKS
from models.enums import Role
from models.tables import Adviser, FileView, YoungPerson

FILE = "/jeunes/rural-17/dossier"
HTMX = {"HX-Request": "true"}
ATTACK = "<script>alert(1)</script>\"'><img src=x>"


@pytest.fixture
def adviser(demo_store, signed_in):
    """A browser of an adviser of rural-17's structure."""
    with demo_store.reading() as session:
        return signed_in(session.get_one(YoungPerson, "rural-17").referent_id)


@pytest.fixture
def form_of(page_of, adviser):
    """The fields of a block's form, as a browser would send them back."""

    def fields(slug, browser=adviser):
        page = page_of(f"{FILE}/{slug}", browser=browser)
        form = next(each for each in page.all("form") if "hx-post" in each.attributes)
        texts = {}
        for field in form.inside:
            kind, name = field.attributes.get("type"), field.attributes.get("name")
            if (
                field.tag == "input"
                and name
                and (kind not in ("radio", "checkbox") or "checked" in field.attributes)
            ):
                texts[name] = field.attributes.get("value", "")
            if field.tag == "select":
                chosen = [o for o in field.inside if "selected" in o.attributes]
                texts[name] = chosen[0].attributes["value"] if chosen else ""
        return texts

    return fields


def stored(demo_store, name):
    with demo_store.reading() as session:
        return getattr(session.get_one(YoungPerson, "rural-17"), name)


@pytest.mark.parametrize("slug", list(BLOCKS))
def test_a_form_sent_back_untouched_changes_nothing(demo_store, adviser, form_of, slug):
    answer = adviser.post(f"{FILE}/{slug}", data=form_of(slug), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"{FILE}#bloc-{slug}"
    assert stored(demo_store, "edited_fields") == ""


def test_a_change_is_stored_and_said_once(demo_store, adviser, form_of):
    answer = adviser.post(f"{FILE}/projet", data=form_of("projet") | {"niveau": "3"})
    assert "Enregistré." in answer.text
    assert "CAP, BEP" in answer.text
    assert stored(demo_store, "level_reached") == 3
    assert "Enregistré." not in adviser.get(FILE).text


def test_htmx_gets_the_block_as_it_is_now(demo_store, adviser, form_of):
    typed = form_of("souhaits") | {"nouveau": "méca auto", "nouveau-choix": "I1604"}
    answer = adviser.post(f"{FILE}/souhaits", data=typed, headers=HTMX)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<section")
    assert "Mécanique automobile" in answer.text
    assert "Enregistré." in answer.text


def test_a_refused_form_comes_back_with_every_word_and_errors_tied_to_fields(
    page_of, adviser, form_of
):
    typed = form_of("deplacements") | {
        "minutes-cfa": "beaucoup", "minutes-entreprise": "35", "trajet-1-depart": "08:00",
    }  # fmt: skip
    answer = adviser.post(f"{FILE}/deplacements", data=typed)
    assert answer.status_code == 422
    page = type(page_of(FILE))(answer.text)
    (wrong,) = page.all("input", name="minutes-cfa")
    assert wrong.attributes["value"] == "beaucoup"
    assert wrong.attributes["aria-invalid"] == "true"
    told = wrong.attributes["aria-describedby"].split()[-1]
    assert "de 0 à 240" in next(e.text for e in page.elements if e.attributes.get("id") == told)
    (summary,) = [each for each in page.elements if each.attributes.get("id") == "erreurs"]
    assert "autofocus" in summary.attributes
    assert "Vers le CFA : nombre entier attendu, de 0 à 240." in summary.text
    links = [each.attributes["href"] for each in summary.inside if each.tag == "a"]
    assert {link.removeprefix("#") for link in links} <= set(page.ids())
    assert page.all("input", name="minutes-entreprise")[0].attributes["value"] == "35"
    assert page.all("input", name="trajet-1-depart")[0].attributes["value"] == "08:00"


def test_the_second_of_two_advisers_sees_both_versions_and_chooses(demo_store, adviser, form_of):
    late = form_of("projet") | {"niveau": "4", "etape": "no_project"}
    adviser.post(f"{FILE}/projet", data=form_of("projet") | {"niveau": "3"})
    answer = adviser.post(f"{FILE}/projet", data=late)
    assert answer.status_code == 409
    assert "modifiée dans une autre fenêtre" in answer.text
    assert "CAP, BEP" in answer.text
    assert "Garder ma saisie" in answer.text
    assert "Reprendre ce qui est enregistré" in answer.text
    assert stored(demo_store, "level_reached") == 3
    seen = answer.text.partition('name="vu" value="')[2].partition('"')[0]
    adviser.post(f"{FILE}/projet", data=late | {"vu": seen})
    assert stored(demo_store, "level_reached") == 4


def test_buttons_reorder_and_take_out(demo_store, adviser, form_of):
    adviser.post(f"{FILE}/souhaits", data=form_of("souhaits") | {"faire": "descendre:souhait:1"})
    adviser.post(f"{FILE}/souhaits", data=form_of("souhaits") | {"faire": "retirer:souhait:2"})
    with demo_store.reading() as session:
        wishes = session.get_one(YoungPerson, "rural-17").wishes
        assert [wish.rome for wish in wishes] == ["D1104"]


def test_text_is_shown_as_text_wherever_it_is_entered(adviser, form_of):
    names = {"nom": ATTACK, "prenom": ATTACK, "representant": ATTACK, "imilo": "<b>1</b>"}
    saved = adviser.post(f"{FILE}/identite", data=form_of("identite") | names)
    assert saved.status_code == 200
    pages = [saved.text, adviser.get("/jeunes/rural-17").text]
    for slug in BLOCKS:
        fields = form_of(slug)
        typed = {name: ATTACK for name in fields if name not in ("vu", "csrf")}
        pages.append(adviser.post(f"{FILE}/{slug}", data=fields | typed).text)
    for field in ("nouveau", "nouveau-metier", "nouvel-employeur", "nouvelle-formation"):
        for slug in ("souhaits", "refus", "cfa"):
            typed = form_of(slug) | {field: ATTACK, "faire": "chercher"}
            pages.append(adviser.post(f"{FILE}/{slug}", data=typed).text)
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_what_looks_like_a_personal_number_is_refused_in_every_text_field(adviser, form_of):
    number = "1 85 05 78 006 084 36"
    for slug in BLOCKS:
        fields = form_of(slug)
        typed = {name: number for name in fields if name not in ("vu", "csrf")}
        answer = adviser.post(f"{FILE}/{slug}", data=fields | typed)
        assert answer.status_code == 422
        assert number not in answer.text


def test_who_reads_only_gets_no_form_and_may_not_post(demo_store, signed_in, page_of, form_of):
    with demo_store.reading() as session:
        structure = session.get_one(YoungPerson, "rural-17").structure_id
        officer = session.scalars(
            select(Adviser.id).where(
                Adviser.structure_id == structure, Adviser.role == Role.EMPLOYER_OFFICER
            )
        ).first()
    if officer is None:
        pytest.fail("the demo has no employer officer beside rural-17's adviser")
    browser = signed_in(officer)
    page = page_of(FILE, browser=browser)
    assert not [each for each in page.all("a") if each.text.startswith("Modifier")]
    assert not [e for e in page_of(f"{FILE}/projet", browser=browser).all("form")
                if "hx-post" in e.attributes]  # fmt: skip
    assert browser.post(f"{FILE}/projet", data=form_of("projet")).status_code == 403


def test_changing_is_logged_with_its_block(demo_store, adviser, form_of):
    adviser.post(f"{FILE}/projet", data=form_of("projet") | {"niveau": "3"})
    with demo_store.reading() as session:
        actions = set(session.scalars(select(FileView.action)))
    assert {"read", "edit_project"} <= actions
