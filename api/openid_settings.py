"""What can be set about an identity provider (OpenID Connect, as ProConnect is)?"""

from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings

# ProConnect in production (its own documentation): its scope `email` gives the professional address
# by which it advises to recognise people, and it has no claim `email_verified` to give.
PROCONNECT: Final = ("agentconnect.gouv.fr", "agentconnect.rie.gouv.fr", "proconnect.gouv.fr")


class OpenIdSettings(BaseSettings):
    """Part of `Settings`; nothing of it is asked of anybody until the three first are given."""

    oidc_issuer: str | None = Field(
        default=None,
        # In clear only on this machine, for tests: a password's worth travels here.
        pattern=r"^(https://[^\s/]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/\S*)?$",
        description="Adresse du fournisseur d'identité OpenID Connect, https://… ; avec les deux "
        "suivantes, un bouton s'ajoute à la page de connexion.",
    )
    oidc_client_id: str | None = Field(
        default=None, min_length=1, description="Identifiant que ce fournisseur a donné au service."
    )
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="Secret que ce fournisseur a donné au service."
    )
    oidc_name: str = Field(
        default="ProConnect",
        min_length=1,
        max_length=40,
        description="Nom de ce fournisseur, écrit sur le bouton « S'identifier avec … ».",
    )
    oidc_acr: str = Field(
        default="",
        description="Niveaux d'authentification acceptés (acr), séparés par des virgules ; "
        "demandés au fournisseur et vérifiés ; vide : tous.",
    )
    oidc_amr: str = Field(
        default="",
        description="Moyens d'authentification exigés (amr), séparés par des virgules, par exemple "
        "mfa ; vide : aucun en particulier.",
    )
    oidc_vouches_for_emails: bool | None = Field(
        default=None,
        description="Croire les adresses que le fournisseur donne sans dire s'il les a vérifiées "
        "(email_verified absent) ; vide : oui pour ProConnect en production, qui ne le dit jamais, "
        "non pour un autre. Une adresse qu'il dit non vérifiée est toujours refusée.",
    )

    @property
    def emails_are_believed(self) -> bool:
        """Whether an address counts of which the provider does not say that it verified it."""
        if self.oidc_vouches_for_emails is not None:
            return self.oidc_vouches_for_emails
        host = urlsplit(self.oidc_issuer or "").hostname or ""
        return any(host == name or host.endswith(f".{name}") for name in PROCONNECT)

    @model_validator(mode="after")
    def _all_three_or_none(self) -> Self:
        given = [self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret]
        if any(given) and not all(given):
            raise ValueError(
                "donnez ensemble PASSERELLE_OIDC_ISSUER, PASSERELLE_OIDC_CLIENT_ID et "
                "PASSERELLE_OIDC_CLIENT_SECRET, ou aucun des trois"
            )
        return self


EXPECTED: Final = {
    "oidc_issuer": "une adresse https://…",
    "oidc_client_id": "un identifiant",
    "oidc_name": "un nom de 1 à 40 caractères",
    "oidc_vouches_for_emails": "true ou false",
}
