"""What does one line of a list of young people say? Who, how old, where, what next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.services.named.names import commune_names, trade_labels
from api.services.person_header import age_on
from api.services.worklist.followed import Followed
from matcher.urgency import Alert, OptionSummary


@dataclass(frozen=True)
class Line:
    """One young person. `name` None: none is stored; `options` None: not known or not wanted."""

    person_id: str
    name: str | None
    age: int
    stage: str
    communes: tuple[str, ...]
    wishes: tuple[str, ...]
    referent_id: str | None
    is_closed: bool
    objects_to_ranking: bool
    under_contract: bool
    alerts: tuple[Alert, ...]
    options: OptionSummary | None

    def __repr__(self) -> str:
        return f"Line({self.person_id!r})"


@dataclass(frozen=True)
class Judged:
    """A person with the alerts raised, the most urgent first, and the options known."""

    person: Followed
    alerts: tuple[Alert, ...] = ()
    options: OptionSummary | None = None


def lines_of(judged: Sequence[Judged], names: Mapping[str, str], today: date) -> tuple[Line, ...]:
    """Lines in the order given, with the names opened for them."""
    return tuple(_line(each, names.get(each.person.person_id), today) for each in judged)


def _line(judged: Judged, name: str | None, today: date) -> Line:
    person = judged.person
    return Line(
        person_id=person.person_id,
        name=name,
        age=age_on(person.facts.birth_date, today),
        stage=person.stage,
        communes=tuple(commune_names().get(insee, insee) for insee in person.communes),
        wishes=tuple(trade_labels().get(rome, rome) for rome in person.wishes),
        referent_id=person.referent_id,
        is_closed=person.is_closed,
        objects_to_ranking=person.facts.objects_to_ranking,
        under_contract=person.facts.is_under_contract(today),
        alerts=judged.alerts,
        options=judged.options,
    )
