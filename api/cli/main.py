"""The command `passerelle`: every way in from a terminal."""

from collections.abc import Mapping
from typing import Final

from api.cli.console.collector import looks_seldom
from api.cli.console.deferred import DeferredGroup, Held
from api.cli.console.french_typer import FrenchTyper
from api.logs import send_logs_to_stderr

COMMANDS: Final[Mapping[str, Held]] = {
    "rank": Held(
        "ranking.rank",
        "Classer les offres pour un jeune et dire pourquoi ; la consultation est journalisée.",
        "rank",
    ),
    "why": Held(
        "ranking.why",
        "Dire où se place une offre pour un jeune, ou pourquoi elle n'est pas dans sa liste.",
        "why",
    ),
    "levers": Held(
        "ranking.levers",
        "Dire ce qui ouvrirait plus d'offres à un jeune ; la consultation est journalisée.",
        "levers",
    ),
    "trades": Held(
        "ranking.trades",
        "Trouver les métiers (ROME) que nomment des mots ; dire quand ils n'en nomment aucun.",
        "trades",
    ),
    "prospect": Held(
        "prospection.prospect",
        "Choisir les entreprises à appeler pour les jeunes qui ont trop peu d'offres accessibles.",
        "prospect",
    ),
    "evaluate": Held(
        "learning.evaluate",
        "Comparer des façons de proposer, dans des mondes simulés dont la vérité est connue.",
        "evaluate",
    ),
    "train": Held(
        "learning.train",
        "Ajuster une grille sur les suites connues : une candidate, jusqu'à ce qu'on l'adopte.",
        "train",
    ),
    "scorecard": Held(
        "learning.scorecard",
        "Grilles de contributions : lister, lire, comparer, adopter, rétablir.",
    ),
    "trial": Held(
        "learning.trial", "Essai par tirage au sort : taille, pré-enregistrement, tirage, résultat."
    ),
    "audit": Held(
        "learning.audit",
        "Ce que la grille fait aux groupes : écarts, et ce que ses facteurs devinent.",
    ),
    "activity": Held(
        "house.activity",
        "Faire le bilan d'une période : contrats, ruptures, PMSMP et délais.",
        "activity",
    ),
    "actions": Held(
        "people.actions",
        "Donner les actions du jour codées, à saisir dans i-Milo ; chaque export est journalisé.",
        "actions",
    ),
    "gaps": Held(
        "prospection.gaps",
        "Montrer où les souhaits dépassent les places ouvertes, par métiers et zone d'emploi.",
        "gaps",
    ),
    "rematch": Held(
        "ruptures.rematch",
        "Répartir les offres ouvertes entre les jeunes au contrat rompu, ou ceux nommés.",
        "rematch",
    ),
    "congestion": Held(
        "ruptures.congestion",
        "Dire combien le prix des places disputées pèse dans les listes, et le fixer.",
        "congestion",
    ),
    "same-employer": Held(
        "offers.same_employer",
        "Dire si deux employeurs écrits autrement sont le même établissement, la même "
        "organisation.",
        "same_employer",
    ),
    "import": Held("offers.imports", "Importer des fichiers CSV ou XLSX, ou un flux v3."),
    "account": Held(
        "people.account",
        "Les comptes : qui peut se connecter, avec quel rôle, dans quelle structure.",
    ),
    "person": Held(
        "people.person", "Le dossier d'un jeune : l'exporter, l'oublier, corriger ses trajets."
    ),
    "pool": Held(
        "offers.pool",
        "Les offres que plusieurs réseaux connaissent : une seule fois dans le vivier.",
    ),
    "purge": Held(
        "people.purge",
        "Supprimer ce qui a dépassé sa durée de conservation, avec l'article qui le dit.",
        "purge",
    ),
    "reseal": Held(
        "house.reseal",
        "Finir un changement de clé : tout passe sous la première clé donnée.",
        "reseal",
    ),
    "reference": Held(
        "house.reference",
        "Les tables de référence publiques (communes, métiers, CFA…) et les règles datées.",
    ),
    "travel": Held(
        "travel.commands", "Les trajets : routes et horaires à construire, à expliquer, à vérifier."
    ),
    "demo": Held(
        "house.demo", "Un territoire inventé, sur de vraies communes de la Sarthe et autour."
    ),
    "ruptures": Held(
        "ruptures.cases", "Ruptures signalées : celles qui attendent, et à qui elles sont."
    ),
    "bench": Held(
        "bench.commands", "Mesurer à côté d'autres méthodes, sur un territoire tiré au sort."
    ),
    "serve": Held("house.serve", "Servir l'API et les pages, jusqu'à Ctrl-C.", "serve"),
    "settings": Held(
        "house.settings",
        "Les réglages, leur valeur et leur rôle ; les secrets ne s'affichent pas.",
        "show_settings",
    ),
}


class Passerelle(DeferredGroup):
    """Every command of the house."""

    held = COMMANDS


app = FrenchTyper(
    name="passerelle",
    cls=Passerelle,
    help="Classe les offres d'apprentissage et de PMSMP pour chaque jeune, et dit pourquoi. "
    "Passerelle propose ; un conseiller décide.",
)


@app.callback()
def prepare() -> None:
    """Classe les offres d'apprentissage et de PMSMP pour chaque jeune, et dit pourquoi."""
    looks_seldom()
    send_logs_to_stderr()
