"""`passerelle ruptures`: a file comes in, the cases are listed, one is confirmed."""

import json


def _file(tmp_path, name: str):
    path = tmp_path / "ruptures.csv"
    path.write_text(
        f"Nom;Prénom;Date rupture contrat\n{name};Camille\nABSENT;Sacha;14/10/2026\n".replace(
            "Camille", "Camille;15/10/2026"
        ),
        encoding="utf-8",
    )
    return path


def test_a_rupture_is_imported_listed_and_confirmed(passerelle, demo_settings, tmp_path) -> None:
    told = passerelle("person", "export", "rural-17", on=demo_settings)
    name = json.loads(told.stdout)["identity"]["family_name"]
    structure = json.loads(told.stdout)["young_person"][0]["structure_id"]
    file = str(_file(tmp_path, name))
    told = passerelle("import", "ruptures", file, "--structure", structure, on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "1 à confirmer, 1 de jeunes sans dossier ici" in " ".join(told.stdout.split())
    listed = passerelle("ruptures", "list", "--json", on=demo_settings)
    cases = {case["match"]: case for case in json.loads(listed.stdout)}
    assert "rural-17" in cases["to_confirm"]["alike"]
    case_id = cases["to_confirm"]["id"]
    done = passerelle("ruptures", "confirm", case_id, "rural-17", on=demo_settings)
    assert f"Rupture {case_id} : confirmée pour rural-17." in done.stdout
    table = passerelle("ruptures", "list", on=demo_settings).stdout
    assert "2 ruptures sans nouveau contrat" in table
    assert "en rupture" in table


def test_an_unknown_case_is_refused_in_words(passerelle, demo_settings) -> None:
    told = passerelle("ruptures", "confirm", "ru-absent", "rural-17", on=demo_settings)
    assert told.exit_code == 1
    assert "Rupture introuvable : ru-absent" in told.stderr


def test_whose_contract_never_broke_has_no_employer_to_allow(passerelle, demo_settings) -> None:
    told = passerelle("ruptures", "allow-employer", "rural-17", on=demo_settings)
    assert told.exit_code == 1
    assert "Contrat rompu introuvable" in told.stderr
