"""How are a young person's codes said to French readers?"""

from typing import Final

STAGES: Final = {
    "no_project": "sans projet",
    "to_confirm": "projet à confirmer",
    "ready_to_sign": "prêt à signer",
}
