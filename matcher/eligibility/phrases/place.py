"""The words for the place, the employer and earlier stays in the sentences of the rules."""

from typing import Final

from matcher.eligibility.phrases.phrase import Phrase, Told
from matcher.eligibility.same_host import HostHistory, SameHost, histories

_LICENCES: Final = {"am": "AM (cyclomoteur)", "a1": "A1", "b": "B", "c": "C"}


def _licence(told: Told) -> str:
    wanted = str(told.case.offers.licence_required[0])
    return _LICENCES.get(wanted, wanted)


def _months(told: Told) -> str:
    return str(told.case.offers.duration_months[0])


def _days(told: Told) -> str:
    return str(told.case.offers.duration_days[0])


def _masters(told: Told) -> str:
    return str(told.case.offers.apprentice_masters[0])


def _apprentices(told: Told) -> str:
    return str(told.case.offers.apprentices_now[0])


def _per_master(told: Told) -> str:
    return str(told.law.whole("master_apprentices"))


def _per_agency_master(told: Told) -> str:
    return str(told.law.whole("agency_master_apprentices"))


def _stays_this_month(told: Told) -> str:
    return str(told.case.offers.stays_this_month[0])


def _monthly_limit(told: Told) -> str:
    return str(told.case.offers.monthly_limit[0])


def _history(told: Told) -> HostHistory:
    known = histories(told.case.person.stays)
    return known.get(str(told.case.offers.employer_id[0]), HostHistory((), ()))


def _conventions_done(told: Told) -> str:
    since = SameHost(told.law).period_start(int(told.case.high[0]))
    return str(_history(told).conventions_since(since))


def _days_done(told: Told) -> str:
    since = SameHost(told.law).period_start(int(told.case.high[0]))
    return str(_history(told).days_since(since))


def _days_left(told: Told) -> str:
    return str(SameHost(told.law).days_left(_history(told), int(told.case.low[0])))


def _days_left_at_best(told: Told) -> str:
    history, start = _history(told), int(told.case.high[0])
    return str(SameHost(told.law).days_left(history, start))


def _most_conventions(told: Told) -> str:
    return str(told.law.numbers_by("pmsmp_conventions")["conventions"])


PLACE_PHRASES: Final[dict[str, Phrase]] = {
    "licence": _licence,
    "duration_months": _months,
    "duration_days": _days,
    "masters": _masters,
    "apprentices": _apprentices,
    "per_master": _per_master,
    "per_agency_master": _per_agency_master,
    "stays_this_month": _stays_this_month,
    "monthly_limit": _monthly_limit,
    "conventions_done": _conventions_done,
    "days_done": _days_done,
    "days_left": _days_left,
    "days_left_at_best": _days_left_at_best,
    "most_conventions": _most_conventions,
}
