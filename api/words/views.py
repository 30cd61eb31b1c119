"""How is it said what a file was opened for?"""

from typing import Final

VIEW_ACTIONS: Final = {
    "read": "dossier ouvert",
    "rank": "offres classées",
    "create": "dossier créé",
    "found": "recherche d'un dossier existant, à la création",
    "edit": "dossier modifié",
    "edit_identity": "identité modifiée",
    "edit_homes": "domiciles modifiés",
    "edit_travel": "déplacements modifiés",
    "edit_wishes": "souhaits modifiés",
    "edit_refusals": "refus modifiés",
    "edit_project": "projet modifié",
    "edit_enrolment": "inscription au CFA modifiée",
    "edit_following": "suivi et information modifiés",
    "correct_journey": "durée de trajet corrigée",
    "enrol": "inscription à un essai par tirage au sort",
    "publish": "profil partagé avec les autres réseaux",
    "unpublish": "profil retiré du partage",
    "shared_seen": "profil sans identité consulté",
    "shared_asked": "contact demandé",
    "shared_answered": "demande de contact traitée",
    "shared_contact": "contact transmis consulté",
    "export": "dossier exporté",
    "forget": "dossier effacé",
    "purge": "effacé à la fin de la durée de conservation",
    "refused": "accès refusé",
    "log_read": "journal consulté",
    "log_exported": "journal exporté",
}
# Who is no account: the machine itself.
_MACHINES: Final = {"console": "console du serveur", "purge": "purge du serveur"}


def viewer_name(viewer_id: str, name: str | None) -> str:
    """A viewer's name; of one whose account is gone, the id."""
    return name or _MACHINES.get(viewer_id, viewer_id)
