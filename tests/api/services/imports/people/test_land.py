"""Young people land once, are updated, flagged when absent, and never lose an edit made here."""

from collections.abc import Callable
from datetime import date

import pytest

from api.services.imports.people.land import IDS_TOLD
from data.sources.templates import template
from models.enums import Licence, RefusalKind, Stage, WishCertainty
from models.tables import (
    AuditAttribute,
    ColumnMapping,
    Home,
    Identity,
    Lift,
    Refusal,
    Wish,
    YoungPerson,
)

Line = Callable[..., dict[str, str]]


def test_a_line_becomes_a_person_with_home_wish_and_sealed_identity(desk, person: Line) -> None:
    report = desk.give("young-people", person(Téléphone="06 12 34 56 78", Permis="AM|B"))
    assert (report.added, report.rejected) == (1, 0)
    (stored,) = desk.all(YoungPerson)
    assert (stored.birth_date, stored.level_reached) == (date(2008, 3, 14), 3)
    assert stored.licences.split(",") == [Licence.AM, Licence.B]
    assert stored.stage is Stage.TO_CONFIRM
    (home,), (wish,) = desk.all(Home), desk.all(Wish)
    assert (home.insee, home.position, home.lat) == ("72181", 1, None)
    assert (wish.rome, wish.rank, wish.certainty) == ("D1102", 1, WishCertainty.LIKELY)
    (identity,) = desk.all(Identity)
    opened = desk.sealer.open(identity.sealed)
    assert (opened.family_name, opened.phone) == ("EXEMPLE-D1", "0612345678")
    assert opened.imilo_number == "D1"


def test_the_report_says_by_line_under_which_id_each_person_is_found(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1"), person("D2"))
    stored = {each.id for each in desk.all(YoungPerson)}
    told = [said.split(" : ") for said in report.messages if said.startswith("  ligne")]
    assert [line.strip() for line, _ in told] == ["ligne 2", "ligne 3"]
    assert {person_id for _, person_id in told} == stored


def test_the_report_of_a_long_file_names_ten_people_and_says_how_many_more(
    desk, person: Line
) -> None:
    report = desk.give("young-people", *(person(f"D{number}") for number in range(IDS_TOLD + 2)))
    told = [said for said in report.messages if said.startswith("  ligne")]
    assert len(told) == IDS_TOLD
    assert "  … et 2 autres, sur la page d'accueil." in report.messages


def test_nothing_that_identifies_lies_outside_the_sealed_column(desk, person: Line) -> None:
    desk.give(
        "young-people",
        person("DOSSIER77", Téléphone="0612345678", Nom="ZORGLUB", Prénom="Alexandra"),
    )
    everything = repr(desk.everything())
    # No shorter words: four letters stand by chance among the random ones of a seal.
    for secret in ("DOSSIER77", "ZORGLUB", "0612345678", "Alexandra"):
        assert secret not in everything


def test_every_column_of_the_template_lands(desk, person: Line) -> None:
    line = person(
        **{
            "Souhait 1 : niveau visé": "CAP",
            "Souhait 1 : certitude": "sûr",
            "Souhait 1 : minutes maximum": "60",
            "Souhait 2": "I1604",
            "Métiers refusés": "mécano | D1102",
            "Horaires refusés": "nuit, dimanche",
            "Covoiturage : jours": "lun-mer",
            "Covoiturage : départ après": "7h30",
            "Commune 2": "La Flèche",
            "Code postal 2": "72200",
            "Domicile 2": "autre parent",
            "Étape du projet": "prêt à signer",
            "Aucune mobilité": "oui",
        }
    )
    desk.give("young-people", line)
    wishes = {wish.rank: wish for wish in desk.all(Wish)}
    assert (wishes[1].target_level, wishes[1].max_minutes) == (3, 60)
    assert wishes[2].rome == "I1604"
    assert {home.label for home in desk.all(Home)} == {"domicile", "autre parent"}
    assert [(lift.weekdays, lift.leaves_after.hour) for lift in desk.all(Lift)] == [("123", 7)]
    refused = {(each.kind, each.value) for each in desk.all(Refusal)}
    assert (RefusalKind.TRADE, "I1604") in refused
    assert (RefusalKind.HOURS, "night") in refused
    (stored,) = desk.all(YoungPerson)
    assert (stored.stage, stored.no_mobility) == (Stage.READY_TO_SIGN, True)


def test_sex_and_district_go_to_the_audit_table_only(desk, person: Line) -> None:
    desk.give("young-people", person("D1", Sexe="Mme", QPV="oui"), person("D2", Sexe="", QPV=""))
    (audit,) = desk.all(AuditAttribute)
    assert (audit.sex, audit.priority_district) == ("f", True)
    assert not {"sex", "priority_district"} & set(YoungPerson.__table__.columns.keys())


def test_a_comment_column_is_not_read_and_stops_a_strict_import(desk, person: Line) -> None:
    line = person("D1", Commentaires="parle à voix basse")
    report = desk.give("young-people", line)
    assert report.added == 1
    assert [flaw.reason for flaw in report.flaws] == ["texte libre refusé : colonne non lue"]
    assert "voix basse" not in repr(desk.everything())
    assert not desk.give("young-people", line, strict=True).landed


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Commune": "", "Code postal": ""}, "ni commune"),
        ({"Commune": "Saint-Martin", "Code postal": ""}, "plusieurs communes"),
        ({"Commune": "Nulle-Part", "Code postal": ""}, "introuvable"),
        ({"Commune": "", "Code postal": "", "Code Insee": "72999"}, "code Insee inconnu"),
    ],
)
def test_a_home_that_cannot_be_placed_refuses_the_line(
    desk, person: Line, cells: dict[str, str], reason: str
) -> None:
    report = desk.give("young-people", person(**cells))
    assert (report.added, report.rejected) == (0, 1)
    assert reason in report.flaws[0].reason


@pytest.mark.parametrize("insee", ["2A004", "97411"])
def test_corsica_and_overseas_are_homes_like_any_other(desk, person: Line, insee: str) -> None:
    desk.give("young-people", person(Commune="", **{"Code postal": "", "Code Insee": insee}))
    assert desk.all(Home)[0].insee == insee


def test_a_wish_in_no_known_words_is_noted_and_the_line_lands(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1", **{"Souhait 1": "je sais pas"}))
    assert (report.added, report.rejected) == (1, 0)
    assert [(flaw.column, flaw.refused) for flaw in report.flaws] == [("Souhait 1", False)]
    assert desk.count(Wish) == 0


def test_what_points_at_nothing_known_is_noted(desk, person: Line) -> None:
    line = person("D1", Référent="a-9", **{"Employeurs refusés": "12345678200010"})
    report = desk.give("young-people", line)
    assert report.added == 1
    assert {flaw.column for flaw in report.flaws} == {"Référent", "Employeurs refusés"}


def test_an_employer_refused_is_found_by_its_siret(desk, person: Line) -> None:
    siret = "12345678200010"
    desk.give("employers", {"SIRET": siret, "Raison sociale": "X"})
    desk.give("young-people", person("D1", **{"Employeurs refusés": siret}))
    (refusal,) = desk.all(Refusal)
    assert refusal.kind is RefusalKind.EMPLOYER
    assert refusal.value.startswith("e-")


def test_a_mapping_is_saved_for_the_next_file_of_the_source(desk, person: Line) -> None:
    line = person("D1")
    line["Bourg"] = line.pop("Commune")
    line["Code"] = line.pop("Code postal")
    mapping = {"Bourg": "Commune", "Code": "postcode"}
    assert desk.give("young-people", line, mapping=mapping).added == 1
    assert desk.all(ColumnMapping)[0].mapping == {"Bourg": "commune", "Code": "postcode"}
    assert desk.give("young-people", line).unchanged == 1


def test_the_template_lands_as_it_is(desk) -> None:
    path = desk.folder / "modele.xlsx"
    path.write_bytes(template("young-people", "xlsx"))
    from api.services.imports.import_file import import_file
    from api.services.imports.request import ImportRequest

    report = import_file(desk.tools, ImportRequest("young-people", path, "modele"))
    assert (report.added, report.rejected) == (2, 0)
