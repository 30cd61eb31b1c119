"""`passerelle settings`: everything that can be set, and no secret."""


def test_secrets_are_not_shown(passerelle, monkeypatch):
    monkeypatch.setenv("PASSERELLE_SECRET_KEY", "k" * 40)
    told = passerelle("settings")
    assert told.exit_code == 0, told.output
    assert "PASSERELLE_SECRET_KEY" in told.stdout
    assert "(définie)" in told.stdout
    assert "kkk" not in told.output


def test_a_wrong_setting_is_named_in_one_line(passerelle, monkeypatch):
    monkeypatch.setenv("PASSERELLE_PORT", "beaucoup")
    told = passerelle("settings")
    assert told.exit_code == 1
    assert told.stderr.strip() == (
        "Erreur : PASSERELLE_PORT : valeur refusée, attendu un nombre entier de 1 à 65535."
    )


def test_a_database_that_does_not_answer_is_said_without_its_password(passerelle, monkeypatch):
    monkeypatch.setenv("PASSERELLE_SECRET_KEY", "k" * 40)
    monkeypatch.setenv("PASSERELLE_DATABASE_URL", "postgresql://u:secret-word@127.0.0.1:1/base")
    told = passerelle("rank", "rural-17")
    assert told.exit_code == 1
    assert "ne répond pas" in told.stderr
    assert "secret-word" not in told.output
