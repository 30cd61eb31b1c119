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


class NotAllowed(PasserelleError, PermissionError):
    """The viewer's structure does not follow this young person."""

    def __init__(self, person_id: str) -> None:
        self.person_id = person_id
        super().__init__(
            f"Le dossier {person_id} n'est lisible que par la structure de son référent. "
            "Demandez à cette structure."
        )


class RightMissing(PasserelleError, PermissionError):
    """Neither the role nor the token gives the right to do this."""

    def __init__(self) -> None:
        super().__init__(
            "Votre rôle, ou votre jeton, ne donne pas ce droit. Demandez-le à votre administrateur."
        )


class BadDecision(PasserelleError, ValueError):
    """A decision about two offers that names one of them twice."""

    def __init__(self) -> None:
        super().__init__("Deux offres différentes sont attendues : la même est nommée deux fois.")


class SettingsError(PasserelleError, ValueError):
    """A setting is missing or unusable; the message names it and gives a remedy."""
