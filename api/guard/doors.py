"""What answers without signing in? These three doors; a new route is closed by itself."""

from typing import Final

API: Final = "/api/"
HEALTH: Final = "/api/v1/health"
SIGN_IN: Final = "/connexion"
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
    return (reads and (path == HEALTH or path.startswith(STATIC))) or path == SIGN_IN
