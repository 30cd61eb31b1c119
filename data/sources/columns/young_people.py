"""Which columns describe a young person? Project, place and ways to travel."""

from data.sources.columns import parsers as read
from data.sources.columns import words
from data.sources.columns.column import Column, Kind
from data.sources.columns.levels import LEVEL_FORM, level_reached
from data.sources.columns.people_identity import AUDIT, IDENTITY
from data.sources.columns.places import place_columns
from data.sources.columns.wishes import WISHES

_MINUTES = read.whole_number(0, 240)


def _yes_no(key: str, header: str, example: str = "", *aliases: str) -> Column:
    return Column(key, header, "oui ou non", example, read.yes_or_no, aliases=aliases)


def _day(key: str, header: str, example: str = "", *aliases: str) -> Column:
    return Column(key, header, "date jj/mm/aaaa", example, read.day, aliases=aliases)


_SITUATION = (
    Column(
        "level_reached",
        "Niveau atteint",
        LEVEL_FORM,
        "3",
        level_reached,
        aliases=("Niveau", "Niveau de diplôme", "Niveau de formation"),
    ),
    _yes_no("college_finished", "Collège terminé", "oui"),
    Column(
        "stage",
        "Étape du projet",
        "sans projet, à confirmer ou prêt à signer",
        "à confirmer",
        read.one_of(words.STAGES),
    ),
    Column(
        "enrolment",
        "Inscription au CFA",
        "non, candidat, admis ou entré",
        "non",
        read.one_of(words.ENROLMENTS),
    ),
    Column(
        "course_id",
        "Formation du CFA",
        "identifiant de la formation dans Passerelle",
        "",
        read.short_text(60),
    ),
    _day("cfa_entry_date", "Entrée au CFA"),
    Column(
        "support_scheme",
        "Accompagnement",
        "aucun, CEJ, PACEA ou prépa-apprentissage",
        "CEJ",
        read.one_of(words.SCHEMES),
    ),
    _yes_no("rqth", "RQTH", "", "Reconnaissance travailleur handicapé"),
    _yes_no("age_exemption", "Dérogation d'âge"),
    Column(
        "referent",
        "Référent",
        "identifiant du conseiller dans Passerelle",
        "",
        read.short_text(40),
        aliases=("Conseiller", "Conseiller référent"),
    ),
    _day("available_from", "Disponible le", "01/09/2026", "Date de disponibilité"),
    _day("wishes_confirmed_on", "Souhaits confirmés le", "15/06/2026"),
    _day("informed_on", "Notice d'information remise le", "15/06/2026"),
    Column(
        "information_version",
        "Version de la notice",
        "20 caractères au plus",
        "",
        read.short_text(20),
    ),
    _yes_no("objects_to_ranking", "Opposition au classement", "non"),
)
_TRAVEL = (
    Column(
        "licences",
        "Permis",
        "AM, A1, B, C ou autre, séparés par « | »",
        "AM",
        read.several(read.one_of(words.LICENCES)),
        aliases=("Permis de conduire",),
    ),
    _yes_no("walks", "À pied", "oui"),
    _yes_no("has_bike", "Vélo", "oui"),
    _yes_no("has_moped", "Cyclomoteur", "non", "Scooter"),
    _yes_no("has_car", "Voiture", "non", "Véhicule"),
    _yes_no("uses_transit", "Transports en commun", "oui"),
    _yes_no("no_mobility", "Aucune mobilité", "non"),
    Column(
        "lift_weekdays",
        "Covoiturage : jours",
        "par exemple « lun-ven » ou « lundi, jeudi »",
        "",
        read.weekdays,
    ),
    Column("lift_after", "Covoiturage : départ après", "heure, 7h30", "", read.clock_time),
    Column("lift_before", "Covoiturage : retour avant", "heure, 18h00", "", read.clock_time),
    Column(
        "max_minutes_employer",
        "Minutes maximum vers l'entreprise",
        "0 à 240 minutes, aller simple",
        "45",
        _MINUTES,
    ),
    Column(
        "max_minutes_cfa",
        "Minutes maximum vers le CFA",
        "0 à 240 minutes, aller simple",
        "60",
        _MINUTES,
    ),
)
_HOMES = (
    *place_columns("", ("Le Mans", "72000")),
    *place_columns("2"),
    Column(
        "home_label_2",
        "Domicile 2",
        ", ".join(words.HOMES),
        "",
        read.one_of(words.HOMES),
    ),
)
YOUNG_PEOPLE = Kind(
    "young-people",
    "un jeune",
    (*IDENTITY, *_HOMES, *_SITUATION, *_TRAVEL, *WISHES, *AUDIT),
    one_of=(("source_id", "family_name"), ("commune", "postcode", "insee")),
)
