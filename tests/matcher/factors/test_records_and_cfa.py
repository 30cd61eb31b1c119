"""What do the factors of records and of the CFA say, for contracts and for immersions?"""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.rank.explain import Contribution

Told = Callable[..., Contribution]
ONE_KM = {"km": 1}


@pytest.mark.parametrize(
    ("added", "value", "sentence"),
    [
        (None, None, "Valeur ajoutée du CFA inconnue ou non publiée."),
        (0.0, 0.0, "Insertion du CFA conforme à ce qui est attendu de lui (InserJeunes)."),
        (2.5, 2.5, "Insertion du CFA conforme à ce qui est attendu de lui (InserJeunes)."),
        (
            7.5,
            7.5,
            "Insertion du CFA 7,5 points au-dessus de ce qui est attendu de lui (InserJeunes).",
        ),
        (
            -80.0,
            -80.0,
            "Insertion du CFA 80 points en dessous de ce qui est attendu de lui (InserJeunes).",
        ),
    ],
)
def test_value_added_of_the_cfa(
    told: Told, added: float | None, value: float | None, sentence: str
) -> None:
    found = told("cfa_value_added", courses=[{**ONE_KM, "value_added": added}])
    assert (found.value, found.sentence) == (value, sentence)


def record(**counts: Any) -> dict[str, Any]:
    row = {"employer_id": "e-o1", "uai": "0720003S", "rome": "D1102", "kind": "apprenticeship"}
    return {**row, "proposed": 0, "signed": 0, "followed_6m": 0, "held_6m": 0, **counts}


def test_a_record_is_told_beside_what_is_usual(told: Told) -> None:
    crowd = [record(employer_id=f"x{n}", uai="", proposed=30, signed=3) for n in range(9)]
    good = told("employer_signs", history=[*crowd, record(uai="", proposed=30, signed=15)])
    assert good.value is not None
    assert float(good.value) > 0 < good.signed
    assert "plus que d'habitude dans ce métier (" in good.sentence
    assert "(30 propositions connues)" in good.sentence
    one = told("employer_signs", history=[*crowd, record(uai="", proposed=1, signed=0)])
    assert one.sentence.endswith("comme d'habitude dans ce métier (1 proposition connue).")
    poor = told("employer_signs", history=[*crowd, record(uai="", proposed=90, signed=0)])
    assert "moins que d'habitude" in poor.sentence
    assert poor.signed < one.signed < good.signed


def test_records_speak_of_contracts_for_contracts_and_of_immersions_for_immersions(
    told: Told,
) -> None:
    history = [
        record(followed_6m=2, held_6m=2),
        record(kind="pmsmp", uai="", proposed=2, signed=1, followed_6m=3, held_6m=3),
    ]
    contract = told("employer_keeps", history=history)
    assert contract.sentence.startswith("Jeunes encore en formation six mois après")
    assert "(2 contrats suivis)" in contract.sentence
    stay = told("employer_keeps", {"kind": "pmsmp"}, history=history)
    assert "contrats suivis" not in stay.sentence
    assert stay.sentence.startswith("Immersions chez cet employeur qui ont atteint leur objet")
    assert "(3 immersions suivies)" in stay.sentence
    asked = told("employer_signs", {"kind": "pmsmp"}, history=history)
    assert "(2 demandes connues)" in asked.sentence


@pytest.mark.parametrize("factor", ["cfa_leg", "cfa_keeps", "cfa_value_added"])
def test_an_immersion_has_no_cfa(told: Told, factor: str) -> None:
    found = told(factor, {"kind": "pmsmp"})
    assert found.sentence.startswith("Pas de CFA")
    assert (found.signed, found.held) == (0, 0)


@pytest.mark.parametrize("factor", ["level", "target_diploma"])
def test_an_immersion_prepares_no_diploma(told: Told, factor: str) -> None:
    assert told(factor, {"kind": "pmsmp"}).sentence.startswith("Une immersion ne")
