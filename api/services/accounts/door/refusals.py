"""How is somebody told that they are not let in, without telling who has an account?"""

from datetime import timedelta
from math import ceil

from models.errors import PasserelleError


class SignInRefused(PasserelleError, PermissionError):
    """Unknown login, wrong password or closed account: the same words for all three."""

    def __init__(self) -> None:
        super().__init__(
            "Identifiant ou mot de passe incorrect. Vérifiez les deux ; si vous avez oublié votre "
            "mot de passe, demandez-en un nouveau à votre administrateur."
        )


class TooManyAttempts(PasserelleError, PermissionError):
    """Too many failures, for one login or from one address; `wait` says how long it lasts."""

    def __init__(self, where: str, wait: timedelta) -> None:
        self.wait = wait
        minutes = max(1, ceil(wait / timedelta(minutes=1)))
        plural = "s" if minutes > 1 else ""
        super().__init__(
            f"Trop d'essais manqués {where}. Réessayez dans {minutes} minute{plural} ; votre "
            "administrateur peut aussi débloquer un compte."
        )
