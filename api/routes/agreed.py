"""How does a program tell that somebody agreed? The same body wherever an agreement is needed."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.services.exchange.card.agreement import Agreement
from models.enums import AgreementWay


class AgreementBody(BaseModel):
    """The young person's agreement; `informed_*`: the representative of a minor."""

    model_config = ConfigDict(extra="forbid")

    agreed_on: date = Field(description="Jour où le jeune a donné son accord.")
    agreed_how: AgreementWay
    informed_on: date | None = Field(None, description="Mineur : représentant informé ce jour.")
    informed_how: AgreementWay | None = None

    def read(self) -> Agreement:
        """What services ask for."""
        return Agreement(**self.model_dump())
