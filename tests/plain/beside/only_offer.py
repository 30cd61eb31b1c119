"""Where does the only offer of a small world stand, and what is said of it?"""

from matcher.rank.ranking import Ranking


def state(ranking: Ranking) -> str:
    """Where the only offer of a world stands."""
    for part in ("listed", "to_discuss", "excluded"):
        if len(getattr(ranking, part)):
            return part
    return "nowhere"


def sentences(ranking: Ranking, rule: str) -> list[str]:
    shown = [*ranking.reasons.values(), *ranking.warnings.values()]
    return [r.sentence for reasons in shown for r in reasons if r.rule == rule]
