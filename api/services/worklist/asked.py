"""What may be asked of a work list? Whose young people, which alert, stage, place and page."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.urgency import AlertKind
from models.enums import Stage

PAGE_SIZE: Final = 25


class Reason(StrEnum):
    """The kinds of alerts as an address names them, under the names of `AlertKind`."""

    LEGAL_DEADLINE = "echeance-legale"
    RECENT_RUPTURE = "rupture-recente"
    DEADLINE_PASSED = "echeance-passee"
    CONTACT_ASKED = "contact-demande"
    OUTCOME_TO_NOTE = "suite-a-noter"
    CONTRACT_STEP = "contrat-qui-debute"
    NO_REACHABLE_OPTION = "rien-d-accessible"
    NEW_GOOD_OFFER = "nouvelle-offre"
    WAITING_ANSWER = "reponse-attendue"
    NO_WISH = "sans-souhait"
    WISHES_TO_CONFIRM = "souhaits-a-confirmer"
    TRAINING_DUTY = "obligation-de-formation"

    @property
    def kind(self) -> AlertKind:
        """The domain's kind."""
        return AlertKind[self.name]


@dataclass(frozen=True)
class AskedList:
    """`referent`: an adviser's id; `place`: a value of `Place`. None: no such filter."""

    reason: Reason | None = None
    stage: Stage | None = None
    place: str | None = None
    referent: str | None = None
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything but the referent is asked for."""
        return (self.reason, self.stage, self.place) != (None, None, None)
