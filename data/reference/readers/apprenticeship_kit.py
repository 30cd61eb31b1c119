"""Which diplomas are open to apprenticeship? France compétences' kit, read once for two tables."""

from dataclasses import dataclass

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.sheet import Sheet
from models.codes import CfdCode, RncpCode

_CFD, _RNCP = "Code Diplôme", "FicheRNCP"
_OPEN = "Accès à l'apprentissage de la fiche RNCP (oui/non)"
_ACTIVE = "Fiche ACTIVE/INACTIVE"
_LEVEL = "Niveau fiche RNCP"
_TITLE, _DEPP_TITLE = "Intitulé certification (RNCP)", "Intitulé diplôme (DEPP)"
_REPLACED_BY = "Nouvelle Certification rempla (RNCP)"
_COLUMNS = (_CFD, _RNCP, _OPEN, _ACTIVE, _LEVEL, _TITLE, _DEPP_TITLE, _REPLACED_BY)
# The publisher writes NR (non renseigné) where it does not know.
_UNKNOWN = "NR"


@dataclass(frozen=True)
class Kit:
    """Lines of the kit (cfd, rncp, open, active, level, title, replaced_by) and sets over them."""

    lines: pd.DataFrame
    open_rncp: frozenset[str]
    open_cfd: frozenset[str]
    inactive_rncp: frozenset[str]


def read_kit(folder: PublisherFolder) -> Kit:
    """Read the sheet "Kit Apprentissage", whose header stands on the second line."""
    sheet = folder.workbook("Kit_apprentissage_*.xlsx", "Kit Apprentissage", 2, _COLUMNS)
    sheet = Sheet(sheet.file, sheet.frame.replace(_UNKNOWN, ""))
    sheet.unique([_CFD, _RNCP])
    lines = _lines(sheet)
    opened = lines[lines["open"]]
    inactive = lines.loc[lines["inactive"], "rncp"]
    return Kit(
        lines,
        frozenset(opened["rncp"]) - {""},
        frozenset(opened["cfd"]),
        frozenset(inactive) - {""},
    )


def _lines(sheet: Sheet) -> pd.DataFrame:
    rncp_title = sheet.text(_TITLE)
    level = pd.to_numeric(sheet.text(_LEVEL).str.extract(r"Niveau (\d)", expand=False))
    return pd.DataFrame(
        {
            "cfd": sheet.codes(_CFD, CfdCode),
            "rncp": sheet.codes(_RNCP, RncpCode, optional=True),
            "open": sheet.text(_OPEN) == "Oui",
            "inactive": sheet.text(_ACTIVE) == "INACTIVE",
            "level": level.astype("Int8"),
            "title": rncp_title.where(rncp_title != "", sheet.text(_DEPP_TITLE)),
            "replaced_by": sheet.text(_REPLACED_BY),
        }
    )
