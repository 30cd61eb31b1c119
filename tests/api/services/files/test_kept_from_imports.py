"""Does a file's newer line leave everything that was entered by hand on the screens?"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from api.services.files.blocks import BLOCKS
from api.services.files.edit_block import Edit, edit_block
from api.services.files.read_file import read_file
from api.services.imports.import_file import import_file
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from models.tables import YoungPerson

LINE = {
    "Identifiant": "D1", "Nom": "EXEMPLE", "Prénom": "Alex", "Date de naissance": "14/03/2008",
    "Téléphone": "0199000001", "Commune": "Le Mans", "Code postal": "72000",
    "Niveau atteint": "3", "Collège terminé": "oui", "Étape du projet": "à confirmer",
    "Inscription au CFA": "candidat", "Formation du CFA": "cfa-1", "Entrée au CFA": "01/09/2026",
    "Accompagnement": "CEJ", "Référent": "adv-a", "Disponible le": "01/09/2026",
    "Souhaits confirmés le": "15/06/2026", "Notice d'information remise le": "15/06/2026",
    "Permis": "AM", "Vélo": "oui", "Covoiturage : jours": "lun-ven",
    "Minutes maximum vers l'entreprise": "45", "Souhait 1": "D1102", "Métiers refusés": "F1701",
}  # fmt: skip
BY_HAND = {
    "identite": {"nom": "EXEMPLE-MARTIN", "telephone": "0199000002"},
    "domiciles": {"domicile-1-commune": "La Flèche"},
    "deplacements": {
        "velo": "non", "permis-am": "", "minutes-entreprise": "20", "trajet-1-jour-5": "",
    },
    "souhaits": {"nouveau": "I1604", "confirmes-le": "2026-11-20"},
    "refus": {"horaire-night": "oui"},
    "projet": {
        "niveau": "4", "college": "", "etape": "ready_to_sign", "disponible-le": "2026-12-01",
    },
    "cfa": {"inscription": "admitted", "sans-formation": "oui", "entree": ""},
    "suivi": {"accompagnement": "pacea", "referent": "", "informe-le": "2026-11-20"},
}  # fmt: skip


@pytest.fixture
def give(desk: Any, tmp_path: Path) -> Callable[[], ImportReport]:
    """Imports the line as structure A's register."""

    def run() -> ImportReport:
        path = tmp_path / "jeunes.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(LINE), delimiter=";")
            writer.writeheader()
            writer.writerow(LINE)
        tools = ImportTools(desk.store.sessions, desk.store.sealer, desk.today, desk.now)
        return import_file(tools, ImportRequest("young-people", path, "registre", "ml-a"))

    return run


def texts_of(desk: Any, person_id: str) -> dict[str, Any]:
    return {block.slug: block for block in read_file(desk, person_id).blocks}


def test_everything_entered_by_hand_stands_and_is_listed_as_a_conflict(
    desk: Any, give: Callable[[], ImportReport]
) -> None:
    assert give().added == 1
    with desk.store.reading() as session:
        person_id = session.scalars(
            select(YoungPerson.id).where(YoungPerson.source_name == "registre")
        ).one()
    for slug, changes in BY_HAND.items():
        shown = texts_of(desk, person_id)[slug]
        edit_block(desk, Edit(person_id, slug, shown.texts | changes, shown.seen))
    by_hand = texts_of(desk, person_id)
    report = give()
    assert {slug: block.texts for slug, block in texts_of(desk, person_id).items()} == {
        slug: block.texts for slug, block in by_hand.items()
    }
    assert (report.updated, report.unchanged) == (0, 1)
    assert {conflict.field for conflict in report.conflicts} == {
        "available_from", "cfa_entry_date", "college_finished", "course_id", "enrolment",
        "family_name", "has_bike", "homes", "informed_on", "level_reached", "licences", "lifts",
        "max_minutes_employer", "phone", "referent_id", "refusals", "stage", "support_scheme",
        "wishes", "wishes_confirmed_on",
    }  # fmt: skip
    assert set(BY_HAND) == set(BLOCKS)
