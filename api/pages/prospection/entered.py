"""What does a form on an employer's page say? Texts by field, read into what services ask."""

from api.entry import Entry
from api.services.prospection.calls.contacts import MOST_PLACES, Contact
from api.services.prospection.held.leave_alone import Wish
from api.words.families import family_labels
from models.enums import (
    ContactAnswer,
    ContactChannel,
    ContestReason,
    LeaveScope,
    NextStep,
    PersonMet,
    Visibility,
    WhyDespite,
)


def contact_entered(entry: Entry, employer_id: str) -> Contact:
    """A contact; raises EntryRefused with every mistake."""
    channel = entry.need("canal", entry.choice("canal", ContactChannel))
    answer = entry.need("reponse", entry.choice("reponse", ContactAnswer))
    met = entry.choice("personne", PersonMet)
    visibility = entry.choice("visibilite", Visibility)
    contact = Contact(
        employer_id=employer_id,
        channel=channel or ContactChannel.PHONE,
        answer=answer or ContactAnswer.TO_DO,
        person_met=met or PersonMet.NOBODY,
        contacted_on=entry.day("date"),
        trade=entry.one_of("famille", family_labels()),
        places_opened=entry.whole("places", 1, MOST_PLACES),
        next_step=entry.choice("suite", NextStep),
        next_step_on=entry.day("suite-date"),
        why_despite=entry.choice("motif", WhyDespite),
        visibility=visibility or Visibility.ANNOUNCED,
    )
    entry.check()
    return contact


def wish_entered(entry: Entry, employer_id: str) -> Wish:
    """A firm's wish to be left alone; raises EntryRefused."""
    scope = entry.choice("portee", LeaveScope) or LeaveScope.EVERYTHING
    # The form has one list of families: it counts where the wish is about one.
    family = entry.one_of("repos-famille", family_labels())
    wish = Wish(
        employer_id,
        scope,
        family if scope is LeaveScope.TRADE_FAMILY else None,
        entry.day("jusqu-au"),
    )
    entry.check()
    return wish


def contest_entered(entry: Entry) -> ContestReason:
    """Why a wish is contested; raises EntryRefused."""
    reason = entry.need("raison", entry.choice("raison", ContestReason))
    entry.check()
    return reason or ContestReason.WRONG_EMPLOYER
