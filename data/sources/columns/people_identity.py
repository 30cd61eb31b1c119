"""Which columns say who a young person is (sealed), and which only the bias report may read?"""

from data.sources.columns import contacts, words
from data.sources.columns import parsers as read
from data.sources.columns.column import Column

IDENTITY = (
    Column(
        "source_id",
        "Identifiant",
        "numéro du dossier dans le logiciel d'origine (jamais le numéro de sécurité sociale)",
        "D-0001",
        read.short_text(60),
        aliases=("Numéro de dossier", "N° dossier", "Identifiant i-Milo", "Identifiant jeune"),
    ),
    Column(
        "family_name",
        "Nom",
        "nom de famille ; chiffré",
        "EXEMPLE",
        read.short_text(80),
        aliases=("Nom de famille", "Nom de naissance"),
    ),
    Column("given_name", "Prénom", "prénom ; chiffré", "Alex", read.short_text(80)),
    Column(
        "birth_date",
        "Date de naissance",
        "date jj/mm/aaaa",
        "14/03/2008",
        str,
        required=True,
        aliases=("Né le", "Née le", "Né(e) le", "Naissance"),
        parse_dated=read.birth_date,
    ),
    Column(
        "phone",
        "Téléphone",
        "10 chiffres ; chiffré",
        "01 99 00 00 01",
        contacts.phone,
        aliases=("Portable", "Tél", "Mobile"),
    ),
    Column(
        "email",
        "Courriel",
        "adresse électronique ; chiffrée",
        "alex@exemple.invalid",
        contacts.email,
        aliases=("E-mail", "Email", "Mail", "Adresse électronique"),
    ),
    Column(
        "representative",
        "Représentant légal",
        "nom et téléphone du représentant d'un mineur ; chiffrés",
        "",
        read.short_text(160),
    ),
)
AUDIT = (
    Column(
        "sex",
        "Sexe",
        "F ou M ; lu par le seul rapport sur les biais, jamais par le classement",
        "",
        read.one_of(words.SEXES),
        aliases=("Genre", "Civilité"),
        audit=True,
    ),
    Column(
        "priority_district",
        "QPV",
        "oui ou non ; lu par le seul rapport sur les biais, jamais par le classement",
        "",
        read.yes_or_no,
        aliases=("Quartier prioritaire", "Résident QPV"),
        audit=True,
    ),
)
