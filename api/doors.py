"""What answers without signing in? These doors; a new route is closed by itself."""

from typing import Final

API: Final = "/api/"
HEALTH: Final = "/api/v1/health"
SIGN_IN: Final = "/connexion"
# To the identity provider, and back from it.
PROVIDER: Final = "/connexion/fournisseur"
PROVIDER_RETURN: Final = "/connexion/retour"
SIGN_IN_PAGES: Final = frozenset({SIGN_IN, PROVIDER, PROVIDER_RETURN})
SIGN_OUT: Final = "/deconnexion"
OWN_ACCOUNT: Final = "/compte"
# Style, icon and scripts of the sign-in page: files of the house, nothing of anybody.
STATIC: Final = "/static/"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# What somebody may do who has yet to choose a password of their own.
BEFORE_CHOOSING: Final = frozenset({OWN_ACCOUNT, f"{OWN_ACCOUNT}/mot-de-passe", SIGN_OUT})


def is_open(path: str, method: str) -> bool:
    """Whether anybody may ask this."""
    reads = method in SAFE_METHODS
    return (reads and (path == HEALTH or path.startswith(STATIC))) or path in SIGN_IN_PAGES
