"""Are homes found by commune or address, and is the address not kept?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

SAVE = Callable[..., Any]


def test_homes_by_name_by_choice_and_two_of_them(save: SAVE, stored: SAVE) -> None:
    save(
        "domiciles",
        {
            "domicile-1-commune": "la fleche",
            "domicile-1-libelle": "chez sa mère",
            "domicile-2-commune": "saint denis",
            "domicile-2-choix": "93066",
            "domicile-2-libelle": "foyer",
            "domicile-3-commune": "",
        },
    )
    homes = [(home.position, home.insee, home.label) for home in stored("homes")]
    assert homes == [(1, "72154", "chez sa mère"), (2, "93066", "foyer")]
    assert stored("edited_fields") == "homes"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Saint-Denis", "Plusieurs communes sont possibles : choisissez la bonne."),
        ("Nullepart", "Commune introuvable : vérifiez le nom, ou ajoutez le code postal."),
    ],
)
def test_an_ambiguous_or_unknown_commune_is_asked_back(
    mistakes: SAVE, text: str, sentence: str
) -> None:
    assert mistakes("domiciles", {"domicile-1-commune": text}) == {"domicile-1-commune": sentence}


def test_a_precise_point_stays_with_its_commune_only(save: SAVE, stored: SAVE) -> None:
    (before,) = stored("homes")
    save("domiciles", {"domicile-1-libelle": "domicile"})
    (home,) = stored("homes")
    assert (home.lat, home.lng) == (before.lat, before.lng) != (None, None)
    save("domiciles", {"domicile-1-commune": "Alençon"})
    (moved,) = stored("homes")
    assert (moved.insee, moved.lat) == ("61001", None)
    save("domiciles", {"domicile-1-commune": "Le Mans"})
    assert [home.lat for home in stored("homes")] == [None]


def test_a_precise_point_is_forgotten_when_asked(save: SAVE, stored: SAVE) -> None:
    save("domiciles", {"domicile-1-precis": ""})
    assert [home.lat for home in stored("homes")] == [None]


def test_an_address_is_looked_up_where_the_setting_allows_and_is_not_kept(
    desk: Any, save: SAVE, shown: SAVE, stored: SAVE
) -> None:
    asked: list[str] = []

    def locate(address: str) -> tuple[float, float]:
        asked.append(address)
        return 48.01, 0.19

    entered = {"domicile-1-adresse": "3 rue des Lilas", "domicile-1-libelle": "domicile"}
    save("domiciles", entered, by=replace(desk, geocode=locate))
    assert asked == ["3 rue des Lilas Le Mans"]
    assert [(home.lat, home.lng) for home in stored("homes")] == [(48.01, 0.19)]
    assert "Lilas" not in str(shown("domiciles"))


def test_without_the_setting_no_address_leaves_the_machine(save: SAVE, stored: SAVE) -> None:
    after = save("domiciles", {"domicile-1-adresse": "3 rue des Lilas"})
    assert [home.lat for home in stored("homes")] == [None]
    assert "seule sa commune est notée" in after.remarks[0]
