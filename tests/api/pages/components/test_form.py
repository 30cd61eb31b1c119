"""Fields keep what was typed and tell their errors to every reader."""

from dataclasses import dataclass, field

import pytest

from api.pages.templating import TEMPLATES


@dataclass
class Form:
    """A form as the macros read it."""

    values: dict = field(default_factory=dict)
    errors: dict = field(default_factory=dict)


@pytest.fixture
def made(page_reader):
    """Reads what a template made of the form macros says."""

    def make(call, form):
        template = TEMPLATES.env.from_string(
            '{% import "components/form.html" as f %}{{ ' + call + " }}"
        )
        return page_reader(template.render(form=form))

    return make


def test_what_was_typed_comes_back_escaped(made):
    page = made('f.field(form, "nom", "Nom")', Form({"nom": '"><script>x</script>'}))
    assert page.all("input")[0].attributes["value"] == '"><script>x</script>'
    assert not page.all("script")


def test_a_label_belongs_to_its_field_and_says_when_it_is_optional(made):
    page = made('f.field(form, "nom", "Nom") ~ f.field(form, "ne", "Né", required=true)', Form())
    labels = page.all("label")
    assert [each.attributes["for"] for each in labels] == ["champ-nom", "champ-ne"]
    assert "facultatif" in labels[0].text
    assert "facultatif" not in labels[1].text


@pytest.mark.parametrize(
    "call",
    [
        'f.field(form, "nom", "Nom", hint="Une aide.")',
        'f.choice(form, "nom", "Nom", [("a", "A")], hint="Une aide.")',
        'f.radios(form, "nom", "Nom", [("a", "A")], hint="Une aide.")',
        'f.checkbox(form, "nom", "Nom", hint="Une aide.")',
    ],
)
def test_hint_and_error_are_read_with_the_field(made, call):
    page = made(call, Form(errors={"nom": "Indiquez le nom."}))
    described = [e for e in page.elements if "aria-describedby" in e.attributes]
    assert described[0].attributes["aria-describedby"] == "aide-nom erreur-nom"
    assert described[0].attributes["id"] == "champ-nom"
    assert (
        "Indiquez le nom."
        in next(e for e in page.elements if e.attributes.get("id") == "erreur-nom").text
    )


@pytest.mark.parametrize(
    ("call", "tag", "mark"),
    [
        ('f.choice(form, "n", "N", [(1, "un"), (2, "deux")])', "option", "selected"),
        ('f.radios(form, "n", "N", [(1, "un"), (2, "deux")])', "input", "checked"),
    ],
)
def test_the_chosen_value_stays_chosen(made, call, tag, mark):
    page = made(call, Form({"n": "2"}))
    chosen = [e.attributes["value"] for e in page.all(tag) if mark in e.attributes]
    assert chosen == ["2"]


def test_a_box_is_ticked_by_its_value_only(made):
    assert (
        "checked"
        in made('f.checkbox(form, "n", "N")', Form({"n": "oui"})).all("input")[0].attributes
    )
    for value in ("", "non"):
        page = made('f.checkbox(form, "n", "N")', Form({"n": value}))
        assert "checked" not in page.all("input")[0].attributes


def test_the_summary_leads_to_each_field_and_takes_the_focus(made):
    page = made(
        "f.error_summary(form)", Form(errors={"nom": "Indiquez le nom.", "ne": "Une date."})
    )
    assert [each.attributes["href"] for each in page.all("a")] == ["#champ-nom", "#champ-ne"]
    assert "autofocus" in page.all("div")[0].attributes
    assert "2 réponses sont à corriger" in page.all("h2")[0].text


def test_without_an_error_there_is_no_summary(made):
    assert not made("f.error_summary(form)", Form()).elements


def test_further_attributes_reach_the_input(made):
    page = made(
        'f.field(form, "nom", "Nom", autocomplete="off", hx_get="/x", disabled=false)', Form()
    )
    given = page.all("input")[0].attributes
    assert (given["autocomplete"], given["hx-get"]) == ("off", "/x")
    assert "disabled" not in given
