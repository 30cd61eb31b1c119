"""How does the page after a form say, once, that it was done?

A cookie carries the name of one sentence of this list across the redirection. It holds nothing
personal and lives a minute; a name not on the list shows nothing, so it needs no signature.
"""

from enum import Enum
from http import HTTPStatus
from typing import Final, Literal

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

_COOKIE: Final = "passerelle_fait"
_SECONDS: Final = 60
_SAME_SITE: Final[Literal["strict"]] = "strict"


class Notice(Enum):
    """What may be said after a form."""

    SAVED = "Enregistré."
    FILTER_SAVED = "Le filtre est gardé sous ce nom."
    FILTER_FORGOTTEN = "Le filtre n'est plus gardé."
    PERSON_CREATED = "Le dossier est ouvert."
    JOURNEY_CORRECTED = "La durée corrigée compte dès maintenant."
    JOURNEY_RECKONED = "La correction est retirée : le trajet est de nouveau calculé."
    RUN_ASKED = "La répartition est demandée : ses résultats apparaîtront ici."
    PAIR_IS_ONE = (
        "Une seule offre, avec ses deux sources ; « Ce qui a été décidé » permet d'y revenir."
    )
    PAIR_IS_TWO = "Deux offres, à chaque import ; « Ce qui a été décidé » permet d'y revenir."
    RUPTURE_CONFIRMED = "La rupture est rattachée au dossier."
    TRAINING_ASKED = "L'ajustement est demandé : la candidate apparaîtra ici."
    SCORECARD_ADOPTED = "Les classements se servent maintenant de cette grille."
    TRIAL_PLANNED = "Le plan est gardé ; il ne change plus."
    TRIAL_REGISTERED = "Le texte est écrit, avec l'engagement de la graine : déposez-le."
    TRIAL_STARTED = "Les inscriptions sont ouvertes."
    TRIAL_CLOSED = "Les inscriptions sont closes et la graine est publiée."
    ENROLLED = "L'inscription est faite et le groupe tiré, une fois pour toutes."
    PROPOSED = "La proposition est notée."
    REASON_NOTED = "La raison est notée."
    OUTCOME_NOTED = "La réponse est notée."
    OUTCOME_UNDONE = "La réponse est annulée."
    PLACEMENT_RECORDED = "Le contrat ou l'immersion est noté."
    PLACEMENT_UNDONE = "Le contrat ou l'immersion n'est plus noté."
    PROFILE_SHARED = "Le profil est partagé, sans identité."
    PROFILE_TAKEN_DOWN = "Le profil n'est plus partagé."
    CONTACT_ASKED = "La demande est envoyée au référent."
    REQUEST_SETTLED = "Les deux structures lisent votre réponse."
    REQUEST_CANCELLED = "La demande est annulée."
    OBJECTION_NOTED = "L'opposition au classement est notée."
    OBJECTION_LIFTED = "L'opposition au classement est levée."
    PERSON_FORGOTTEN = "Le dossier est effacé."
    PASSWORD_CHANGED = "Le mot de passe est changé ; les autres sessions sont fermées."  # noqa: S105
    TOKEN_REVOKED = "Le jeton est révoqué : il n'ouvre plus rien."  # noqa: S105
    SESSION_ENDED = "La session est fermée."


def see_other(request: Request, address: str, notice: Notice | None = None) -> Response:
    """After a form, the page to read next; reloading it posts nothing again."""
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    if notice is not None:
        secure = request.url.scheme == "https"
        answer.set_cookie(
            _COOKIE, notice.name, _SECONDS, httponly=True, samesite=_SAME_SITE, secure=secure
        )
    return answer


def notice_for(request: Request) -> str | None:
    """The sentence to show on this page; None when nothing was just done."""
    name = request.cookies.get(_COOKIE, "")
    return Notice[name].value if name in Notice.__members__ else None


def forget_notice(answer: Response) -> None:
    """Say it once only."""
    answer.delete_cookie(_COOKIE, httponly=True, samesite=_SAME_SITE)
