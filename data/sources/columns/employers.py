"""Which columns describe an employer?"""

from data.sources.columns import parsers as read
from data.sources.columns.column import Column, Kind
from data.sources.columns.places import place_columns, point_columns

_COUNT = read.whole_number(0, 1_000_000)

EMPLOYERS = Kind(
    "employers",
    "un établissement employeur",
    (
        Column(
            "siret",
            "SIRET",
            "14 chiffres",
            "12345678200010",
            read.siret,
            aliases=("N° SIRET", "Numéro SIRET", "SIRET établissement"),
        ),
        Column(
            "source_id",
            "Identifiant",
            "numéro dans le fichier d'origine, si le SIRET manque",
            "E-0001",
            read.short_text(120),
            aliases=("Identifiant employeur",),
        ),
        Column(
            "legal_name",
            "Raison sociale",
            "nom légal",
            "ENTREPRISE D'EXEMPLE",
            read.short_text(200),
            required=True,
            aliases=("Nom de l'entreprise", "Entreprise", "Dénomination", "Employeur"),
        ),
        Column(
            "trade_name",
            "Enseigne",
            "nom sur la façade",
            "L'Exemple",
            read.short_text(200),
            aliases=("Nom commercial",),
        ),
        Column(
            "naf",
            "Code NAF",
            "4 chiffres et une lettre",
            "1071C",
            read.naf,
            aliases=("NAF", "APE", "Code APE"),
        ),
        Column(
            "headcount",
            "Effectif",
            "nombre de salariés",
            "4",
            _COUNT,
            aliases=("Nombre de salariés",),
        ),
        *place_columns("", ("La Flèche", "72200")),
        *point_columns(),
        Column("is_temp_agency", "Agence d'intérim", "oui ou non", "non", read.yes_or_no),
        Column("apprentices_now", "Apprentis en cours", "nombre", "1", _COUNT),
        Column("apprentice_masters", "Maîtres d'apprentissage", "nombre", "1", _COUNT),
        Column("apprentices_past_3y", "Apprentis des 3 dernières années", "nombre", "3", _COUNT),
    ),
    one_of=(("siret", "source_id"),),
)
