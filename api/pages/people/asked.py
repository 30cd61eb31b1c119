"""What do the addresses of the list, the search and the journal ask? Empty fields ask nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, ValidationError

from api.services.log_view import ViewAction
from api.services.rights.journal import AskedJournal
from api.services.worklist.asked import AskedList, Reason
from models.enums import Stage

MINE: Final = "moi"
EVERYBODY: Final = "structure"


def _given(value: Any) -> Any:
    """A form sends an empty text for what is left open."""
    return None if value == "" else value


type Open[T] = Annotated[T | None, BeforeValidator(_given)]
type Text = Annotated[str, StringConstraints(max_length=100)]


class ListQuestion(BaseModel):
    """`/?motif=…&etape=…&lieu=…&referent=…&page=…`."""

    motif: Open[Reason] = None
    etape: Open[Stage] = None
    lieu: Open[Text] = None
    referent: Open[Text] = None
    page: int = Field(1, ge=1, le=100_000)

    def query(self) -> str:
        """What stands after "/?" in the address that asks the same, but for the page."""
        return urlencode(self.kept())

    def kept(self) -> dict[str, str]:
        """The fields that ask for something, but for the page."""
        return self.model_dump(mode="json", exclude_none=True, exclude={"page"})

    def address(self) -> str:
        """The list so asked."""
        return f"/?{self.query()}" if self.query() else "/"

    def of_referent(self, viewer_id: str, follows: bool) -> AskedList:
        """The question; without a referent: the viewer's own people, if there are any."""
        chosen = self.referent or (MINE if follows else EVERYBODY)
        referent = {MINE: viewer_id, EVERYBODY: None}.get(chosen, chosen)
        return AskedList(self.motif, self.etape, self.lieu, referent, self.page)


class JournalQuestion(BaseModel):
    """`/journal?jeune=…&par=…&action=…&du=…&au=…&page=…`."""

    jeune: Open[Text] = None
    par: Open[Text] = None
    action: Open[ViewAction] = None
    du: Open[date] = None
    au: Open[date] = None
    page: int = Field(1, ge=1, le=100_000)

    def asked(self) -> AskedJournal:
        """The question."""
        person = self.jeune.strip() if self.jeune else None
        return AskedJournal(person, self.par, self.action, self.du, self.au, self.page)


def question_of(posted: Mapping[str, str]) -> ListQuestion:
    """What a form's hidden fields say; one of them changed on the way asks for nothing."""
    known = {name: posted.get(name, "") for name in ("referent", "motif", "etape", "lieu")}
    try:
        return ListQuestion.model_validate(known)
    except ValidationError:
        return ListQuestion(page=1)


ListAsked = Annotated[ListQuestion, Query()]
JournalAsked = Annotated[JournalQuestion, Query()]
