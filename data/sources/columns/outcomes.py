"""Which columns tell what became of a proposal, a contract or a PMSMP?"""

from data.sources.columns import parsers as read
from data.sources.columns import words
from data.sources.columns.column import Column, Kind


def _day(key: str, header: str, example: str, *aliases: str) -> Column:
    return Column(key, header, "date jj/mm/aaaa", example, read.day, aliases=aliases)


OUTCOMES = Kind(
    "outcomes",
    "une issue (plusieurs lignes peuvent suivre le même contrat)",
    (
        Column(
            "person_source_id",
            "Identifiant du jeune",
            "numéro du dossier donné à l'import des jeunes, ou identifiant Passerelle",
            "D-0001",
            read.short_text(60),
            required=True,
            aliases=("Identifiant jeune", "Numéro de dossier"),
        ),
        Column(
            "siret",
            "SIRET de l'employeur",
            "14 chiffres",
            "12345678200010",
            read.siret,
            aliases=("SIRET",),
        ),
        Column(
            "offer_source_id",
            "Identifiant de l'offre",
            "numéro de l'offre dans son fichier d'origine, pour une proposition",
            "",
            read.short_text(120),
        ),
        Column(
            "kind",
            "Type",
            "apprentissage ou PMSMP",
            "apprentissage",
            read.one_of(words.PLACEMENT_KINDS),
            required=True,
        ),
        Column(
            "trade",
            "Métier",
            "code ROME, ou métier en toutes lettres ; vide : celui de l'offre",
            "D1102",
            read.short_text(120),
            aliases=("ROME", "Code ROME"),
        ),
        Column(
            "outcome",
            "Issue",
            ", ".join(words.OUTCOMES),
            "signé",
            read.one_of(words.OUTCOMES),
            required=True,
        ),
        _day("happened_on", "Date de l'issue", "05/09/2025"),
        _day("proposed_on", "Proposée le", ""),
        _day("starts_on", "Début", "05/09/2025", "Date de début", "Date début"),
        _day("ends_on", "Fin", "31/08/2027", "Date de fin", "Date fin"),
        _day("ruptured_on", "Rupture le", "", "Date rupture contrat", "Date de rupture"),
        Column("uai", "UAI du CFA", "7 chiffres et une lettre", "", read.uai, aliases=("UAI",)),
        Column(
            "purpose",
            "Objet de la PMSMP",
            "découvrir un métier, confirmer un projet ou initier un recrutement",
            "",
            read.one_of(words.PURPOSES),
        ),
        Column("purpose_met", "Objet atteint", "oui ou non", "", read.yes_or_no),
        Column(
            "origin",
            "Origine",
            "proposition, famille, école, recherche personnelle, autre réseau ou inconnue",
            "inconnue",
            read.one_of(words.ORIGINS),
        ),
    ),
)
