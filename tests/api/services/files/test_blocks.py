"""Is every fact that the matcher reads entered, corrected and shown again as it was entered?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from api.entry import EntryRefused
from models.enums import RefusalKind
from models.store.sealing import PersonIdentity
from models.tables import Identity
from tests.api.services.files.conftest import PERSON, TODAY

SAVE = Callable[..., Any]


def mistakes(save: SAVE, slug: str, changes: dict[str, str]) -> dict[str, str]:
    with pytest.raises(EntryRefused) as refused:
        save(slug, changes)
    return refused.value.mistakes


def test_identity_is_sealed_anew_and_found_under_its_new_name(
    desk: Any, save: SAVE, shown: SAVE, stored: SAVE
) -> None:
    save(
        "identite",
        {"nom": "LEFÈVRE", "prenom": "Léo", "naissance": "2009-03-15", "telephone": "0612345678"},
    )
    with desk.store.reading() as session:
        row = session.get_one(Identity, PERSON)
        identity = desk.store.sealer.open(row.sealed)
        assert row.lookup_hash == desk.store.sealer.lookup_hash("Lefevre", "LEO", date(2009, 3, 15))
        assert row.name_hash == desk.store.sealer.name_hash("lefevre")
    assert identity == PersonIdentity("LEFÈVRE", "Léo", phone="0612345678")
    assert stored("edited_fields") == "birth_date,family_name,given_name,phone"
    assert shown("identite").lines[2].text == "06 12 34 56 78"


def test_identity_refuses_what_cannot_be(save: SAVE) -> None:
    told = mistakes(
        save,
        "identite",
        {
            "nom": "...",
            "prenom": "",
            "naissance": "2030-01-01",
            "telephone": "12",
            "courriel": "leo",
            "representant": "1 85 05 78 006 084 36",
        },
    )
    assert set(told) == {"nom", "prenom", "naissance", "telephone", "courriel", "representant"}


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
    save: SAVE, text: str, sentence: str
) -> None:
    assert mistakes(save, "domiciles", {"domicile-1-commune": text}) == {
        "domicile-1-commune": sentence
    }


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


def test_travel_means_licences_lifts_and_limits(save: SAVE, shown: SAVE, stored: SAVE) -> None:
    entered = {
        "pied": "non",
        "velo": "oui",
        "voiture": "non",
        "permis-am": "oui",
        "permis-b": "oui",
        "minutes-entreprise": "40",
        "minutes-cfa": "75",
        "trajet-1-jour-2": "oui",
        "trajet-1-depart": "07:30",
        "trajet-1-retour": "18:00",
        "aucune-mobilite": "oui",
    }
    save("deplacements", entered)
    facts = ("walks", "has_bike", "has_moped", "has_car", "licences", "no_mobility")
    assert [stored(fact) for fact in facts] == [False, True, None, False, "am,b", True]
    assert (stored("max_minutes_employer"), stored("max_minutes_cfa")) == (40, 75)
    (lift,) = stored("lifts")
    assert (lift.weekdays, lift.leaves_after, lift.back_before) == (
        "1235",
        time(7, 30),
        time(18, 0),
    )
    texts = shown("deplacements").texts
    assert {name: texts[name] for name in entered} == entered


def test_a_lift_needs_a_day_and_comes_back_after_it_leaves(save: SAVE) -> None:
    told = mistakes(
        save,
        "deplacements",
        {
            "minutes-cfa": "241",
            "trajet-1-retour": "06:00",
            "trajet-2-depart": "08:00",
        },
    )
    assert set(told) == {"minutes-cfa", "trajet-1-retour", "trajet-2-jour-1"}


def test_wishes_are_ordered_detailed_added_and_confirmed(save: SAVE, stored: SAVE) -> None:
    save("souhaits", {"nouveau": "mécano", "nouveau-choix": "I1604"})
    save("souhaits", {"nouveau": "d1106"})
    save(
        "souhaits",
        {
            "souhait-2-niveau": "3",
            "souhait-2-rncp": "37537",
            "souhait-2-certitude": "sure",
            "souhait-2-minutes": "30",
            "confirmes-aujourdhui": "oui",
        },
    )
    wishes = stored("wishes")
    assert [(wish.rank, wish.rome) for wish in wishes] == [(1, "D1102"), (2, "I1604"), (3, "D1106")]
    second = wishes[1]
    assert (second.target_level, second.target_rncp, second.certainty, second.max_minutes) == (
        3,
        "RNCP37537",
        "sure",
        30,
    )
    assert stored("wishes_confirmed_on") == TODAY


def test_two_wishes_may_change_places(save: SAVE, stored: SAVE) -> None:
    save("souhaits", {"nouveau": "I1604"})
    save("souhaits", {"souhait-1-rome": "I1604", "souhait-2-rome": "D1102"})
    assert [wish.rome for wish in stored("wishes")] == ["I1604", "D1102"]


def test_a_wish_must_be_chosen_once_and_exist(save: SAVE) -> None:
    assert set(mistakes(save, "souhaits", {"nouveau": "méca auto"})) == {"nouveau"}
    assert mistakes(save, "souhaits", {"nouveau": "D1102"}) == {
        "nouveau": "Ce métier est déjà dans la liste."
    }
    assert set(mistakes(save, "souhaits", {"souhait-1-rome": "Z9999"})) == {"souhait-1-rome"}
    assert set(mistakes(save, "souhaits", {"souhait-2-rome": "D1102"})) == {"souhait-2-rome"}
    assert set(mistakes(save, "souhaits", {"souhait-1-rncp": "abc"})) == {"souhait-1-rncp"}


def test_refusals_of_trades_hours_and_employers(save: SAVE, stored: SAVE) -> None:
    (first,) = stored("refusals")
    save(
        "refus",
        {
            "horaire-night": "oui",
            "nouveau-metier": "E2001",
            "nouveau-metier-choix": "G1605",
            "nouvel-employeur": "boul",
            "nouvel-employeur-choix": "emp-1",
        },
    )
    refused = {(row.kind, row.value): row.noted_at for row in stored("refusals")}
    assert set(refused) == {
        (RefusalKind.TRADE, "F1701"),
        (RefusalKind.TRADE, "G1605"),
        (RefusalKind.HOURS, "night"),
        (RefusalKind.EMPLOYER, "emp-1"),
    }
    assert refused[RefusalKind.TRADE, "F1701"] == first.noted_at


def test_refusals_unknown_or_not_chosen_are_asked_back(save: SAVE) -> None:
    told = mistakes(
        save,
        "refus",
        {"nouveau-metier": "vendeur", "nouvel-employeur": "boul", "employeur-1-id": "emp-x"},
    )
    assert set(told) == {"nouveau-metier", "nouvel-employeur", "employeur-1-id"}


def test_enrolment_with_its_course_and_its_day(save: SAVE, stored: SAVE) -> None:
    chosen = {"nouvelle-formation": "boul", "nouvelle-formation-choix": "cfa-1"}
    save("cfa", {"inscription": "started", "entree": "2026-09-07", **chosen})
    assert (stored("enrolment"), stored("course_id")) == ("started", "cfa-1")
    assert stored("cfa_entry_date") == date(2026, 9, 7)
    save("cfa", {"sans-formation": "oui"})
    assert stored("course_id") is None


def test_a_course_must_be_chosen_and_exist(save: SAVE) -> None:
    assert set(mistakes(save, "cfa", {"nouvelle-formation": "boul"})) == {"nouvelle-formation"}
    assert set(mistakes(save, "cfa", {"formation": "cfa-x"})) == {"nouvelle-formation"}


def test_following_referent_scheme_notice_and_closing(save: SAVE, stored: SAVE) -> None:
    save(
        "suivi",
        {
            "referent": "",
            "accompagnement": "cej",
            "informe-le": "2026-11-20",
            "notice": "2026-1",
            "clos-le": "2026-11-21",
        },
    )
    assert (stored("referent_id"), stored("support_scheme")) == (None, "cej")
    assert (stored("informed_on"), stored("information_version")) == (date(2026, 11, 20), "2026-1")
    assert stored("closed_on") == date(2026, 11, 21)


def test_a_referent_is_of_the_structure_and_no_day_is_to_come(save: SAVE) -> None:
    told = mistakes(save, "suivi", {"referent": "adv-b", "informe-le": "2026-11-23"})
    assert set(told) == {"referent", "informe-le"}
