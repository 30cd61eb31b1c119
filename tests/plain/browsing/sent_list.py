"""A list of offers sent in the demo and not yet landed, under a known number."""

from datetime import UTC, date, datetime

from sqlalchemy import update

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool_imports.send import send_offers
from api.services.viewer import viewer_of
from models.enums import Role
from models.tables import ImportJob

SENT = "im-exemple"
_LINES = (
    "Réf. offre;Type;Titre;ROME;Entreprise;Ville;CP;Début;Niveau;Remarques",
    "L-1;apprentissage;Apprenti boulanger H/F;D1102;FOURNIL D'EXEMPLE;Mamers;72600;01/02/2027;CAP;",
    "L-2;apprentissage;Apprenti cuisinier H/F;G1602;AUBERGE D'EXEMPLE;Mamers;72600;31/02/2027;CAP;",
    "L-3;PMSMP;Découverte de la fleuristerie;D1209;FLEURS D'EXEMPLE;Le Mans;72000;;;rappeler",
)


def leave_sent_list(store: Store, day: date) -> None:
    """Send it as Mamers' adviser would."""
    viewer = viewer_of("conseillere-mamers", Role.ADVISER, "ml-mamers", "Conseillère")
    noting = Noting(viewer, day, datetime.now(UTC))
    content = "\r\n".join([*_LINES, ""]).encode()
    job_id = send_offers(store, noting, ("offres-mamers.csv", content), "")
    with store.sessions.begin() as session:
        session.execute(update(ImportJob).where(ImportJob.id == job_id).values(id=SENT))
