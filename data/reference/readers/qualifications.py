"""Which qualifications can be prepared, at which level, for which trades?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.readers.apprenticeship_kit import read_kit
from data.reference.sheet import Sheet
from data.reference.table import Column, Link, Table
from models.codes import CfdCode, RncpCode

TABLE = Table(
    name="qualifications",
    title="Certifications : niveau, codes, métiers, ouverture à l'apprentissage",
    publisher="Réseau des Carif-Oref (Certif Info) ; France compétences (kit apprentissage)",
    licence="Licence Ouverte 2.0",
    origin="https://www.intercariforef.org/ ; https://www.francecompetences.fr/",
    key=("certif_id",),
    rows=(6_500, 12_000),
    links=(Link("romes", "trades", "rome"),),
    columns=(
        Column("certif_id", "str", "Certif Info number."),
        Column("title", "str", "Title as published, usually led by the diploma's short name."),
        Column("diploma_type", "str", "Kind of diploma, as published."),
        Column("level", "Int8", "European level 3 (CAP) to 8; <NA> unknown."),
        Column("rncp", "str", "RNCP sheet, RNCP12345; '' none."),
        Column("cfd", "str", "Code formation diplôme, 8 signs; '' none."),
        Column("romes", "str", "ROME 3 trades it leads to, joined by a vertical bar; '' none."),
        Column("apprenticeship", "bool", "True when the kit opens its RNCP or CFD to apprentices."),
        Column("last_session", "Int16", "Year of its last session; <NA> none announced."),
        Column("active", "bool", "False when the kit says that its RNCP sheet is inactive."),
    ),
    notes=(
        "Kept: open to apprenticeship, or of levels 3 to 7, or leading to a known trade.",
        "A level absent from the source is read from the diploma type where that names one.",
        "Source ROME codes ending in 00 name a domain and not a trade: left out (77 cells).",
        "The source repeats a certification once per RS number: folded into one row.",
    ),
)

_ROMES = tuple(f"Code_Rome_{rank}" for rank in range(1, 6))
_TAKEN = (
    "Code_Diplome", "Libelle_Diplome", "Libelle_Type_Diplome", "Code_Niveau_Europeen",
    "Code_RNCP", "Code_Scolarité", "Annee_Derniere_Session", *_ROMES,
)  # fmt: skip
_TARGET_LEVELS = range(3, 8)


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `qualifications`; refuses malformed codes and rows of one number that disagree."""
    sheet = _folded(folder.csv("certif_info.csv", _TAKEN, separator=";"))
    kit = read_kit(folder)
    rncp = sheet.codes("Code_RNCP", RncpCode, optional=True)
    cfd = sheet.codes("Code_Scolarité", CfdCode, optional=True)
    rows = pd.DataFrame(
        {
            "certif_id": sheet.text("Code_Diplome"),
            "title": sheet.text("Libelle_Diplome"),
            "diploma_type": sheet.text("Libelle_Type_Diplome"),
            "level": _level(sheet),
            "rncp": rncp,
            "cfd": cfd,
            "romes": _trades(sheet, set(built["trades"]["rome"])),
            "apprenticeship": rncp.isin(kit.open_rncp) | cfd.isin(kit.open_cfd),
            "last_session": sheet.numbers("Annee_Derniere_Session").astype("Int16"),
            "active": ~rncp.isin(kit.inactive_rncp),
        }
    )
    aimed_at = rows["level"].isin(list(_TARGET_LEVELS)).fillna(False).astype(bool)
    return rows[rows["apprenticeship"] | aimed_at | (rows["romes"] != "")]


def _folded(sheet: Sheet) -> Sheet:
    """One line per certification, once lines of one number have been found to agree."""
    folded = Sheet(sheet.file, sheet.frame.drop_duplicates())
    folded.unique(["Code_Diplome"])
    return folded


def _level(sheet: Sheet) -> pd.Series:
    given = sheet.numbers("Code_Niveau_Europeen")
    in_type = sheet.text("Libelle_Type_Diplome").str.extract(r"niveau (\d)", expand=False)
    return given.fillna(pd.to_numeric(in_type)).astype("Int8")


def _trades(sheet: Sheet, known: set[str]) -> pd.Series:
    cells = sheet.frame[list(_ROMES)].itertuples(index=False)
    joined = ["|".join(dict.fromkeys(rome for rome in row if rome in known)) for row in cells]
    return pd.Series(joined, index=sheet.frame.index, dtype="str")
