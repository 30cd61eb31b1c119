"""`passerelle account`: the first structure, the first account, and what becomes of it."""

import re

import pytest

LOGIN = "ana@ml.example"
ADD = ("account", "add", LOGIN, "--name", "Ana Exemple", "--structure", "ml-a")


def _password(told):
    return re.search(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", told.stdout)[0]


@pytest.fixture
def added(passerelle, empty_settings):
    """Runs on a database with one structure and one account; gives its first password too."""
    made = passerelle("account", "structure", "ml-a", "--name", "Mission A", on=empty_settings)
    assert made.exit_code == 0, made.output
    told = passerelle(*ADD, on=empty_settings)
    assert told.exit_code == 0, told.output

    def run(*words):
        return passerelle("account", *words, on=empty_settings)

    return run, _password(told)


def test_without_a_structure_the_remedy_is_told(passerelle, empty_settings):
    told = passerelle(*ADD, on=empty_settings)
    assert told.exit_code == 1
    assert "Structure introuvable : ml-a" in told.stderr
    assert "Aucun compte" in passerelle("account", "list", on=empty_settings).stdout


def test_an_account_is_listed_and_its_password_never_again(added):
    run, password = added
    told = run("list")
    for words in (LOGIN, "Ana Exemple", "conseiller", "Mission A", "mot de passe à choisir"):
        assert words in told.stdout
    assert password not in told.stdout


def test_a_login_serves_once(added, passerelle, empty_settings):
    told = passerelle(*ADD, on=empty_settings)
    assert told.exit_code == 1
    assert "a déjà un compte" in told.stderr


@pytest.mark.parametrize("login", ["ana", "ana@ml", "a b@ml.example", "@ml.example"])
def test_a_login_is_an_address(passerelle, empty_settings, login):
    told = passerelle("account", "add", login, "--name", "A", "--structure", "x", on=empty_settings)
    assert told.exit_code == 1
    assert "adresse électronique" in told.stderr


def test_reset_gives_another_password_and_opens_a_closed_account_again(added):
    run, password = added
    assert run("disable", LOGIN).exit_code == 0
    assert "fermé" in run("list").stdout
    assert _password(run("reset", LOGIN)) != password
    assert "fermé" not in run("list").stdout


def test_unlocking_what_is_not_locked_says_so(added):
    run, _ = added
    assert "n'était pas bloqué" in run("unlock", LOGIN).stdout


def test_unbinding_what_is_bound_to_no_identity_says_so(added):
    run, _ = added
    assert "Aucune identité n'était liée" in run("unbind", LOGIN).stdout


@pytest.mark.parametrize("what", ["reset", "disable", "unlock", "unbind"])
def test_an_unknown_account_is_told(added, what):
    run, _ = added
    told = run(what, "personne@ml.example")
    assert told.exit_code == 1
    assert "Compte introuvable" in told.stderr


def test_what_was_done_to_accounts_is_told_and_by_whom(added):
    run, _ = added
    run("disable", LOGIN)
    told = run("log").stdout
    assert "compte fermé" in told
    assert "compte créé" in told
    assert "console" in told
    assert LOGIN not in told


def test_without_any_change_the_log_says_so(passerelle, empty_settings):
    assert "Aucun changement" in passerelle("account", "log", on=empty_settings).stdout
