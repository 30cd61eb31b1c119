import pytest

from matcher.trades.reading import read_text


@pytest.mark.parametrize(
    "text",
    [
        "Apprenti boulanger H/F",
        "boulanger (H/F/X)",
        "Recrute boulanger en CDI",
        "Contrat d'apprentissage boulanger",
        "bonjour je cherche un stage de boulanger",
        "Nous recherchons un boulanger - temps partiel",
        "CAP boulanger",
        "Alternance boulangère 24h",
    ],
)
def test_only_the_trade_is_left_of_an_advertisement(text: str) -> None:
    assert read_text(text).words == ("boulanger",)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Certificat d'aptitude professionnelle cuisine", "CAP cuisine"),
        ("baccalauréat professionnel cuisine", "bac pro cuisine"),
        ("Brevet de technicien supérieur tourisme", "BTS tourisme"),
        ("titre pro cariste", "titre professionnel cariste"),
        ("TP cariste", "titre professionnel cariste"),
        ("CAPA palefrenier", "CAP agricole palefrenier"),
    ],
)
def test_long_and_short_names_of_diplomas_read_alike(text: str, short: str) -> None:
    assert read_text(text) == read_text(short)
    assert read_text(text).names_a_diploma


@pytest.mark.parametrize("text", ["boulanger", "capable de tout", "bacheuse", "chef de produit"])
def test_a_word_that_begins_like_a_diploma_names_none(text: str) -> None:
    assert not read_text(text).names_a_diploma


@pytest.mark.parametrize("text", ["", "  ", "CDI", "un stage", "je cherche une alternance", "H/F"])
def test_nothing_is_left_of_a_text_without_a_trade(text: str) -> None:
    assert read_text(text).words == ()


def test_research_stays_in_a_researchers_title() -> None:
    assert "recherch" in read_text("chargé de recherche").words
