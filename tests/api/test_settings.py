"""Is every setting explained, and does a bad one name the variable without repeating a secret?"""

import os
from pathlib import Path

import pytest

from api.settings import PREFIX, Settings, read_settings, variable_of
from models.errors import SettingsError


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.upper().startswith(PREFIX) or name.upper() == "DATABASE_URL":
            monkeypatch.delenv(name)


def test_nothing_set_means_an_embedded_database_on_this_machine_only() -> None:
    settings = read_settings()
    assert settings.database_url == "sqlite:///var/passerelle.sqlite"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.secret_key is None
    assert not settings.geocoding
    assert not settings.demo


def test_every_setting_has_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "DATABASE_URL": "postgresql://someone@host/base",
        "SECRET_KEY": "k" * 43,
        "HOST": "0.0.0.0",  # noqa: S104 - only read back
        "PORT": "8080",
        "GEOCODING": "true",
        "DEMO": "1",
    }
    for name, value in values.items():
        monkeypatch.setenv(PREFIX + name, value)
    settings = read_settings()
    assert settings.database_url == values["DATABASE_URL"]
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == values["SECRET_KEY"]
    assert (settings.host, settings.port) == (values["HOST"], 8080)
    assert settings.geocoding
    assert settings.demo


def test_database_url_alone_is_read_and_gives_way_to_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///a.sqlite")
    assert read_settings().database_url == "sqlite:///a.sqlite"
    monkeypatch.setenv("PASSERELLE_DATABASE_URL", "sqlite:///b.sqlite")
    assert read_settings().database_url == "sqlite:///b.sqlite"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSERELLE_PORT", "")
    assert read_settings().port == 8000


def test_a_dotenv_file_is_read_under_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PASSERELLE_PORT=8001\nOTHER=x\n", encoding="utf-8")
    assert read_settings().port == 8001
    monkeypatch.setenv("PASSERELLE_PORT", "8002")
    assert read_settings().port == 8002


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PASSERELLE_PORT", "0"),
        ("PASSERELLE_PORT", "65536"),
        ("PASSERELLE_PORT", "huit mille"),
        ("PASSERELLE_GEOCODING", "peut-être"),
        ("PASSERELLE_DEMO", "2"),
    ],
)
def test_a_bad_value_names_its_variable_and_what_is_expected(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"{variable} : valeur refusée, attendu ") as refused:
        read_settings()
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("port", ["1", "65535"])
def test_the_first_and_the_last_port_are_accepted(
    monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("PASSERELLE_PORT", port)
    assert read_settings().port == int(port)


def test_a_key_and_a_key_file_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSERELLE_SECRET_KEY", "hush" * 11)
    monkeypatch.setenv("PASSERELLE_SECRET_KEY_FILE", "key")
    with pytest.raises(SettingsError, match="pas les deux") as refused:
        read_settings()
    assert "hush" not in str(refused.value)


def test_the_description_explains_every_setting_and_shows_no_secret() -> None:
    settings = Settings(
        database_url="postgresql://someone:hush-hush@host/base?password=hush-too",
        secret_key="hush" * 11,  # type: ignore[arg-type]  # pydantic wraps it
    )
    rows = settings.describe()
    assert [variable for variable, _, _ in rows] == [
        variable_of(name) for name in Settings.model_fields
    ]
    assert all(explanation.endswith(".") for _, _, explanation in rows)
    shown = {variable: value for variable, value, _ in rows}
    assert "hush" not in str(shown)
    assert shown["PASSERELLE_DATABASE_URL"].startswith("postgresql://someone:***@host/base")
    assert shown["PASSERELLE_SECRET_KEY"] == "(définie)"
    assert shown["PASSERELLE_SECRET_KEY_FILE"] == "(non définie)"
    assert shown["PASSERELLE_GEOCODING"] == "non"


def test_an_unreadable_address_is_described_without_showing_it() -> None:
    shown = {row[0]: row[1] for row in Settings(database_url="x://a:hush@b:c/d").describe()}
    assert shown["PASSERELLE_DATABASE_URL"] == "(adresse illisible)"


def test_a_secret_never_shows_in_the_settings_own_text() -> None:
    settings = Settings(secret_key="hush" * 11)  # type: ignore[arg-type]  # pydantic wraps it
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example; script-src *//{z}/{x}/{y}.png",
        "tiles.example",
    ],
)
def test_a_map_background_that_is_no_tile_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("PASSERELLE_MAP_TILES", address)
    with pytest.raises(SettingsError, match=r"PASSERELLE_MAP_TILES.*attendu une adresse https://"):
        read_settings()


@pytest.mark.parametrize(
    "address",
    [
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example:8443/wmts?TileMatrix={z}&TileRow={y}&TileCol={x}",
    ],
)
def test_usual_map_backgrounds_are_accepted(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("PASSERELLE_MAP_TILES", address)
    assert read_settings().map_tiles == address


def test_an_identity_provider_is_described_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(f"{PREFIX}OIDC_ISSUER", "https://auth.example")
    monkeypatch.setenv(f"{PREFIX}OIDC_CLIENT_SECRET", "a-secret-nobody-reads")
    with pytest.raises(SettingsError, match="PASSERELLE_OIDC_CLIENT_ID") as refused:
        read_settings()
    assert "a-secret-nobody-reads" not in str(refused.value)
    monkeypatch.setenv(f"{PREFIX}OIDC_CLIENT_ID", "passerelle")
    told = {name: value for name, value, _ in read_settings().describe()}
    assert told["PASSERELLE_OIDC_ISSUER"] == "https://auth.example"
    assert told["PASSERELLE_OIDC_CLIENT_SECRET"] == "(définie)"


@pytest.mark.parametrize(
    "issuer", ["http://auth.example", "auth.example", "https://", "ftp://auth.example"]
)
def test_a_provider_is_asked_over_https_only(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    monkeypatch.setenv(f"{PREFIX}OIDC_ISSUER", issuer)
    with pytest.raises(SettingsError, match=r"OIDC_ISSUER : valeur refusée, attendu une adresse"):
        read_settings()
