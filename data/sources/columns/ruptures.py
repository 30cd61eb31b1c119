"""Which columns tell of a broken contract? Tableau de bord's export, a CFA's dossiers (v3), ours.

None of them holds a national number: a line is matched by name and birth date. Tableau de bord
gives neither employer nor trade. A CFA's line may tell of up to four contracts.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

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


class _Told(NamedTuple):
    """What a line tells of one contract, with its name in v3 and in other files."""

    name: str
    label: str
    form: str
    example: str
    parse: Callable[[str], object]
    v3: str
    others: tuple[str, ...] = ()


_OF_A_CONTRACT: Final = (
    _Told(
        "ruptured_on",
        "Date de rupture",
        "date jj/mm/aaaa ; sans elle la ligne n'est pas une rupture",
        "14/10/2026",
        read.day,
        "contrat_date_rupture",
        ("Date rupture contrat", "Date de rupture du contrat", "Rupture le"),
    ),
    _Told(
        "starts_on",
        "Début du contrat",
        "date jj/mm/aaaa",
        "01/09/2026",
        read.day,
        "contrat_date_debut",
        ("Date début contrat", "Date de début du contrat", "Date début"),
    ),
    _Told(
        "ends_on",
        "Fin du contrat",
        "date jj/mm/aaaa",
        "31/08/2028",
        read.day,
        "contrat_date_fin",
        ("Date fin contrat", "Date de fin du contrat", "Date fin"),
    ),
    _Told(
        "siret",
        "SIRET de l'employeur",
        "14 chiffres",
        "12345678200010",
        read.siret,
        "siret_employeur",
    ),
    _Told(
        "cause",
        "Cause",
        f"{', '.join(words.CAUSES)} ; tout autre texte vaut « inconnue » et n'est pas gardé",
        "distance",
        _cause,
        "cause_rupture_contrat",
    ),
)


def _contract(suffix: str) -> tuple[Column, ...]:
    """Columns of one contract; only the first has examples and names of files but v3's."""
    nth, first = (f" {suffix[1:]}", False) if suffix else ("", True)
    return tuple(
        Column(
            f"{told.name}{suffix}",
            f"{told.label}{nth}",
            told.form,
            told.example if first else "",
            told.parse,
            aliases=(f"{told.v3}{suffix}", *(told.others if first else ())),
        )
        for told in _OF_A_CONTRACT
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
