"""Which columns describe an offer?"""

from data.sources.columns import contacts, words
from data.sources.columns import parsers as read
from data.sources.columns.column import Column, Kind
from data.sources.columns.levels import diploma_level
from data.sources.columns.places import place_columns, point_columns


def _yes_no(key: str, header: str, example: str = "") -> Column:
    return Column(key, header, "oui ou non", example, read.yes_or_no)


def _day(key: str, header: str, example: str, *aliases: str) -> Column:
    return Column(key, header, "date jj/mm/aaaa", example, read.day, aliases=aliases)


_WHAT = (
    Column(
        "source_id",
        "Identifiant",
        "numéro de l'offre dans le fichier d'origine",
        "O-0001",
        read.short_text(120),
        required=True,
        aliases=("Numéro d'offre", "Référence", "Identifiant offre"),
    ),
    Column(
        "kind",
        "Type",
        "apprentissage ou PMSMP",
        "apprentissage",
        read.one_of(words.OFFER_KINDS),
        required=True,
        aliases=("Type d'offre", "Contrat", "Type de contrat"),
    ),
    Column(
        "title",
        "Intitulé",
        "intitulé de l'offre",
        "Apprenti boulanger H/F",
        read.short_text(200),
        required=True,
        aliases=("Titre", "Intitulé de l'offre", "Intitulé du poste"),
    ),
    Column(
        "trade",
        "Métier",
        "code ROME, ou métier en toutes lettres ; vide : l'intitulé sert",
        "D1102",
        read.short_text(120),
        aliases=("ROME", "Code ROME"),
    ),
    Column("description", "Description", "texte publié de l'offre", "", read.short_text(4000)),
    Column(
        "diploma_level",
        "Niveau préparé",
        "niveau de 3 à 8, ou CAP, bac …",
        "3",
        diploma_level(3),
        aliases=("Niveau", "Diplôme préparé"),
    ),
    Column("rncp", "RNCP", "RNCP suivi de 2 à 5 chiffres", "", read.rncp, aliases=("Code RNCP",)),
    Column(
        "places",
        "Places",
        "nombre de places",
        "1",
        read.whole_number(0, 500),
        aliases=("Nombre de postes", "Nombre de places"),
    ),
)
_WHO = (
    Column("siret", "SIRET", "14 chiffres", "12345678200010", read.siret, aliases=("N° SIRET",)),
    Column(
        "legal_name",
        "Employeur",
        "nom de l'employeur",
        "ENTREPRISE D'EXEMPLE",
        read.short_text(200),
        aliases=("Raison sociale", "Entreprise", "Nom de l'entreprise"),
    ),
    *place_columns("", ("La Flèche", "72200")),
    *point_columns(),
)
_WHEN = (
    _day("start_from", "Début au plus tôt", "01/09/2026", "Date de début", "Début"),
    _day("start_to", "Début au plus tard", "30/11/2026"),
    Column(
        "duration_months", "Durée en mois", "apprentissage : mois", "24", read.whole_number(1, 48)
    ),
    Column("duration_days", "Durée en jours", "PMSMP : jours", "", read.whole_number(1, 60)),
    Column(
        "monthly_limit",
        "Accueils par mois",
        "PMSMP sans date : nombre",
        "",
        read.whole_number(0, 99),
    ),
    Column("day_start", "Heure de début", "heure, 8h30", "8h00", read.clock_time),
    Column("day_end", "Heure de fin", "heure, 16h30", "15h30", read.clock_time),
    Column("weekly_hours", "Heures par semaine", "0 à 60", "35", read.decimal_number(0, 60)),
    _yes_no("works_night", "Travail de nuit", "non"),
    _yes_no("works_weekend", "Travail le week-end", "oui"),
    _yes_no("works_sunday", "Travail le dimanche", "non"),
    _yes_no("hours_fixed", "Horaires non adaptables", "non"),
)
_CONDITIONS = (
    Column("licence_required", "Permis exigé", "AM, A1, B ou C", "", read.one_of(words.LICENCES)),
    Column(
        "dangerous_work",
        "Travaux réglementés",
        "aucun, sur déclaration ou interdits (moins de 18 ans)",
        "aucun",
        read.one_of(words.DANGERS),
    ),
    _yes_no("replaces_a_job", "Remplace un emploi", "non"),
    Column(
        "course_id",
        "Formation imposée",
        "identifiant de la formation dans Passerelle ; vide : CFA libre",
        "",
        read.short_text(60),
    ),
    Column(
        "visibility",
        "Visibilité",
        "structure, annoncée ou partagée",
        "partagée",
        read.one_of(words.VISIBILITIES),
    ),
    Column("apply_url", "Candidature : lien", "adresse web https://", "", contacts.web_address),
    Column(
        "apply_phone", "Candidature : téléphone", "10 chiffres", "01 99 00 00 02", contacts.phone
    ),
    _day("published_on", "Publiée le", "01/06/2026", "Date de publication"),
    _day("expires_on", "Expire le", "31/12/2026", "Date d'expiration"),
    Column(
        "status",
        "Statut",
        "ouverte, brouillon, suspendue, pourvue, expirée ou retirée",
        "ouverte",
        read.one_of(words.OFFER_STATUSES),
    ),
)
OFFERS = Kind(
    "offers",
    "une offre",
    (*_WHAT, *_WHO, *_WHEN, *_CONDITIONS),
    one_of=(("siret", "legal_name"),),
    shortest=("trade",),
)
