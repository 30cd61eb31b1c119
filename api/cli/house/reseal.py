"""`passerelle reseal`: how is a change of key finished?"""

from typing import Annotated

import typer

from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, progress
from models.errors import SettingsError


def reseal(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Compter ce qui reste à faire, sans rien écrire.")
    ] = False,
) -> None:
    """Finir un changement de clé : tout passe sous la première clé donnée.

    1. Donnez « nouvelle,ancienne » (PASSERELLE_SECRET_KEY, ou son fichier) ; redémarrez le service.

    2. Lancez cette commande ; arrêtée, elle se relance et continue.

    3. Retirez l'ancienne clé ; redémarrez.
    """
    from api.services.reseal.run import reseal_store

    with opened_store() as store, progress("Changement de clé") as bar:
        report = reseal_store(store, bar.to, dry_run=dry_run)
    for line in report.lines():
        console().print(line, markup=False)
    if not report.all_open:
        raise SettingsError(report.refusal())
