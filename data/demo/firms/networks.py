"""Who prospects in the demo? Five networks, their structures on real communes, demo accounts."""

import re
import unicodedata
from datetime import date

from data.demo.ground.real_ground import CENTRE, CfaSite, Ground
from data.demo.provenance import stamp
from models.enums import NetworkKind, Role
from models.tables import Adviser, Network, Structure

MISSIONS_LOCALES, CMA, CCI, CFA, FRANCE_TRAVAIL = (
    "missions-locales",
    "cma",
    "cci",
    "cfa",
    "france-travail",
)
# Préfectures of the seven départements: chambers and agencies stand there.
PREFECTURES = (CENTRE, "28085", "37261", "41018", "49007", "53130", "61001")
# Further towns of the Sarthe where the demo puts an agency: La Flèche, Sablé, Mamers, La Ferté.
AGENCY_TOWNS = ("72154", "72264", "72180", "72132")
# The service may prescribe PMSMP by convention (D5135-7): given, refused, not known.
_DELEGATIONS = {CMA: (True, None, False), CCI: (False, None), CFA: (None, True)}


def networks() -> list[Network]:
    """The five networks."""
    return [
        Network(id=MISSIONS_LOCALES, name="Missions Locales", kind=NetworkKind.MISSION_LOCALE),
        Network(id=CMA, name="Chambres de métiers et de l'artisanat", kind=NetworkKind.CMA),
        Network(id=CCI, name="Chambres de commerce et d'industrie", kind=NetworkKind.CCI),
        Network(id=CFA, name="Centres de formation d'apprentis", kind=NetworkKind.CFA),
        Network(id=FRANCE_TRAVAIL, name="France Travail", kind=NetworkKind.FRANCE_TRAVAIL),
    ]


def structures(ground: Ground, today: date, cfa_sites: list[CfaSite]) -> list[Structure]:
    """Real Missions Locales; chambers and agencies of the demo; the CFA given."""
    rows = [
        _structure(f"ml-{_slug(ground, ml.insee)}", MISSIONS_LOCALES, ml.name, ml.insee, today)
        for ml in ground.missions_locales
    ]
    for insee in PREFECTURES:
        place, key = ground.communes[insee].name, _slug(ground, insee)
        for network, label in ((CMA, "Chambre de métiers"), (CCI, "Chambre de commerce")):
            name = f"{label}, antenne de démonstration ({place})"
            rows.append(_structure(f"{network}-{key}", network, name, insee, today))
    for insee in (*PREFECTURES, *AGENCY_TOWNS):
        name = f"France Travail, agence de démonstration ({ground.communes[insee].name})"
        key = f"ft-{_slug(ground, insee)}"
        rows.append(_structure(key, FRANCE_TRAVAIL, name, insee, today))
    rows += [_structure(f"cfa-{s.uai.lower()}", CFA, s.name, s.insee, today) for s in cfa_sites]
    _delegate(rows)
    return rows


def advisers(ground: Ground, rows: list[Structure]) -> list[Adviser]:
    """Two accounts in each Mission Locale, one elsewhere, and one of each role that leads."""
    result = [
        _adviser("coordinatrice-sarthe", "ml-lemans", "Coordinatrice", Role.COORDINATOR),
        _adviser("referente-apprentissage", "ml-lemans", "Référente", Role.APPRENTICESHIP_LEAD),
        _adviser("administratrice-demo", "ml-lemans", "Administratrice", Role.ADMINISTRATOR),
    ]
    for row in rows:
        if row.network_id == MISSIONS_LOCALES:
            place = _slug(ground, str(row.insee))
            result.append(_adviser(f"conseillere-{place}", row.id, "Conseillère", Role.ADVISER))
            title = "Chargé de relation entreprise"
            result.append(_adviser(f"cre-{place}", row.id, title, Role.EMPLOYER_OFFICER))
        else:
            title = "Développeuse de l'apprentissage"
            result.append(_adviser(f"dev-{row.id}", row.id, title, Role.EMPLOYER_OFFICER))
    return result


def _delegate(rows: list[Structure]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        cycle = _DELEGATIONS.get(row.network_id)
        if cycle:
            rank = seen[row.network_id] = seen.get(row.network_id, -1) + 1
            row.pmsmp_delegation = cycle[rank % len(cycle)]


def _structure(key: str, network: str, name: str, insee: str, today: date) -> Structure:
    return Structure(id=key, network_id=network, name=name, insee=insee, **stamp(today, key))


def _adviser(key: str, structure: str, title: str, role: Role) -> Adviser:
    return Adviser(id=key, structure_id=structure, display_name=f"{title} EXEMPLE", role=role)


def _slug(ground: Ground, insee: str) -> str:
    """Letters of the commune's name, lower case, without accents or spaces ("lemans")."""
    plain = unicodedata.normalize("NFKD", ground.communes[insee].name).encode("ascii", "ignore")
    return re.sub(r"[^a-z]", "", plain.decode().lower())
