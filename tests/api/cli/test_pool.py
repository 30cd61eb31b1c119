"""`passerelle pool`: pairs in doubt side by side, decided by name."""


def test_with_nothing_in_doubt_it_says_so(passerelle, empty_settings):
    told = passerelle("pool", "review", "--structure", "ml-nord", on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "Aucune paire d'offres à examiner." in told.stdout
    decided = passerelle("pool", "review", "--decided", "--structure", "x", on=empty_settings)
    assert "Rien de décidé." in decided.stdout


def test_an_unknown_structure_or_offer_is_refused(passerelle, empty_settings):
    for command in ("accept", "apart", "reopen"):
        told = passerelle("pool", command, "o-1", "o-2", "--structure", "x", on=empty_settings)
        assert told.exit_code == 1
        assert "introuvable" in told.stderr
