"""What are the trades? The 532 ROME 3 codes that everything else is keyed on, and their domains."""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Table
from models.codes import RomeCode

TABLE = Table(
    name="trades",
    title="Métiers : codes ROME 3, libellés et domaines",
    publisher="France Travail",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html",
    key=("rome",),
    rows=(532, 532),
    columns=(
        Column("rome", "str", "ROME 3 code (parent of one or more ROME 4 codes)."),
        Column("label", "str", "Label of the ROME 3 code; of the same ROME 4 code where unknown."),
        Column("domain_code", "str", "Professional domain: letter and two digits."),
        Column("domain_label", "str", "Label of the domain."),
        Column("great_domain_code", "str", "Great domain: one letter, A to N."),
        Column("great_domain_label", "str", "Label of the great domain."),
    ),
    notes=(
        "ROME 3 labels come from the 2021 hires file; 15 codes absent there take the label of the "
        "ROME 4 code of the same writing, which may be narrower.",
    ),
)

_ROME = ("code_rome", "libelle_rome", "code_rome_parent")
_DOMAINS = (
    "code_rome", "code_grand_domaine", "libelle_grand_domaine", "code_domaine_professionel",
    "libelle_domaine_professionel",
)  # fmt: skip


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 -- all readers share one form
    """Rows of `trades`; refuses a parent without a label or a domain."""
    rome = folder.csv("unix_referentiel_code_rome_v*_utf8.csv", _ROME)
    domains = folder.csv("cr_gd_dp_v4_utf8.csv", _DOMAINS)
    hires = folder.csv("rome_naf_hirings_2021.csv", ("rome_id", "rome_label"))
    rome.unique(["code_rome"])
    domains.unique(["code_rome"])
    code = rome.codes("code_rome", RomeCode)
    parent = rome.codes("code_rome_parent", RomeCode)
    domain_of = domains.frame.set_axis(domains.codes("code_rome", RomeCode))
    rome.known("code_rome_parent", parent, set(code))
    rome.known("code_rome_parent", parent, set(domain_of.index))
    labels = dict(zip(code, rome.text("libelle_rome"), strict=True))
    labels |= dict(zip(hires.codes("rome_id", RomeCode), hires.text("rome_label"), strict=True))
    parents = pd.Index(sorted(set(parent)))
    domain = domain_of.loc[parents]
    return pd.DataFrame(
        {
            "rome": parents,
            "label": [labels[rome_code] for rome_code in parents],
            "domain_code": domain["code_domaine_professionel"].to_numpy(),
            "domain_label": domain["libelle_domaine_professionel"].to_numpy(),
            "great_domain_code": domain["code_grand_domaine"].to_numpy(),
            "great_domain_label": domain["libelle_grand_domaine"].to_numpy(),
        }
    )
