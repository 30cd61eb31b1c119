"""Which trades does this diploma code or RNCP sheet of an apprenticeship lead to?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.readers.apprenticeship_kit import read_kit
from data.reference.table import Column, Link, Table

TABLE = Table(
    name="apprenticeship_codes",
    title="Kit apprentissage : passage entre code diplôme (CFD) et fiche RNCP",
    publisher="France compétences ; métiers d'après Certif Info (réseau des Carif-Oref)",
    licence="Licence Ouverte 2.0",
    origin="https://www.francecompetences.fr/",
    key=("cfd", "rncp"),
    rows=(6_000, 10_000),
    links=(Link("romes", "trades", "rome"),),
    columns=(
        Column("cfd", "str", "Code formation diplôme, 8 signs."),
        Column("rncp", "str", "RNCP sheet, RNCP12345; '' none."),
        Column("title", "str", "Title of the RNCP sheet, of the diploma where there is none."),
        Column("level", "Int8", "European level 3 (CAP) to 8; <NA> unknown."),
        Column("open", "bool", "True when the sheet is open to apprentices."),
        Column("active", "bool", "False when the sheet is said to be inactive."),
        Column("romes", "str", "ROME 3 trades, joined by a vertical bar; '' unknown."),
    ),
    notes=(
        "romes: those of the RNCP sheet in `qualifications`, else of the diploma code, else of the "
        "sheet that replaces it, else of a line with the same code or sheet.",
    ),
)


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `apprenticeship_codes`; refuses malformed codes and repeated lines."""
    lines = read_kit(folder).lines
    known = built["qualifications"]
    known = known[known["romes"] != ""]
    by_rncp = known[known["rncp"] != ""].drop_duplicates("rncp").set_index("rncp")["romes"]
    by_cfd = known[known["cfd"] != ""].drop_duplicates("cfd").set_index("cfd")["romes"]
    # Several replacing sheets may be named; the first is the nearest.
    replaced_by = lines["replaced_by"].str.extract(r"(RNCP\d+)", expand=False)
    romes = lines["rncp"].map(by_rncp)
    romes = romes.fillna(lines["cfd"].map(by_cfd)).fillna(replaced_by.map(by_rncp))
    for code in ("cfd", "rncp"):
        found = lines.assign(romes=romes)[romes.notna() & (lines[code] != "")]
        romes = romes.fillna(lines[code].map(found.drop_duplicates(code).set_index(code)["romes"]))
    return lines.assign(romes=romes.fillna(""), active=~lines["inactive"])
