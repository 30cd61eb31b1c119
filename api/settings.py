"""What can be set, by environment variable or `.env`, and what does each setting do?

Every name is `PASSERELLE_` and the field in capitals; `DATABASE_URL` alone is read too.
"""

from datetime import time
from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from api.openid_settings import EXPECTED as EXPECTED_OF_OPENID
from api.openid_settings import OpenIdSettings
from api.sign_in_settings import EXPECTED as EXPECTED_OF_SIGN_IN
from api.sign_in_settings import SignInSettings
from models.errors import SettingsError

PREFIX = "PASSERELLE_"


class Settings(SignInSettings, OpenIdSettings):
    """The settings of one process. Field descriptions are shown by `passerelle settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        extra="ignore",
        env_ignore_empty=True,
        populate_by_name=True,
        frozen=True,
        # pydantic would otherwise repeat a refused value, perhaps a key, in its message.
        hide_input_in_errors=True,
    )

    database_url: str = Field(
        default="sqlite:///var/passerelle.sqlite",
        validation_alias=AliasChoices(f"{PREFIX}DATABASE_URL", "DATABASE_URL"),
        description="Base de données : sqlite:///chemin/fichier.sqlite ou "
        "postgresql://utilisateur:mot-de-passe@hôte:5432/base.",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="Clé qui chiffre les identités (32 caractères au moins) ; "
        "« nouvelle,ancienne » pendant un changement de clé, que passerelle reseal finit.",
    )
    secret_key_file: Path | None = Field(
        default=None,
        description="Fichier qui contient cette clé, lisible par vous seul. Sans clé ni fichier, "
        "une base SQLite crée le sien à côté d'elle.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Adresse où le service écoute ; 127.0.0.1 : cette machine seulement ; "
        "0.0.0.0 : toutes.",
    )
    port: int = Field(default=8000, ge=1, le=65535, description="Port où le service écoute.")
    geocoding: bool = Field(
        default=False,
        description="Interroger la Base Adresse Nationale pour placer les adresses complètes ; "
        "non : rien ne sort de cette machine.",
    )
    map_tiles: str | None = Field(
        default=None,
        pattern=r"^https://(\{s\}\.)?[a-zA-Z0-9.-]+(:\d+)?/\S*\{z\}"
        r"\S*(\{x\}\S*\{y\}|\{y\}\S*\{x\})\S*$",
        description="Adresse du fond de carte, https://…/{z}/{x}/{y}.png ; sans elle, les communes "
        "et leurs noms : le navigateur n'interroge personne.",
    )
    map_attribution: str = Field(
        default="", description="Mention que demande l'éditeur du fond de carte."
    )
    travel_folder: Path = Field(
        default=Path("var/travel"),
        description="Dossier des routes et des horaires que « passerelle travel build » "
        "construit ; absent : les trajets viennent du modèle de distance.",
    )
    valhalla_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Adresse d'un serveur Valhalla, http://127.0.0.1:8002 ; sans elle, Valhalla "
        "tourne dans Passerelle, sur les routes construites.",
    )
    motis_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Adresse d'un serveur MOTIS 2, http://127.0.0.1:8080 : « passerelle travel "
        "explain » lui demande aussi les transports en commun.",
    )
    rematch_nightly: time | None = Field(
        default=None,
        description="Heure (HH:MM) à laquelle répartir chaque nuit les offres entre tous ceux qui "
        "sont prêts à signer ; sans elle, jamais.",
    )
    spread: str | None = Field(
        default=None,
        pattern=r"^(processes|(tcp|tls|ucx)://\S+:\d+)$",
        description="Où classer plusieurs territoires à la fois : « processes », un processus par "
        "cœur de cette machine ; tcp://hôte:port, une grappe Dask ; sans elle, ici même.",
    )
    exploration_share: float = Field(
        default=0.0,
        ge=0,
        le=0.2,
        description="Part des listes, de 0 à 0,2, où les offres presque à égalité (2 points sur "
        "100) sont montrées dans un ordre tiré au sort, pour mesurer ce que vaut l'ordre ; 0 : "
        "jamais. La page le dit.",
    )
    demo: bool = Field(
        default=False,
        description="Charger le territoire de démonstration (personnes et entreprises fictives).",
    )

    @model_validator(mode="after")
    def _one_key_only(self) -> Self:
        if self.secret_key is not None and self.secret_key_file is not None:
            raise ValueError(
                "donnez PASSERELLE_SECRET_KEY ou PASSERELLE_SECRET_KEY_FILE, pas les deux"
            )
        return self

    def describe(self) -> list[tuple[str, str, str]]:
        """Rows (variable, value in force, what it does), in French, without any secret."""
        return [
            (variable_of(name), _shown(getattr(self, name)), field.description or "")
            for name, field in type(self).model_fields.items()
        ]


def read_settings() -> Settings:
    """Settings from the environment and `.env`; SettingsError names the variable to mend."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_explained(error)) from None


def variable_of(field: str) -> str:
    """Name of the environment variable that sets a field."""
    return PREFIX + field.upper()


def _explained(error: ValidationError) -> str:
    lines = []
    for problem in error.errors(include_input=False, include_url=False, include_context=False):
        if not problem["loc"]:
            lines.append(problem["msg"].removeprefix("Value error, ") + ".")
            continue
        field = str(problem["loc"][0]).lower().removeprefix(PREFIX.lower())
        expected = _EXPECTED.get(field, "une autre valeur")
        lines.append(f"{variable_of(field)} : valeur refusée, attendu {expected}.")
    return " ".join(lines)


_EXPECTED = (
    EXPECTED_OF_SIGN_IN
    | EXPECTED_OF_OPENID
    | {
        "port": "un nombre entier de 1 à 65535",
        "geocoding": "true ou false",
        "demo": "true ou false",
        "exploration_share": "un nombre de 0 à 0.2",
        "spread": "processes, ou l'adresse d'un ordonnanceur Dask, tcp://hôte:port",
        "rematch_nightly": "une heure HH:MM, par exemple 03:30",
        "map_tiles": "une adresse https://…/{z}/{x}/{y}.png",
        "host": "une adresse, par exemple 127.0.0.1",
        "secret_key_file": "le chemin d'un fichier",
        "travel_folder": "le chemin d'un dossier",
        "valhalla_url": "une adresse, par exemple http://127.0.0.1:8002",
        "motis_url": "une adresse, par exemple http://127.0.0.1:8080",
    }
)


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "(définie)"
    if value is None or value == "":
        return "(non définie)"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, str) and "://" in value:
        try:
            url = make_url(value)
            # A password may also be given after the question mark.
            return url.difference_update_query(["password"]).render_as_string(hide_password=True)
        except (ArgumentError, ValueError):
            return "(adresse illisible)"
    return str(value)
