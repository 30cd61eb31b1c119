"""Nobody's list is empty without saying why, and what could be done."""

from typing import Final

import numpy as np

from matcher.eligibility import Eligibility
from matcher.factors.french import counted, duration
from matcher.rank.candidates import Candidates
from matcher.rank.ranking import Advice
from matcher.rank.survey import BEYOND, Survey
from matcher.wishes import TradeClass

CAUSES_TOLD: Final = 3


def advise(candidates: Candidates, survey: Survey, eligibility: Eligibility) -> tuple[Advice, ...]:
    """What the list's length has to say; `candidates` hold the first offer of each cause."""
    is_open, to_discuss = survey.is_open, int(survey.to_discuss.sum())
    found = [*_about_the_person(candidates), *_about_first_wish(candidates, survey)]
    if not is_open.any() and (survey.excluded.any() or not to_discuss):
        found += _why_empty(candidates, survey, eligibility)
    if is_open.any() and not survey.is_known[is_open].any():
        found.append(
            Advice(
                "all_journeys_unknown",
                "Aucun trajet n'est connu : demandez au jeune comment il se déplace (vélo, "
                "cyclomoteur, voiture, proche qui conduit), ou vérifiez les horaires de car.",
            )
        )
    if to_discuss:
        margin = duration(candidates.limits.margin)
        found.append(
            Advice(
                "raise_limit",
                f"{counted(to_discuss, 'offre', 'offres')} à {margin} au plus "
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


def _about_first_wish(candidates: Candidates, survey: Survey) -> list[Advice]:
    """Says so when nothing in the first wish can surely be reached."""
    pairs, is_open = candidates.pairs, survey.is_open
    if not pairs.person.wishes or not is_open.any():
        return []
    first = survey.trade_class == TradeClass.WISH_1
    if (first & is_open & survey.is_known).any():
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


def _why_empty(candidates: Candidates, survey: Survey, eligibility: Eligibility) -> list[Advice]:
    removed = int(survey.excluded.sum())
    if removed == 0:
        return [_nothing_open(candidates, survey)]
    main = _main_causes(candidates, survey, eligibility)
    return [
        Advice(
            "all_excluded",
            f"{counted(removed, 'offre écartée', 'offres écartées')} : {main}. "
            "Voir le détail des offres écartées ; une limite de trajet, un moyen de transport ou "
            "un métier proche peut en rouvrir.",
        )
    ]


def _nothing_open(candidates: Candidates, survey: Survey) -> Advice:
    """Nothing is listed and nothing was removed: what was asked for is not in the pool."""
    if not candidates.pairs.person.wishes:
        if survey.every_kind:
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
    if survey.every_kind:
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


def _main_causes(candidates: Candidates, survey: Survey, eligibility: Eligibility) -> str:
    """The three most frequent causes, each in the words of the first offer it removes."""
    pairs = candidates.pairs

    def words(cause: int, pool_row: int) -> str:
        if cause == BEYOND:
            return "trajet trop long"
        row = int(candidates.places_of(np.array([pool_row]))[0])
        session = int(pairs.cfa.session[row])
        reason = eligibility.reasons(pairs.person, pairs.offers, row, cause, session)[0]
        return reason.sentence.rstrip(".")

    return " ; ".join(
        f"{words(cause, row)} ({count})" for cause, count, row in survey.causes()[:CAUSES_TOLD]
    )
