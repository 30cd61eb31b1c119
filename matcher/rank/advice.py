"""Nobody's list is empty without saying why, and what could be done."""

from collections import Counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.eligibility import Eligibility, Judgement
from matcher.factors.french import counted, duration
from matcher.rank.candidates import Candidates
from matcher.rank.ranking import Advice
from matcher.wishes import TradeClass
from models.protocols import UNKNOWN_MINUTES

# Stands for the travel limits among the causes, beside the rules' bits.
_TOO_FAR: Final = 0


def advise(
    candidates: Candidates,
    judgement: Judgement,
    eligibility: Eligibility,
    parted: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
) -> tuple[Advice, ...]:
    """What the list's length has to say. `parted`: rows listed, to discuss, excluded."""
    listed, to_discuss, excluded = parted
    found = [*_about_the_person(candidates), *_about_first_wish(candidates, listed)]
    if len(listed) == 0 and (len(excluded) or not len(to_discuss)):
        found += _why_empty(candidates, judgement, eligibility, excluded)
    unknown = candidates.pairs.legs.minutes[listed] == UNKNOWN_MINUTES
    if len(listed) and unknown.all():
        found.append(
            Advice(
                "all_journeys_unknown",
                "Aucun trajet n'est connu : demandez au jeune comment il se déplace (vélo, "
                "cyclomoteur, voiture, proche qui conduit), ou vérifiez les horaires de car.",
            )
        )
    if len(to_discuss):
        margin = duration(candidates.limits.margin)
        found.append(
            Advice(
                "raise_limit",
                f"{counted(len(to_discuss), 'offre', 'offres')} à {margin} au plus "
                "de la limite de trajet : à discuter avec le jeune.",
            )
        )
    return tuple(found)


def _about_the_person(candidates: Candidates) -> list[Advice]:
    person = candidates.pairs.person
    found = []
    if not person.wishes:
        found.append(
            Advice(
                "no_wish",
                "Aucun souhait noté : sans souhait, seules des immersions variées et proches sont "
                "proposées, pour découvrir des métiers. Notez un premier souhait dès que possible.",
            )
        )
    if len(person.homes) == 0:
        found.append(
            Advice(
                "no_home", "Aucun domicile noté : indiquez au moins la commune pour les trajets."
            )
        )
    if person.no_mobility:
        found.append(
            Advice("no_mobility", "« Aucune mobilité » : seules les offres à pied sont comptées.")
        )
    return found


def _about_first_wish(candidates: Candidates, listed: NDArray[np.int64]) -> list[Advice]:
    """Says so when nothing in the first wish can surely be reached."""
    pairs = candidates.pairs
    if not pairs.person.wishes or len(listed) == 0:
        return []
    first = pairs.trades.trade_class[listed] == TradeClass.WISH_1
    if (first & (pairs.legs.minutes[listed] != UNKNOWN_MINUTES)).any():
        return []
    rome = pairs.person.wishes[0].rome
    label = pairs.trade_labels.get(rome, rome)
    return [
        Advice(
            "first_wish_out_of_reach",
            f"Rien de sûrement accessible pour le premier souhait ({label}) : "
            "voir les métiers proches, les immersions, et les entreprises à contacter.",
        )
    ]


def _why_empty(
    candidates: Candidates,
    judgement: Judgement,
    eligibility: Eligibility,
    excluded: NDArray[np.int64],
) -> list[Advice]:
    if len(excluded) == 0:
        return [_nothing_open(candidates)]
    main = _main_causes(candidates, judgement, eligibility, excluded)
    return [
        Advice(
            "all_excluded",
            f"{counted(len(excluded), 'offre écartée', 'offres écartées')} : {main}. "
            "Voir le détail des offres écartées ; une limite de trajet, un moyen de transport ou "
            "un métier proche peut en rouvrir.",
        )
    ]


def _nothing_open(candidates: Candidates) -> Advice:
    """Nothing is listed and nothing was removed: what was asked for is not in the pool."""
    if not candidates.pairs.person.wishes:
        if len(candidates.pairs):
            return Advice(
                "nothing_of_this_kind",
                "Sans souhait, aucun contrat n'est cherché : voir les immersions, ou noter un "
                "premier souhait.",
            )
        return Advice(
            "nothing_to_explore",
            "Aucune immersion ouverte pour l'instant : noter un premier souhait pour chercher des "
            "entreprises à contacter.",
        )
    if len(candidates.pairs):
        return Advice(
            "nothing_of_this_kind",
            "Aucune offre ouverte de ce genre dans ces métiers : il y en a d'un autre genre "
            "(contrat ou immersion).",
        )
    return Advice(
        "nothing_in_trades",
        "Aucune offre ouverte dans ces métiers ni dans les métiers proches : élargir les "
        "souhaits, proposer une immersion, ou contacter les entreprises ci-dessous.",
    )


def _main_causes(
    candidates: Candidates,
    judgement: Judgement,
    eligibility: Eligibility,
    excluded: NDArray[np.int64],
) -> str:
    """The three most frequent causes, each in the words of the first offer it removes."""
    pairs = candidates.pairs
    counts: Counter[int] = Counter()
    first_row: dict[int, int] = {}
    for row in excluded.tolist():
        bits = int(judgement.excluded[row])
        cause = _TOO_FAR if candidates.reach.excluded[row] else bits & -bits
        counts[cause] += 1
        first_row.setdefault(cause, row)

    def words(cause: int) -> str:
        if cause == _TOO_FAR:
            return "trajet trop long"
        row = first_row[cause]
        session = int(pairs.cfa.session[row])
        reason = eligibility.reasons(pairs.person, pairs.offers, row, cause, session)[0]
        return reason.sentence.rstrip(".")

    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return " ; ".join(f"{words(cause)} ({count})" for cause, count in ordered)
