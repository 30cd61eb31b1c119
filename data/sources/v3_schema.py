"""What form has a v3 feed of La bonne alternance / API apprentissage? Its fields, as published.

Only what Passerelle keeps is declared; the rest of a document is not read. Fields follow the
public schema of the API (recruiter, offer), tolerant where real feeds are: missing or null.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from models.codes import without_unseen


def _storable(value: Any) -> Any:
    """JSON may hold controls and half surrogate pairs, which no database takes."""
    return without_unseen(value) if isinstance(value, str) else value


def _absent_if_empty(value: Any) -> Any:
    plain = _storable(value)
    return None if isinstance(plain, str) and not plain.strip() else plain


Words = Annotated[str, BeforeValidator(_storable)]
Text = Annotated[str | None, BeforeValidator(_absent_if_empty)]
Moment = Annotated[datetime | None, BeforeValidator(_absent_if_empty)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GeoPoint(_Part):
    """GeoJSON: longitude first."""

    coordinates: tuple[
        Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]
    ]


class Location(_Part):
    """Address text and point of a workplace."""

    address: Text = None
    geopoint: GeoPoint | None = None


class Naf(_Part):
    """Activity."""

    code: Text = None


class Domain(_Part):
    """Sector of a workplace."""

    naf: Naf | None = None


class Workplace(_Part):
    """Where one works. For a delegated offer siret, names and address are the CFA's."""

    siret: Text = None
    name: Text = None
    brand: Text = None
    legal_name: Text = None
    size: Text = None
    location: Location = Location()
    domain: Domain = Domain()


class Apply(_Part):
    """How to apply."""

    url: Text = None
    phone: Text = None


class RecruiterIdentifier(_Part):
    """Key of a recruiter."""

    id: Text = None


class Recruiter(_Part):
    """An employer likely to hire, without an offer."""

    identifier: RecruiterIdentifier
    workplace: Workplace
    apply: Apply = Apply()


class OfferIdentifier(_Part):
    """Key of an offer: `id` is null for offers that come straight from a partner."""

    id: Text = None
    partner_label: Words = Field(min_length=1)
    partner_job_id: Words = Field(min_length=1)


class Contract(_Part):
    """The contract offered."""

    start: Moment = None
    # No training lasts ten years.
    duration: Annotated[int, Field(ge=0, le=120)] | None = None
    type: tuple[Literal["Apprentissage", "Professionnalisation"], ...] = ()


class TargetDiploma(_Part):
    """European level "3" to "7"; null when the employer takes any."""

    european: Literal["3", "4", "5", "6", "7"] | None = None


class Publication(_Part):
    """When the offer was made public, and until when."""

    creation: Moment = None
    expiration: Moment = None


class OfferBody(_Part):
    """The offer itself."""

    title: Words = Field(min_length=3)
    rome_codes: tuple[Words, ...] | None = ()
    description: Text = None
    target_diploma: TargetDiploma | None = None
    publication: Publication = Publication()
    opening_count: Annotated[float, Field(ge=0, le=10_000)] | None = 1
    status: Literal["Active", "Filled", "Cancelled", "Pending"] = "Active"


class Job(_Part):
    """One offer of the feed."""

    identifier: OfferIdentifier
    workplace: Workplace
    apply: Apply = Apply()
    contract: Contract = Contract()
    offer: OfferBody
    is_delegated: bool | None = False
