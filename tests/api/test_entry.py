"""Is every field of a form read into its value, or refused with form and remedy?"""

from datetime import date, time

import pytest

from api.entry import Entry, EntryRefused
from models.enums import Stage

TODAY = date(2026, 11, 22)


def entry(**texts: str) -> Entry:
    return Entry(texts, TODAY)


def test_typed_values_are_read_from_texts() -> None:
    told = entry(
        jour="2026-09-01", francais="01/09/2026", heure="7h30", minutes="45",
        oui="oui", non="non", etape="to_confirm", nom="  Jeanne   Marie ",
    )  # fmt: skip
    assert told.day("jour") == told.day("francais") == date(2026, 9, 1)
    assert told.clock_time("heure") == time(7, 30)
    assert told.whole("minutes", 0, 240) == 45
    assert (told.yes_no("oui"), told.yes_no("non"), told.yes_no("absent")) == (True, False, None)
    assert told.choice("etape", Stage) is Stage.TO_CONFIRM
    assert told.text("nom", 20) == "Jeanne Marie"
    told.check()


def test_an_empty_field_is_not_known() -> None:
    told = entry(jour="", minutes="  ")
    assert told.day("jour") is None
    assert told.whole("minutes", 0, 240) is None
    assert told.text("absent", 10) is None
    told.check()


def test_all_mistakes_are_told_at_once_each_with_its_field() -> None:
    told = entry(jour="32/01/2026", minutes="beaucoup", etape="perdu", nom="x" * 21, naissance="2")
    told.day("jour")
    told.whole("minutes", 0, 240)
    told.choice("etape", Stage)
    told.text("nom", 20)
    told.birth_date("naissance")
    told.need("ville", told.text("ville", 20), "Indiquez la commune.")
    with pytest.raises(EntryRefused) as refused:
        told.check()
    assert refused.value.mistakes == {
        "jour": "Ce jour n'existe pas dans le calendrier.",
        "minutes": "Nombre entier attendu, de 0 à 240.",
        "etape": "Réponse hors liste : choisissez l'une de celles proposées.",
        "nom": "Texte de 20 caractères au plus attendu.",
        "naissance": "Attendu une date jj/mm/aaaa ou aaaa-mm-jj, passée et de 120 ans au plus, "
        "reçu 1 chiffre.",
        "ville": "Indiquez la commune.",
    }


def test_a_refused_value_is_never_repeated() -> None:
    told = entry(jour="Jeanne Secrète")
    told.day("jour")
    with pytest.raises(EntryRefused) as refused:
        told.check()
    assert "Secrète" not in str(refused.value)


def test_what_looks_like_a_personal_number_is_refused_and_not_shown_again() -> None:
    told = entry(nom="1 85 05 78 006 084 36", prenom="Léo")
    assert told.text("nom", 80) is None
    assert "sécurité sociale" in told.mistakes["nom"]
    assert told.kept() == {"nom": "", "prenom": "Léo"}
