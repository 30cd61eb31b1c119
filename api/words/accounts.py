"""How are roles and rights said to French readers?"""

from typing import Final, Protocol

ROLES: Final = {
    "adviser": "conseiller",
    "apprenticeship_lead": "référent apprentissage",
    "employer_officer": "chargé de relation entreprise",
    "coordinator": "coordinateur",
    "administrator": "administrateur",
}
ACCOUNT_ACTS: Final = {
    "created": "compte créé",
    "role_given": "rôle donné",
    "password_given": "mot de passe provisoire donné, compte ouvert",
    "password_chosen": "mot de passe choisi",
    "unlocked": "débloqué",
    "closed": "compte fermé",
    "bound": "identité liée",
    "unbound": "identité déliée",
    "token_made": "jeton d'accès créé",
    "token_revoked": "jeton d'accès révoqué",
}
SIGN_IN_WAYS: Final = {"password": "mot de passe", "provider": "fournisseur d'identité"}
SIGN_IN_ENDS: Final = {
    "opened": "entré",
    "wrong_password": "identifiant ou mot de passe faux",
    "locked": "compte bloqué",
    "not_awaited": "réponse non attendue",
    "too_late": "réponse trop tardive",
    "provider_down": "fournisseur injoignable",
    "declined": "refusé par le fournisseur",
    "not_verifiable": "réponse non vérifiable",
    "clocks_differ": "horloges différentes",
    "too_weak": "identification trop faible",
    "no_proven_email": "adresse non confirmée",
    "no_account": "aucun compte à cette adresse",
    "closed": "compte fermé",
    "other_identity": "autre identité liée au compte",
}
PERMISSIONS: Final = {
    "trades:read": "chercher un métier",
    "files:read": "lire les dossiers et les classements de la structure",
    "files:write": "modifier les dossiers",
    "outcomes:write": "noter les suites, les contrats et les immersions",
    "ruptures:write": "recevoir les ruptures et les rattacher",
    "prospection:read": "lire le suivi des entreprises de tous les réseaux",
    "prospection:write": "suivre une entreprise et noter un contact",
    "views:read": "lire le journal des consultations",
    "prices:write": "fixer le poids des places disputées dans les listes",
    "audit:read": "lire les écarts entre groupes (sexe, âge, quartier…)",
    "scorecards:read": "lire les grilles et leurs fiches",
    "scorecards:write": "ajuster une grille, choisir celle des classements",
    "trials:write": "préparer, ouvrir, clôturer et lire un essai par tirage au sort",
    "accounts:manage": "gérer les comptes",
}


class Account(Protocol):
    """What its state is read from."""

    @property
    def is_disabled(self) -> bool:
        """Closed by an administrator."""

    @property
    def is_locked(self) -> bool:
        """Locked after too many failures."""

    @property
    def must_change_password(self) -> bool:
        """Given a password by somebody else."""


def state_of_account(line: Account) -> str:
    """Whether somebody can sign in with it, and what they must do first."""
    if line.is_disabled:
        return "fermé"
    if line.is_locked:
        return "bloqué"
    return "mot de passe à choisir" if line.must_change_password else "ouvert"
