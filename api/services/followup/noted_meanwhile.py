"""Has a colleague noted something since the page was shown? A stamp says what it showed."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.words.dates import day
from api.words.followup import outcome
from models.enums import OfferKind
from models.tables import Adviser, Outcome


def stamp_of(noted: Iterable[Outcome]) -> str:
    """What is noted of one proposal, contract or PMSMP, as a form carries it back."""
    return "-".join(str(number) for number in sorted(each.id for each in noted)) or "0"


def refuse_unseen(
    session: Session, seen: str | None, noted: list[Outcome], kind: OfferKind
) -> None:
    """Raise NotPossible, naming what is new, unless all that is noted was seen.

    `seen` None: whoever notes has no page before them.
    """
    if seen is None or seen == stamp_of(noted):
        return
    known = set(seen.split("-"))
    fresh = [each for each in noted if str(each.id) not in known]
    if not fresh:
        raise not_possible("Ce qui était noté ici a été annulé entre-temps : relisez, puis notez.")
    told = " ; ".join(_told(session, each, kind) for each in fresh)
    raise not_possible(
        f"Entre-temps, {told}. Relisez ; si ce que vous notez s'est passé ensuite, notez-le de "
        "nouveau."
    )


def _told(session: Session, noted: Outcome, kind: OfferKind) -> str:
    author = session.get(Adviser, noted.noted_by or "")
    who = author.display_name if author is not None else "quelqu'un"
    return f"{who} a noté « {outcome(noted.kind.value, kind.value)} » ({day(noted.happened_on)})"
