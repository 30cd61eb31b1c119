"""What is told of one offer's contract or stay: pay, aid, papers? Nothing of it is scored."""

from typing import Any

from matcher.columns import UNKNOWN
from matcher.columns.missing import day_of
from matcher.columns.offers import KINDS
from matcher.pay.post import Post
from matcher.pay.told import told_of
from matcher.rank.ranking import Ranking
from models.rules import RuleBook

_KIND_OF = {number: kind for kind, number in KINDS.items()}


def contract_entries(
    ranking: Ranking, rules: RuleBook, insee: str, *, announced: bool
) -> list[dict[str, str]]:
    """The facts of the one offer ranked; `insee`: the work place's commune, empty if not known.

    An announced offer tells neither the size nor the activity of its employer: they would name it.
    """
    pairs = ranking.candidates.pairs
    told = told_of(
        _KIND_OF[int(pairs.offers.kind[0])],
        pairs.person.birth_date,
        _post(ranking, insee, announced),
        rules,
        ranking.today,
    )
    return [
        {"rule": each.rule, "article": each.article, "sentence": each.sentence} for each in told
    ]


def _post(ranking: Ranking, insee: str, announced: bool) -> Post:
    offers, today = ranking.candidates.pairs.offers, ranking.today
    first = max(today, day_of(int(offers.start_from[0])) or today)
    return Post(
        first_start=first,
        last_start=max(first, day_of(int(offers.start_to[0])) or first),
        duration_months=_known(offers.duration_months[0]),
        diploma_level=_known(offers.diploma_level[0]),
        headcount=None if announced else _known(offers.headcount[0]),
        naf="" if announced else str(offers.naf[0]),
        insee="" if announced else insee,
    )


def _known(number: Any) -> int | None:
    return None if number == UNKNOWN else int(number)
