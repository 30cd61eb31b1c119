"""What can go wrong, in words that say what to do.

Every error of the project descends from `PasserelleError`; which HTTP status it becomes is decided
in `api/errors.py` only. Messages never hold a personal value: they give the place and the form.
"""

import re


class PasserelleError(Exception):
    """Base of every error the project raises on purpose."""


class InvalidCode(PasserelleError, ValueError):
    """A code (SIRET, UAI, ROME …) that does not have the form its field needs."""

    def __init__(self, field: str, expected: str, form: str) -> None:
        self.field = field
        self.expected = expected
        self.form = form
        super().__init__(f"{field} : attendu {expected}, reçu {form}.")


class PersonalNumberRefused(PasserelleError, ValueError):
    """A value that looks like a national registration number (NIR) was given.

    The CNIL forbids asking candidates for it, so it is refused everywhere, never stored or logged.
    """

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            f"{field} : cette valeur ressemble à un numéro de sécurité sociale. "
            "Passerelle ne l'accepte nulle part ; retirez-la."
        )


class BrokenInput(PasserelleError, ValueError):
    """A file from outside that cannot be used: names file, line, column and remedy."""

    def __init__(self, file: str, reason: str, line: int | None = None, column: str = "") -> None:
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
        place = (
            file
            + (f", ligne {line}" if line else "")
            + (f", colonne « {column} »" if column else "")
        )
        super().__init__(f"{place} : {reason}")


class FrameError(PasserelleError, ValueError):
    """A frame that does not have its declared columns, types or values; rows count from 0."""

    def __init__(self, frame: str, column: str, reason: str, row: object = None) -> None:
        self.frame = frame
        self.column = column
        self.row = row
        at = f", ligne {row} (la première est 0)" if row is not None else ""
        super().__init__(f"table « {frame} », colonne « {column} »{at} : {reason}.")


class NotFound(PasserelleError, LookupError):
    """Nothing is stored under this id."""

    def __init__(self, what: str, key: str) -> None:
        self.what = what
        self.key = key
        # What was asked for may be anything, even a person's number: that is not repeated.
        asked = "identifiant inconnu" if re.match(r"\s*\d[\d\s.]{5,}", key) else key
        super().__init__(f"{what} introuvable : {asked}.")


class RightMissing(PasserelleError, PermissionError):
    """The role, or the token, does not give the right to do this.

    `scope` and its words, where one right is missing; `of_token`: the role gives it, so that its
    holder needs nobody to have it.
    """

    def __init__(self, scope: str = "", words: str = "", *, of_token: bool = False) -> None:
        self.scope = scope
        if of_token:
            sentence = (
                f"Ce jeton n'a pas le droit {scope} ({words}), que votre compte a : dans « Mon "
                "compte », créez un jeton où il est coché, puis révoquez celui-ci."
            )
        else:
            named = f" : {words}" if words else ""
            sentence = (
                f"Votre rôle ne donne pas ce droit{named}. Demandez-le à votre administrateur."
            )
        super().__init__(sentence)


class NotAllowed(PasserelleError, PermissionError):
    """The file is not the viewer's to open, or (`missing`) to do this with."""

    missing: RightMissing | None = None

    def __init__(self, person_id: str, missing: RightMissing | None = None) -> None:
        self.person_id = person_id
        self.missing = missing
        super().__init__(
            str(missing)
            if missing is not None
            else f"Le dossier {person_id} n'est lisible que par la structure de son référent. "
            "Demandez à cette structure."
        )


class BadDecision(PasserelleError, ValueError):
    """A decision about two offers that names one of them twice."""

    def __init__(self) -> None:
        super().__init__("Deux offres différentes sont attendues : la même est nommée deux fois.")


class SettingsError(PasserelleError, ValueError):
    """A setting is missing or unusable; the message names it and gives a remedy."""
