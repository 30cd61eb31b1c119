"""How are the reasons of the work list said to French readers?"""

from typing import Final

# Value of the reason's kind → a few words for a filter, and how loud they are shown.
REASONS: Final = {
    "legal_deadline": ("échéance légale", "danger"),
    "recent_rupture": ("rupture récente", "danger"),
    "deadline_passed": ("échéance passée", "warning"),
    "contact_asked": ("contact demandé", "warning"),
    "outcome_to_note": ("début ou fin à suivre", "warning"),
    "contract_step": ("contrat qui débute", "info"),
    "no_reachable_option": ("rien d'accessible", "warning"),
    "new_good_offer": ("nouvelle offre", "success"),
    "waiting_answer": ("réponse attendue", "warning"),
    "no_wish": ("sans souhait", "info"),
    "wishes_to_confirm": ("souhaits à confirmer", "info"),
    "training_duty": ("obligation de formation", "info"),
}
