"""Which offer does one v3 document make? Dates in French days, status as of today, no markup."""

import html
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.sources.flaws import Flaw
from data.sources.v3_records import V3Employer, V3Offer
from data.sources.v3_schema import Apply, Job
from data.sources.v3_workplaces import employer_of, has_bad_siret, point_of
from models.codes import form_of
from models.enums import ApplyWay, OfferKind, OfferStatus

# La bonne alternance: an offer without an end is shown for 60 days after its creation.
DAYS_WITHOUT_EXPIRY = 60
_PARIS = ZoneInfo("Europe/Paris")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST_TITLE = 200
_LONGEST_DESCRIPTION = 4000
_STATUSES = {
    "Active": OfferStatus.LIVE,
    "Filled": OfferStatus.FILLED,
    "Cancelled": OfferStatus.WITHDRAWN,
    "Pending": OfferStatus.DRAFT,
}


def offer_of(job: Job, line: int, today: date) -> tuple[V3Offer, V3Employer]:
    """The offer of a document and the employer it names."""
    key = f"{job.identifier.partner_label}|{job.identifier.partner_job_id}"[:200]
    delegated = bool(job.is_delegated)
    employer = employer_of(job.workplace, f"offre:{key}"[:200], is_delegated=delegated)
    way, value = _apply(job.apply)
    diploma = job.offer.target_diploma
    expires_on = _expires_on(job)
    return (
        V3Offer(
            line=line,
            key=key,
            employer_key=employer.key,
            kind=_kind(job),
            title=" ".join(job.offer.title.split())[:_LONGEST_TITLE],
            description=_plain(job.offer.description),
            romes=tuple(dict.fromkeys(job.offer.rome_codes or ())),
            diploma_level=int(diploma.european) if diploma and diploma.european else None,
            places=1 if job.offer.opening_count is None else int(job.offer.opening_count),
            start_from=_day(job.contract.start),
            duration_months=job.contract.duration,
            point=point_of(job.workplace),
            is_delegated=delegated,
            apply_way=way,
            apply_value=value,
            published_on=_day(job.offer.publication.creation),
            expires_on=expires_on,
            status=_status(job, expires_on, today),
        ),
        employer,
    )


def _kind(job: Job) -> OfferKind:
    if set(job.contract.type) == {"Professionnalisation"}:
        return OfferKind.PROFESSIONALISATION
    # Both types, or none said: the API's own default holds both.
    return OfferKind.APPRENTICESHIP


def _status(job: Job, expires_on: date | None, today: date) -> OfferStatus:
    status = _STATUSES[job.offer.status]
    if status is OfferStatus.LIVE and expires_on is not None and expires_on < today:
        return OfferStatus.EXPIRED
    return status


def _expires_on(job: Job) -> date | None:
    published = job.offer.publication
    if published.expiration is not None:
        return _day(published.expiration)
    created = _day(published.creation)
    return created + timedelta(days=DAYS_WITHOUT_EXPIRY) if created else None


def _day(moment: datetime | None) -> date | None:
    """The French day of a moment: 23:00 UTC on the 31st is the 1st in Paris. No zone: UTC.

    Year 1 is how some programs write "never": unknown. Past 2100 ("for ever") is the end of 2100.
    """
    if moment is None or moment.year < _FIRST_YEAR:
        return None
    if moment.year > _LAST_YEAR:
        return date(_LAST_YEAR, 12, 31)
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(_PARIS).date()


def _apply(apply: Apply) -> tuple[ApplyWay, str | None]:
    # Only a web link may end up behind a link on our pages.
    if apply.url and re.match(r"https?://", apply.url, re.IGNORECASE) and len(apply.url) <= 500:
        return ApplyWay.URL, apply.url
    if apply.phone:
        return ApplyWay.PHONE, apply.phone[:40]
    return ApplyWay.THROUGH_OWNER, None


def _plain(text: str | None) -> str:
    """Description without tags, at most 4,000 signs."""
    without_tags = re.sub(r"<[^<>]{0,2000}>", " ", text or "")
    return " ".join(html.unescape(without_tags).split())[:_LONGEST_DESCRIPTION]


def notes_of(job: Job, line: int) -> list[Flaw]:
    """What the offer lands without."""
    notes = []
    if not job.is_delegated and has_bad_siret(job.workplace):
        form = form_of(job.workplace.siret or "")
        reason = "SIRET à la clé fausse : offre gardée sans SIRET"
        notes.append(Flaw(line, "jobs.workplace.siret", form, reason, refused=False))
    if job.offer.publication.creation is None and job.offer.publication.expiration is None:
        reason = "ni création ni expiration : offre gardée sans date de fin"
        notes.append(Flaw(line, "jobs.offer.publication", "vide", reason, refused=False))
    return notes
