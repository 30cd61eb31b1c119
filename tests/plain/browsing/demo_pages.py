"""Who of the demo may open each page, and what its address names there."""

from typing import Final

from api.services.files.blocks import BLOCKS
from browsing.held_trials import ENROLS, OVER
from browsing.sent_list import SENT

# Her structure follows rural-17.
ADVISER: Final = "conseillere-mamers"
# Pages of those who watch over files, or over accounts.
WHOSE: Final = {
    "/administration/connexions": "administratrice-demo",
    "/administration/changements": "administratrice-demo",
    "/journal": "coordinatrice-sarthe",
    "/administration": "administratrice-demo",
    **dict.fromkeys(
        (
            "/equite",
            "/equite/chiffres",
            "/essais",
            "/essais/nouveau",
            "/essais/{trial_id}",
            "/essais/{trial_id}/resultat",
        ),
        "coordinatrice-sarthe",
    ),
}
EXAMPLES: Final = {
    "person_id": ["rural-17"],
    "block": list(BLOCKS),
    "offer_id": ["boulangerie-conlie", "plats-prepares-nuit"],
    "employer_id": ["employeur-491"],
    "profile_id": ["sp-ml-lemans-1", "sp-ml-lemans-0"],
    # None is done in the demo: what a run suggests is looked at where one is asked for.
    "run_id": ["absente"],
    "request_id": ["cr-demo-0", "cr-demo-4"],
    "import_id": [SENT],
    "scorecard_id": ["expert-2026-11"],
    "trial_id": [OVER, ENROLS],
}
