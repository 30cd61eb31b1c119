"""What can be set about who comes in: names, proxies, sessions, and when guessing stops?"""

from typing import Final

from pydantic import Field
from pydantic_settings import BaseSettings

# RFC 9106's second recommended option, and the least that OWASP accepts.
MEMORY_MIB: Final = 64
LEAST_MEMORY_MIB: Final = 19


class SignInSettings(BaseSettings):
    """Part of `Settings`."""

    host_names: str = Field(
        default="",
        description="Noms par lesquels les navigateurs appellent le service, séparés par des "
        "virgules ; à donner dès qu'il écoute sur toutes les adresses (0.0.0.0).",
    )
    trusted_proxies: str = Field(
        default="",
        description="Adresses du serveur HTTPS placé devant, séparées par des virgules : cru "
        "quand il dit qui appelle et par https. Sans lui, les mots de passe circulent en clair.",
    )
    session_idle_minutes: int = Field(
        default=60,
        ge=5,
        le=1440,
        description="Minutes sans rien faire après lesquelles il faut se reconnecter.",
    )
    session_hours: int = Field(
        default=10,
        ge=1,
        le=168,
        description="Heures après lesquelles il faut se reconnecter dans tous les cas.",
    )
    failures_before_lock: int = Field(
        default=8,
        ge=3,
        le=100,
        description="Mots de passe faux de suite après lesquels un identifiant est bloqué.",
    )
    failures_per_address: int = Field(
        default=50,
        ge=5,
        le=10_000,
        description="Connexions manquées acceptées d'une même adresse pendant un blocage ; "
        "chaque processus compte les siennes.",
    )
    lock_minutes: int = Field(default=15, ge=1, le=1440, description="Minutes que dure un blocage.")
    password_memory_mib: int = Field(
        default=MEMORY_MIB,
        ge=LEAST_MEMORY_MIB,
        le=1024,
        description="Mémoire (Mio) que coûte la vérification d'un mot de passe : plus elle est "
        "grande, plus une base volée résiste.",
    )


EXPECTED: Final = {
    "session_idle_minutes": "un nombre entier de 5 à 1440",
    "session_hours": "un nombre entier de 1 à 168",
    "failures_before_lock": "un nombre entier de 3 à 100",
    "failures_per_address": "un nombre entier de 5 à 10000",
    "lock_minutes": "un nombre entier de 1 à 1440",
    "password_memory_mib": f"un nombre entier de {LEAST_MEMORY_MIB} à 1024",
}


def listed(text: str) -> list[str]:
    """The parts of a comma-separated setting."""
    return [part.strip() for part in text.split(",") if part.strip()]
