"""What does the owner of an announced offer answer to who proposes a candidate?"""

from enum import StrEnum


class OwnerAnswer(StrEnum):
    """One answer, final; the first two let the candidate go on."""

    INTRODUCED = "introduced"
    EMPLOYER_TOLD = "employer_told"
    PLACE_PROMISED = "place_promised"
    NOT_WANTED = "not_wanted"
