"""On which of a young person's pages is an alert dealt with? The others: among the offers."""

from typing import Final

REMEDIES: Final = {
    "deadline_passed": "/dossier",
    "no_wish": "/dossier",
    "wishes_to_confirm": "/dossier",
    "contact_asked": "/partage",
    "outcome_to_note": "/parcours",
    "contract_step": "/parcours",
    "waiting_answer": "/parcours",
}
