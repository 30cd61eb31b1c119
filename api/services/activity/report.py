"""What came of the work in a period? One document for the page, the API and the command."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.activity.asked import ActivityAsked, Whose
from api.services.activity.delays import delays
from api.services.activity.overrides import overrides
from api.services.activity.placed import FOLLOWS, Placed, begun, read_placed
from api.services.activity.states import ruptures, states
from api.small_counts import LEAST_SHOWN, shown, shown_parts
from models.enums import OfferKind, OutcomeKind
from models.tables import PastPlacement

type Split = Callable[[Placed], str]

# How the same counts are split; what is not known is a part of its own.
SPLITS: Final[dict[str, Split]] = {
    "month": lambda placed: f"{placed.starts_on:%Y-%m}",
    "trade_family": lambda placed: placed.family,
    "zone": lambda placed: placed.zone or "",
    "network": lambda placed: str(placed.network or ""),
    "origin": lambda placed: str(placed.origin),
}


def activity_report(session: Session, asked: ActivityAsked) -> dict[str, Any]:
    """Contracts and PMSMP begun in the period, as known today; None is a count not shown."""
    placed = read_placed(session, asked)
    contracts = begun(placed, asked, OfferKind.APPRENTICESHIP)
    stays = begun(placed, asked, OfferKind.PMSMP)
    return {
        "whose": asked.whose.value,
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "today": asked.today.isoformat(),
        "least_shown": LEAST_SHOWN,
        "contracts": shown(len(contracts)),
        "states": _parts(states(contracts, asked.today), len(contracts)),
        "ruptures": ruptures(contracts, asked.today),
        "pmsmp": _pmsmp(stays, placed, asked),
        "delays": delays(contracts, placed),
        "overrides": overrides(session, asked),
        "splits": {
            name: _split(contracts, stays, key, _months(asked) if name == "month" else ())
            for name, key in SPLITS.items()
        },
        # Of people whose file is gone; by year, as only years remain.
        "forgotten": _forgotten(session, asked),
    }


def _parts(parts: dict[str, int], total: int) -> dict[str, int | None]:
    """Parts of a total; none is told where the total is not."""
    return dict.fromkeys(parts) if shown(total) is None else shown_parts(parts)


def _pmsmp(
    stays: Sequence[Placed], placed: Iterable[Placed], asked: ActivityAsked
) -> dict[str, Any]:
    hired: dict[tuple[str | None, str], list[Placed]] = {}
    for contract in placed:
        if contract.is_contract and contract.person_id is not None:
            hired.setdefault((contract.person_id, contract.employer_id), []).append(contract)
    led = sum(
        any(
            stay.starts_on <= contract.starts_on <= (stay.ends_on or stay.starts_on) + FOLLOWS
            for contract in hired.get((stay.person_id, stay.employer_id), ())
        )
        for stay in stays
    )
    return {
        "begun": shown(len(stays)),
        "done": shown(sum(_is_done(stay, asked) for stay in stays)),
        "purpose_met": shown(sum(stay.purpose_met is True for stay in stays)),
        "led_to_contract": shown(led),
    }


def _is_done(stay: Placed, asked: ActivityAsked) -> bool:
    over = stay.ends_on is not None and stay.ends_on < asked.today
    return OutcomeKind.PMSMP_DONE in stay.told or (over and stay.ruptured_on is None)


def _split(
    contracts: Sequence[Placed], stays: Sequence[Placed], key: Split, keys: Iterable[str]
) -> list[dict[str, Any]]:
    """One line a part: contracts, those broken so far, stays; months in order, else by size."""
    columns = {
        "contracts": _counted(contracts, key),
        "ruptured": _counted([c for c in contracts if c.ruptured_on is not None], key),
        "pmsmp": _counted(stays, key),
    }
    names = sorted({*keys, *(name for counts in columns.values() for name in counts)})
    if not keys:
        names.sort(key=lambda name: (-columns["contracts"][name], -columns["pmsmp"][name]))
    told = {
        column: _parts({name: counts[name] for name in names}, counts.total())
        for column, counts in columns.items()
    }
    return [{"key": name, **{column: told[column][name] for column in told}} for name in names]


def _counted(placed: Iterable[Placed], key: Split) -> Counter[str]:
    return Counter(key(one) for one in placed)


def _months(asked: ActivityAsked) -> list[str]:
    """Every month of the period: one without a contract is told too."""
    month, found = asked.first.replace(day=1), []
    while month <= asked.last:
        found.append(f"{month:%Y-%m}")
        month += relativedelta(months=1)
    return found


def _forgotten(session: Session, asked: ActivityAsked) -> int | None:
    """Contracts that only counts remain of; whose they were is not known, so none for one."""
    if asked.whose is Whose.STRUCTURE:
        return 0
    years = PastPlacement.year.between(asked.first.year, asked.last.year)
    kind = PastPlacement.kind == OfferKind.APPRENTICESHIP
    return shown(
        int(session.scalar(select(func.sum(PastPlacement.placed)).where(years, kind)) or 0)
    )
