"""`passerelle congestion`: told before any run, set, and told again."""

import json


def test_the_weight_is_told_and_set(passerelle, demo_settings) -> None:
    told = " ".join(passerelle("congestion", on=demo_settings).stdout.split())
    assert "λ en vigueur : 0,00" in told
    assert "Aucune valeur conseillée encore" in told
    passerelle("congestion", "--set", "0.5", on=demo_settings)
    document = json.loads(passerelle("congestion", "--json", on=demo_settings).stdout)
    assert (document["lambda"], document["set_by"]) == (0.5, "console")
    passerelle("congestion", "--set", "0", on=demo_settings)


def test_what_a_run_advises_is_explained(passerelle, demo_settings) -> None:
    assert passerelle("rematch", "--scope", "all", on=demo_settings).exit_code == 0
    told = " ".join(passerelle("congestion", on=demo_settings).stdout.split())
    assert "Valeur conseillée" in told
    assert "score de la première offre" in told


def test_a_weight_above_one_is_refused(passerelle, demo_settings) -> None:
    told = passerelle("congestion", "--set", "2", on=demo_settings)
    assert told.exit_code == 1
    assert "de 0 (listes inchangées) à 1" in " ".join(told.stderr.split())
