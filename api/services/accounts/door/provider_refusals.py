"""Why does somebody who comes from the identity provider stay outside, and what can they do?"""

from types import MappingProxyType
from typing import Final

from models.enums import SignInEnd
from models.errors import PasserelleError

_AGAIN: Final = "Recommencez depuis cette page."
_SENTENCES: Final = MappingProxyType(
    {
        SignInEnd.NOT_AWAITED: "Cette réponse de {name} n'est pas attendue par ce navigateur, ou "
        f"elle a déjà servi. {_AGAIN}",
        SignInEnd.TOO_LATE: "La réponse de {name} est arrivée trop tard : un quart d'heure au "
        f"plus. {_AGAIN}",
        SignInEnd.PROVIDER_DOWN: "{name} ne répond pas. Réessayez dans quelques minutes, ou "
        "connectez-vous avec votre mot de passe si vous en avez un.",
        SignInEnd.DECLINED: "{name} n'a pas confirmé votre identité : connexion annulée ou "
        f"refusée là-bas. {_AGAIN}",
        SignInEnd.NOT_VERIFIABLE: "La réponse de {name} n'a pas pu être vérifiée. Recommencez ; si "
        "cela continue, signalez-le à votre administrateur avec l'heure.",
        SignInEnd.CLOCKS_DIFFER: "L'heure de ce service et celle de {name} diffèrent : votre "
        "administrateur doit remettre à l'heure le serveur de Passerelle.",
        SignInEnd.TOO_WEAK: "La façon dont vous vous êtes identifié ne suffit pas ici. "
        "Recommencez en choisissant, chez {name}, une identification à deux facteurs.",
        SignInEnd.NO_PROVEN_EMAIL: "{name} ne confirme pas votre adresse électronique : "
        "vérifiez-la dans votre compte là-bas, puis recommencez.",
        SignInEnd.NO_ACCOUNT: "Aucun compte ne porte ici l'adresse que {name} nous donne. Demandez "
        "à votre administrateur un compte à cette adresse, puis recommencez.",
        SignInEnd.LOCKED: "Votre compte est bloqué après trop de mots de passe faux. Réessayez "
        "dans {minutes} min, ou demandez à votre administrateur de le débloquer.",
        SignInEnd.CLOSED: "Votre compte est fermé. Demandez à votre administrateur de le rouvrir.",
        SignInEnd.OTHER_IDENTITY: "Votre compte est lié à une autre identité de {name}. "
        "Identifiez-vous avec celle-là, ou demandez à votre administrateur de la délier.",
    }
)


class ProviderRefused(PasserelleError, PermissionError):
    """Not let in after the provider's answer. `end` and `adviser_id` (if known) are for the log."""

    def __init__(
        self, end: SignInEnd, name: str, adviser_id: str | None = None, minutes: int = 0
    ) -> None:
        self.end = end
        self.adviser_id = adviser_id
        super().__init__(_SENTENCES[end].format(name=name, minutes=minutes))


class ProviderDown(ProviderRefused):
    """The provider cannot be reached, or answers nothing that can be read."""

    def __init__(self, name: str) -> None:
        super().__init__(SignInEnd.PROVIDER_DOWN, name)
