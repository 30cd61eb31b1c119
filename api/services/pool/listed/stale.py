"""Which open offers has nobody heard of for so long that one should call?"""

from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, func

from api.services.rules_known import rules_known
from models.tables import Offer


def stale_before(today: date) -> date:
    """The day before which the last news of an offer is old (`offer_stale_days`)."""
    return today - relativedelta(**rules_known().value("offer_stale_days", today))


def last_news(offer: Offer) -> date | None:
    """The last day anybody heard of the offer; else the day it was published; None not known."""
    return offer.news_on or offer.published_on


def is_stale(offer: Offer, today: date) -> bool:
    """Whether an offer's last news is old; of one that was never dated nothing is known."""
    news = last_news(offer)
    return news is None or news < stale_before(today)


def has_no_news_since(day: date) -> ColumnElement[bool]:
    """The same, asked of the store."""
    return func.coalesce(Offer.news_on, Offer.published_on, date.min) < day
