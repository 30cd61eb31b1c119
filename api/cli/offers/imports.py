"""`passerelle import`: how do files of young people, employers, offers and outcomes come in?

What reads them is imported inside the functions that use it: it brings scikit-learn, which takes a
second that no other command should wait for.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, errors_console, progress
from api.cli.console.written import write_result
from api.clock import now
from api.services.imports.import_template import ImportKind, TemplateFormat, import_template
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest
from api.settings import read_settings

# A file without a named register is "the file": importing a newer one updates its rows.
UNNAMED_SOURCE = "fichier"
_WHAT = {
    ImportKind.YOUNG_PEOPLE: "des jeunes",
    ImportKind.EMPLOYERS: "des employeurs",
    ImportKind.OFFERS: "des offres",
    ImportKind.OUTCOMES: "des suites (réponses, contrats, ruptures…)",
    ImportKind.RUPTURES: "des ruptures (export du Tableau de bord, dossiers d'un CFA)",
}
app = FrenchTyper(help="Importer des fichiers CSV ou XLSX, ou un flux v3.")

File = Annotated[Path, typer.Argument(metavar="FICHIER", help="Fichier à lire.")]
Source = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="NOM",
        show_default=False,
        help="Registre dont le fichier est une copie : un fichier plus récent le met à jour.",
    ),
]
OwnedBy = Annotated[
    str | None,
    typer.Option(
        "--structure",
        metavar="ID",
        show_default=False,
        help="Structure à qui sont ces enregistrements.",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Tout importer, ou rien si une ligne est refusée.")
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLONNE=CHAMP",
        show_default=False,
        help="Colonne du fichier à lire comme ce champ ; répétable, retenu pour la suite.",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FICHIER",
        show_default=False,
        help="CSV des lignes refusées : ligne, colonne, forme, raison (aucune valeur).",
    ),
]


@app.command("template")
def template(
    kind: Annotated[ImportKind, typer.Argument(metavar="TYPE", help="Ce que contient le fichier.")],
    file_format: Annotated[
        TemplateFormat, typer.Option("--format", help="Format du modèle.")
    ] = TemplateFormat.CSV,
    output: Output = None,
) -> None:
    """Donner un modèle de fichier à remplir, avec des lignes d'exemple fictives."""
    if file_format is TemplateFormat.XLSX and output is None and os.isatty(1):
        raise typer.BadParameter("un classeur XLSX ne s'affiche pas : donnez --output FICHIER.")
    write_result(import_template(kind, file_format), output)


def _command_for(kind: ImportKind) -> Callable[..., None]:
    def import_kind(  # noqa: PLR0913 - one parameter for each option of the command
        path: File,
        source: Source = None,
        structure: OwnedBy = None,
        strict: Strict = False,
        mapping: Mapping = None,
        report: Report = None,
        today: Today = None,
    ) -> None:
        request = ImportRequest(
            kind=kind.value,
            path=path,
            source_name=source or structure or UNNAMED_SOURCE,
            structure_id=structure,
            strict=strict,
            mapping=_pairs(mapping or []),
        )
        _run(request, report, today)

    import_kind.__doc__ = f"Importer {_WHAT[kind]} depuis un fichier CSV ou XLSX."
    return import_kind


for _kind in ImportKind:
    app.command(_kind.value)(_command_for(_kind))


@app.command("v3")
def import_feed(
    path: File,
    structure: OwnedBy = None,
    strict: Strict = False,
    report: Report = None,
    today: Today = None,
) -> None:
    """Importer un flux JSON v3 (La bonne alternance, API apprentissage)."""
    from api.services.imports.run_import import V3, V3_SOURCE

    _run(ImportRequest(V3, path, V3_SOURCE, structure, strict), report, today)


def _run(request: ImportRequest, report: Path | None, today: Today) -> None:
    from api.services.imports.run_import import import_tools, run_import

    settings = read_settings()
    with opened_store(settings) as store, progress(f"Import de {request.path.name}") as bar:
        tools = import_tools(store, settings, (day_asked(today), now()), bar.to)
        tools = replace(tools, on_writing=lambda: bar.phase("Contrôle et écriture"))
        done = run_import(tools, request)
    _tell(done, report)
    if not done.landed:
        raise typer.Exit(1)


def _tell(done: ImportReport, report: Path | None) -> None:
    for sentence in done.sentences():
        console().print(sentence, markup=False)
    if report is not None:
        write_result(done.to_csv(), report)
        errors_console().print(f"Lignes refusées : voir {report}.", markup=False)
    elif done.rejected:
        errors_console().print("Pour le détail des lignes refusées : --report FICHIER.")


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for text in given:
        column, separator, field = text.partition("=")
        if not separator or not column.strip() or not field.strip():
            raise typer.BadParameter("--map : attendu « colonne=champ ».")
        pairs[column.strip()] = field.strip()
    return pairs
