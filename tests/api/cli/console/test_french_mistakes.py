"""A mistyped command is told in one French line."""

import pytest

from api.cli.console.french_mistakes import in_french


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rnk",), "Commande inconnue : rnk (plutôt 'rank' ?)."),
        (("zzz",), "Commande inconnue : zzz."),
        (("rank",), "Il manque ID."),
        (("rank", "a", "b"), "Mot en trop : b."),
        (("rank", "a", "--zzz"), "Option inconnue : --zzz."),
        (("rank", "a", "--limi", "3"), "Option inconnue : --limi (plutôt --limit ?)."),
        (("rank", "a", "--limit"), "L'option --limit attend une valeur."),
        (("rank", "a", "--json=3"), "L'option --json n'attend pas de valeur."),
        (("rank", "a", "--limit", "0"), "--limit : 1 au moins."),
        (("rank", "a", "--limit", "201"), "--limit : 200 au plus."),
        (("rank", "a", "--limit", "x"), "--limit : attendu un nombre entier."),
        (
            ("rank", "a", "--kind", "stage"),
            "--kind : valeur refusée, au choix 'apprenticeship', 'pmsmp'.",
        ),
        (("rank", "a", "--today", "hier"), "--today : attendu une date AAAA-MM-JJ"),
        (("reference", "build"), "Il manque l'option --from."),
        (("trades",), "Donnez un texte, ou un fichier avec --csv"),
        (("trades", "a", "--csv", "b"), "Donnez un texte, ou un fichier avec --csv"),
        (("import", "offers", "f", "--map", "titre"), "--map : attendu « colonne=champ »."),
    ],
)
def test_a_mistake_is_told_in_one_french_line(passerelle, words, sentence):
    told = passerelle(*words)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr.startswith(f"Erreur : {sentence}")
    assert len(told.stderr.splitlines()) == 1


def test_the_refused_value_is_not_repeated(passerelle):
    told = passerelle("rank", "a", "--today", "1 70 01 72 181 001 25")
    assert "72 181" not in told.output


def test_an_unforeseen_sentence_is_left_as_it_is():
    assert in_french("Something else happened.") == "Something else happened."
