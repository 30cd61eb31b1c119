import pytest

from matcher.employers.words import folded, is_a_training_body, name_words


def test_case_accents_and_signs_are_no_evidence():
    assert folded("Bâtiment-Cœur d'Alsace") == "BATIMENT COEUR D ALSACE"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ctre de formation d'apprentis", "CENTRE DE FORMATION DES APPRENTIS"),
        ("C F A du Maine", "CFA DU MAINE"),
        ("CARGLOS S.A.S.", "CARGLOS"),
        ("SARL MARTIN", "Martin"),
        ("LES AMIS", "AMI"),
        ("MFR de Bernay", "MAISON FAMILIALE RURALE BERNAY"),
    ],
)
def test_registers_habits_read_alike(written, meant):
    assert name_words(written) == name_words(meant)


def test_small_words_that_begin_a_name_are_no_acronym():
    assert name_words("L A ZORBALU") == ("ZORBALU",)
    assert name_words("A F P I ZORBALU") == ("AFPI", "ZORBALU")


@pytest.mark.parametrize(
    ("name", "trains"),
    [("Lycée Jules Ferry", True), ("CFA", True), ("Campus Zorbalu", True), ("Garage Lilas", False)],
)
def test_a_training_body_says_so_in_its_name(name, trains):
    assert is_a_training_body(name_words(name)) is trains
