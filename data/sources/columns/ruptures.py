"""Which columns tell of a broken contract? Tableau de bord's export, a CFA's dossiers (v3), ours.

None of them holds a national number: a line is matched by name and birth date. Tableau de bord
gives neither employer nor trade. A CFA's line may tell of up to four contracts.
"""

from typing import Final

from data.sources.columns import parsers as read
from data.sources.columns import words
from data.sources.columns.column import Column, Kind
from data.sources.flaws import CellRefused
from models.codes import CfdCode
from models.enums import RuptureCause

CONTRACTS: Final = ("", "_2", "_3", "_4")


def _cause(text: str) -> object:
    """A coded cause; any other text is a cause not known, for it may tell of health or family."""
    try:
        return read.one_of(words.CAUSES)(text)
    except CellRefused:
        return RuptureCause.UNKNOWN


def _contract(suffix: str) -> tuple[Column, ...]:
    nth = f" {suffix[1:]}" if suffix else ""
    first = not suffix

    def example(text: str) -> str:
        return text if first else ""

    def aliases(*names: str) -> tuple[str, ...]:
        return names if first else ()

    return (
        Column(
            f"ruptured_on{suffix}",
            f"Date de rupture{nth}",
            "date jj/mm/aaaa ; sans elle la ligne n'est pas une rupture",
            example("14/10/2026"),
            read.day,
            aliases=(
                f"contrat_date_rupture{suffix}",
                *aliases("Date rupture contrat", "Date de rupture du contrat", "Rupture le"),
            ),
        ),
        Column(
            f"starts_on{suffix}",
            f"Début du contrat{nth}",
            "date jj/mm/aaaa",
            example("01/09/2026"),
            read.day,
            aliases=(
                f"contrat_date_debut{suffix}",
                *aliases("Date début contrat", "Date de début du contrat", "Date début"),
            ),
        ),
        Column(
            f"ends_on{suffix}",
            f"Fin du contrat{nth}",
            "date jj/mm/aaaa",
            example("31/08/2028"),
            read.day,
            aliases=(
                f"contrat_date_fin{suffix}",
                *aliases("Date fin contrat", "Date de fin du contrat", "Date fin"),
            ),
        ),
        Column(
            f"siret{suffix}",
            f"SIRET de l'employeur{nth}",
            "14 chiffres",
            example("12345678200010"),
            read.siret,
            aliases=(f"siret_employeur{suffix}",),
        ),
        Column(
            f"cause{suffix}",
            f"Cause{nth}",
            f"{', '.join(words.CAUSES)} ; tout autre texte vaut « inconnue » et n'est pas gardé",
            example("distance"),
            _cause,
            aliases=(f"cause_rupture_contrat{suffix}",),
        ),
    )


RUPTURES = Kind(
    "ruptures",
    "un jeune dont le contrat est rompu",
    (
        Column(
            "family_name",
            "Nom",
            "nom de famille ; chiffré",
            "EXEMPLE",
            read.short_text(80),
            required=True,
            aliases=("Nom de famille", "Nom de naissance", "nom_apprenant"),
        ),
        Column(
            "given_name",
            "Prénom",
            "prénom ; chiffré",
            "Alex",
            read.short_text(80),
            required=True,
            aliases=("prenom_apprenant",),
        ),
        Column(
            "birth_date",
            "Date de naissance",
            "date jj/mm/aaaa ; sans elle, la personne est à confirmer",
            "14/03/2008",
            str,
            aliases=("Né le", "Née le", "Né(e) le", "date_de_naissance_apprenant"),
            parse_dated=read.birth_date,
        ),
        *(column for suffix in CONTRACTS for column in _contract(suffix)),
        Column(
            "broken_by",
            "Rompu par",
            ", ".join(words.SIDES),
            "inconnu",
            read.one_of(words.SIDES),
        ),
        Column(
            "stated_by",
            "Cause donnée par",
            ", ".join(words.SIDES),
            "jeune",
            read.one_of(words.SIDES),
        ),
        Column(
            "in_free_period",
            "Dans les 45 jours",
            "oui ou non : rompu dans les 45 premiers jours en entreprise",
            "oui",
            read.yes_or_no,
        ),
        Column(
            "trade",
            "Métier",
            "code ROME, ou métier en toutes lettres",
            "D1102",
            read.short_text(120),
            aliases=("ROME", "Code ROME"),
        ),
        Column(
            "course_title",
            "Intitulé de la formation",
            "diplôme préparé",
            "CAP boulanger",
            read.short_text(200),
            aliases=("libelle_long_formation", "formation_libelle_long", "Formation"),
        ),
        Column("cfd", "CFD", "8 lettres ou chiffres", "", CfdCode, aliases=("formation_cfd",)),
        Column(
            "rncp",
            "RNCP",
            "RNCP suivi de 2 à 5 chiffres",
            "",
            read.rncp,
            aliases=("formation_rncp",),
        ),
        Column(
            "uai",
            "UAI du CFA",
            "7 chiffres et une lettre",
            "",
            read.uai,
            aliases=("UAI", "etablissement_formateur_uai", "formation_uai"),
        ),
    ),
)
